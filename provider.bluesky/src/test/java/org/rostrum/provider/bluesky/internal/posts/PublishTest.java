package org.rostrum.provider.bluesky.internal.posts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.bluesky.internal.support.OnPds;
import org.rostrum.provider.bluesky.internal.support.Posts;
import org.rostrum.provider.bluesky.internal.support.ScriptedPds;
import org.rostrum.provider.bluesky.internal.support.Wire;
import org.rostrum.provider.bluesky.pds.PdsAccount;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.Answer;

/** Publishing on a real PDS. */
final class PublishTest {
  private static final String PUT = "com.atproto.repo.putRecord";
  private static final String RESOLVE = "com.atproto.identity.resolveHandle";
  private static final String UPLOAD = "com.atproto.repo.uploadBlob";

  private PdsAccount account;
  private TestContext context;
  private Wire wire;

  @BeforeEach
  void signIn() throws Exception {
    OnPds user = OnPds.signedIn();
    account = user.account();
    context = user.context();
    wire = user.wire();
  }

  @Test
  void textIsReadBackAsItWasWrittenWithItsFacets() throws Exception {
    String text =
        "Grüße 👩‍👩‍👧 @%s und @nobody.test — #Frühling https://example.org/ä?b=c. Ende"
            .formatted(account.handle());
    PublishRequest request = Posts.request(Posts.text(text), "languages", "de, pt-br");
    PublishResult result = publish(request);

    JsonNode post = only();
    assertThat(result)
        .isEqualTo(
            new PublishResult.Published(
                post.path("uri").asText(),
                Optional.of(
                    URI.create(
                        "https://bsky.app/profile/"
                            + account.did()
                            + "/post/"
                            + RecordKey.of(request.publication())))));
    JsonNode record = post.path("value");
    assertThat(record.path("text").asText()).isEqualTo(text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(record.path("facets"))
        .extracting(facet -> slice(bytes, facet) + " → " + feature(facet))
        .containsExactly(
            "@" + account.handle() + " → " + account.did(),
            "#Frühling → Frühling",
            "https://example.org/ä?b=c → https://example.org/ä?b=c");
    assertThat(record.path("langs")).extracting(JsonNode::asText).containsExactly("de", "pt-BR");
    assertThat(record.path("createdAt").asText()).isEqualTo("2026-11-23T12:00:00.000Z");
  }

  @Test
  void picturesAreReadBackByteForByte() throws Exception {
    byte[] png = png();
    byte[] jpeg = {
      (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0
    };
    Media first = Posts.picture("a", "image/png", png, "Ein Bild");
    Media second = Posts.picture("b", "image/jpeg", jpeg, "");
    context.file(first, png).file(second, jpeg);
    assertThat(publish(Posts.request(Posts.of("", "Two", "", first, second), "label", "nudity")))
        .isInstanceOf(PublishResult.Published.class);

    JsonNode record = only().path("value");
    JsonNode images = record.path("embed").path("images");
    assertThat(images).hasSize(2);
    assertThat(images.path(0).path("alt").asText()).isEqualTo("Ein Bild");
    assertThat(images.path(0).path("aspectRatio").path("width").asInt()).isEqualTo(2);
    assertThat(account.blob(images.path(0).path("image").path("ref").path("$link").asText()))
        .isEqualTo(png);
    assertThat(account.blob(images.path(1).path("image").path("ref").path("$link").asText()))
        .isEqualTo(jpeg);
    assertThat(record.path("labels").path("values").path(0).path("val").asText())
        .isEqualTo("nudity");
  }

  @Test
  void aLinkBecomesACardWithThePictureIfThePublisherWants() throws Exception {
    byte[] png = png();
    Media picture = Posts.picture("a", "image/png", png, "");
    context.file(picture, png);
    publish(
        Posts.request(
            Posts.of("Repotting", "Read", "https://example.org/a", picture),
            "linkAs",
            "card",
            "cardDescription",
            "How and when"));
    JsonNode card = only().path("value").path("embed").path("external");
    assertThat(card.path("uri").asText()).isEqualTo("https://example.org/a");
    assertThat(card.path("title").asText()).isEqualTo("Repotting");
    assertThat(card.path("description").asText()).isEqualTo("How and when");
    assertThat(account.blob(card.path("thumb").path("ref").path("$link").asText())).isEqualTo(png);
  }

  @Test
  void aVideoIsSentAsAFile() throws Exception {
    byte[] mp4 = new byte[3_000_000];
    byte[] head = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2', 0, 0, 0, 0};
    System.arraycopy(head, 0, mp4, 0, head.length);
    Media video = Posts.video("v", mp4, "Moving");
    context.file(video, mp4);
    assertThat(publish(Posts.request(Posts.of("", "", "", video))))
        .isInstanceOf(PublishResult.Published.class);
    JsonNode embed = only().path("value").path("embed");
    assertThat(embed.path("$type").asText()).isEqualTo("app.bsky.embed.video");
    assertThat(embed.path("alt").asText()).isEqualTo("Moving");
    assertThat(account.blob(embed.path("video").path("ref").path("$link").asText())).isEqualTo(mp4);
  }

  @Test
  void aFileThatTheServerDoesNotTakeIsSaid() throws Exception {
    byte[] mp4 = new byte[6 * 1024 * 1024];
    Media video = Posts.video("v", mp4, "");
    context.file(video, mp4);
    PublishResult result = publish(Posts.request(Posts.of("", "Large", "", video)));
    // The server answers before it has read everything: the answer may be lost in the broken pipe.
    if (result instanceof PublishResult.Rejected rejected) {
      assertThat(rejected.problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.code()).isEqualTo("TOO_LARGE"));
    } else {
      assertThat(result)
          .isInstanceOfSatisfying(
              PublishResult.Failed.class,
              failed -> assertThat(failed.reason()).contains("Nothing was published"));
    }
    assertThat(account.posts()).isEmpty();
  }

  @Test
  void threeHundredGraphemesAreTakenAndOneMoreIsNotSent() throws Exception {
    String family = "👨‍👩‍👧‍👦";
    PublishRequest fits = Posts.request(Posts.text("e\u0301".repeat(299) + family));
    assertThat(publish(fits)).isInstanceOf(PublishResult.Published.class);
    long calls = wire.sent().size();

    PublishResult result = publish(Posts.request(Posts.text("x".repeat(301))));
    assertThat(problems(result)).containsExactly("text TOO_LONG");
    // 120 families are 120 graphemes and 3,000 bytes
    assertThat(problems(publish(Posts.request(Posts.text(family.repeat(121))))))
        .containsExactly("text TOO_LONG");
    assertThat(problems(publish(Posts.request(Posts.text("ok", "y".repeat(301))))))
        .containsExactly("replies[0] TOO_LONG");
    assertThat(wire.sent()).hasSize((int) calls);
    assertThat(account.posts()).hasSize(1);
  }

  @Test
  void aThreadAnswersTheRecordBefore() throws Exception {
    assertThat(publish(Posts.request(Posts.text("Eins", "Zwei", "Drei #ende"))))
        .isInstanceOf(PublishResult.Published.class);
    List<JsonNode> posts = account.posts();
    assertThat(posts)
        .extracting(post -> post.path("value").path("text").asText())
        .containsExactly("Eins", "Zwei", "Drei #ende");
    JsonNode reply = posts.get(2).path("value").path("reply");
    assertThat(reply.path("root").path("uri")).isEqualTo(posts.get(0).path("uri"));
    assertThat(reply.path("root").path("cid")).isEqualTo(posts.get(0).path("cid"));
    assertThat(reply.path("parent").path("uri")).isEqualTo(posts.get(1).path("uri"));
    assertThat(posts.get(2).path("value").path("facets")).hasSize(1);
    assertThat(posts.get(2).path("value").path("createdAt").asText())
        .isEqualTo("2026-11-23T12:00:00.002Z");
  }

  @Test
  void whoIsMentionedIsLookedUpOnceJustBeforeTheRecord() throws Exception {
    String me = "@" + account.handle();
    PublishRequest request = Posts.request(Posts.text(me, "@nobody.test", me + " again"));
    wire.pass(RESOLVE)
        .pass(RESOLVE)
        .answer(RESOLVE, ScriptedPds.error(502, "UpstreamFailure", "down"));
    assertThat(stop(publish(request)))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    assertThat(account.posts()).hasSize(2);
    wire.answer(RESOLVE, Answer.ok("{}"));
    assertThat(stop(publish(Posts.again(request, context.lastCheckpoint()))))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    assertThat(publish(Posts.again(request, context.lastCheckpoint())))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(wire.count(RESOLVE)).isEqualTo(5);
    assertThat(account.posts())
        .extracting(post -> post.path("value").path("facets").size())
        .containsExactly(1, 0, 1);
  }

  @Test
  void publishingTwiceMakesOnePost() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Once", "Reply"));
    PublishResult first = publish(request);
    assertThat(publish(Posts.again(request, context.lastCheckpoint()))).isEqualTo(first);
    // even if everything that was noted is lost, the time is another one, and the words changed
    context.pass(Duration.ofMinutes(5));
    assertThat(publish(Posts.again(request, Optional.empty()))).isEqualTo(first);
    assertThat(publish(Posts.changed(request, Posts.text("Changed", "Reply")))).isEqualTo(first);
    assertThat(account.posts())
        .extracting(post -> post.path("value").path("text").asText())
        .containsExactly("Once", "Reply");
  }

  @Test
  void aThreadThatWasStoppedGoesOnWhereItWas() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Eins", "Zwei", "Drei"));
    wire.pass(PUT)
        .answer(
            PUT,
            ScriptedPds.error(429, "RateLimitExceeded", "Rate Limit Exceeded")
                .with("retry-after", "90"));
    assertThat(stop(publish(request)))
        .isInstanceOfSatisfying(
            PublishResult.RateLimited.class,
            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(90)));
    assertThat(account.posts()).hasSize(1);

    wire.once(
        PUT,
        sent -> {
          context.left(Duration.ofSeconds(3));
          return Wire.deliver(sent);
        });
    assertThat(stop(publish(Posts.again(request, context.lastCheckpoint()))))
        .isInstanceOfSatisfying(
            PublishResult.InProgress.class,
            going -> assertThat(going.detail()).isEqualTo("1 of 2 replies are there."));
    assertThat(account.posts()).hasSize(2);

    context.left(Duration.ofMinutes(2));
    assertThat(publish(Posts.again(request, context.lastCheckpoint())))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(account.posts()).hasSize(3);
    assertThat(wire.count(PUT)).isEqualTo(4);
  }

  @Test
  void whatIsOutStaysOutWhateverTheRulesSayNow() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Eins", "Zwei"));
    wire.pass(PUT).answer(PUT, ScriptedPds.error(429, "RateLimitExceeded", "Wait"));
    assertThat(stop(publish(request))).isInstanceOf(PublishResult.RateLimited.class);
    PublishRequest refused =
        new PublishRequest(
            request.publication(),
            Posts.text("x".repeat(301), "Zwei"),
            request.options(),
            request.scheduledFor(),
            context.lastCheckpoint());

    TestContext homeless =
        new TestContext(context.service(), wire, context.accessToken().expose())
            .account(account.did());
    assertThat(stop(new PostPublisher(homeless).publish(refused)))
        .isInstanceOf(PublishResult.Failed.class);

    assertThat(publish(refused)).isInstanceOf(PublishResult.Published.class);
    assertThat(account.posts())
        .extracting(post -> post.path("value").path("text").asText())
        .containsExactly("Eins", "Zwei");
  }

  @Test
  void aReplyThatIsRefusedLeavesThePostAndSaysWhich() throws Exception {
    wire.pass(PUT).answer(PUT, ScriptedPds.error(400, "InvalidRequest", "Invalid record"));
    PublishResult.Stop stop = stop(publish(Posts.request(Posts.text("Post", "Reply"))));
    assertThat(problems(stop)).containsExactly("replies[0] REFUSED");
    assertThat(account.posts()).hasSize(1);
  }

  @Test
  void whatAProxySaysWhileTheServerRestartsIsTriedAgain() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Restarting"));
    for (int status : new int[] {403, 404, 405}) {
      wire.answer(PUT, Answer.of(status, "text/html", "<h1>Not here</h1>"));
      assertThat(publish(Posts.again(request, context.lastCheckpoint())))
          .isInstanceOfSatisfying(
              PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    }
    wire.answer(PUT, ScriptedPds.error(451, "NotWanted", "Not from there"));
    assertThat(publish(Posts.again(request, context.lastCheckpoint())))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isFalse());
    assertThat(publish(Posts.again(request, context.lastCheckpoint())))
        .isInstanceOf(PublishResult.Published.class);
  }

  @Test
  void aTokenThatTheServerSendsBackIsNotShown() throws Exception {
    String token = context.accessToken().expose();
    PublishRequest request = Posts.request(Posts.text("Echo"));
    for (int status : new int[] {400, 401, 403, 404, 429, 500}) {
      wire.answer(PUT, ScriptedPds.error(status, "Odd", "You sent " + token));
      assertThat(publish(request).toString()).isNotBlank().doesNotContain(token.substring(0, 8));
    }
  }

  @Test
  void withoutTimeNothingIsBegun() throws Exception {
    context.left(Duration.ofSeconds(10));
    assertThat(publish(Posts.request(Posts.text("Late"))))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    assertThat(wire.count(PUT)).isZero();
  }

  @Test
  void whatWasUploadedIsNotUploadedAgain() throws Exception {
    byte[] png = png();
    Media picture = Posts.picture("a", "image/png", png, "");
    context.file(picture, png);
    PublishRequest request = Posts.request(Posts.of("", "Again", "", picture));
    wire.answer(PUT, ScriptedPds.error(429, "RateLimitExceeded", "Too many"));
    assertThat(publish(request)).isInstanceOf(PublishResult.RateLimited.class);
    assertThat(publish(Posts.again(request, context.lastCheckpoint())))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(wire.count(UPLOAD)).isEqualTo(1);
  }

  @Test
  void whatTheServerForgotIsUploadedAgain() throws Exception {
    byte[] png = png();
    Media picture = Posts.picture("a", "image/png", png, "");
    context.file(picture, png);
    PublishRequest request = Posts.request(Posts.of("", "Again", "", picture));
    wire.answer(PUT, ScriptedPds.error(400, "BlobNotFound", "Could not find blob"));
    assertThat(publish(request))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    assertThat(publish(Posts.again(request, context.lastCheckpoint())))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(wire.count(UPLOAD)).isEqualTo(2);
  }

  @Test
  void bytesThatTheServerStoredDifferentlyAreNotPublished() throws Exception {
    byte[] png = png();
    Media picture = Posts.picture("a", "image/png", png, "");
    byte[] other = png.clone();
    other[other.length - 1]++;
    context.file(picture, other);
    assertThat(publish(Posts.request(Posts.of("", "Odd", "", picture))))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("other bytes"));
    assertThat(account.posts()).isEmpty();
  }

  @Test
  void anAttemptThatWasTakenOverCreatesNothing() throws Exception {
    context.takeAway();
    assertThat(publish(Posts.request(Posts.text("Mine"))))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    assertThat(account.posts()).isEmpty();
  }

  @Test
  void aKeyOfAnotherPublicationIsLeftAlone() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Mine"));
    context.speakFor(
        new PostAddress(account.did(), RecordKey.of(request.publication()).toString()).uri());
    assertThat(publish(request))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isFalse());
    assertThat(account.posts()).isEmpty();
  }

  private PublishResult publish(PublishRequest request) throws InterruptedException {
    return new PostPublisher(context).publish(request);
  }

  private PublishResult.Stop stop(PublishResult result) {
    assertThat(result).isInstanceOf(PublishResult.PublishedInPart.class);
    PublishResult.PublishedInPart part = (PublishResult.PublishedInPart) result;
    assertThat(part.remoteId()).startsWith("at://" + account.did());
    return part.stoppedBy();
  }

  private JsonNode only() {
    List<JsonNode> posts = account.posts();
    assertThat(posts).hasSize(1);
    return posts.getFirst();
  }

  private static List<String> problems(PublishResult result) {
    return result instanceof PublishResult.Rejected rejected
        ? rejected.problems().stream().map(PublishTest::inShort).toList()
        : List.of(result.toString());
  }

  private static String inShort(ContentProblem problem) {
    return problem.path() + " " + problem.code();
  }

  private static String slice(byte[] text, JsonNode facet) {
    return new String(
        Arrays.copyOfRange(
            text,
            facet.path("index").path("byteStart").asInt(),
            facet.path("index").path("byteEnd").asInt()),
        StandardCharsets.UTF_8);
  }

  private static String feature(JsonNode facet) {
    JsonNode feature = facet.path("features").path(0);
    return feature.path("did").asText()
        + feature.path("uri").asText()
        + feature.path("tag").asText();
  }

  private static byte[] png() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x0B63D6);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
