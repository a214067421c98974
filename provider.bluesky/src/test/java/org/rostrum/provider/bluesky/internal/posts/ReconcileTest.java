package org.rostrum.provider.bluesky.internal.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.bluesky.internal.support.OnPds;
import org.rostrum.provider.bluesky.internal.support.Posts;
import org.rostrum.provider.bluesky.internal.support.ScriptedPds;
import org.rostrum.provider.bluesky.internal.support.Wire;
import org.rostrum.provider.bluesky.pds.PdsAccount;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.testkit.host.TestContext;

/** Lost answers, on a real PDS. */
final class ReconcileTest {
  private static final String PUT = "com.atproto.repo.putRecord";
  private static final String GET = "com.atproto.repo.getRecord";

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
  void aPostWhoseAnswerWasLostIsFound() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Lost"));
    wire.loseAnswer(PUT);
    assertThat(publish(request)).isInstanceOf(PublishResult.Unknown.class);
    String uri = account.posts().getFirst().path("uri").asText();
    assertThat(reconcile(request))
        .isInstanceOfSatisfying(
            ReconcileResult.Found.class, found -> assertThat(found.remoteId()).isEqualTo(uri));
  }

  @Test
  void aPostThatNeverArrivedIsAbsentOnceNothingIsUnderWay() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Never"));
    wire.loseRequest(PUT);
    assertThat(publish(request)).isInstanceOf(PublishResult.Unknown.class);
    assertThat(reconcile(request))
        .isInstanceOfSatisfying(
            ReconcileResult.Undetermined.class, wait -> assertThat(wait.askAgain()).isTrue());
    context.pass(PostReconciler.SETTLING);
    assertThat(reconcile(request)).isInstanceOf(ReconcileResult.Absent.class);
    assertThat(publish(Posts.again(request, context.lastCheckpoint())))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(account.posts()).hasSize(1);
  }

  @Test
  void withoutANoteNothingWasEverSent() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Fresh"));
    assertThat(reconcile(request)).isInstanceOf(ReconcileResult.Absent.class);
    assertThat(wire.sent()).isEmpty();
  }

  @Test
  void notesThatCannotBeReadAreTakenForTheWorst() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Found all the same"));
    publish(request);
    assertThat(
            new PostReconciler(context)
                .reconcile(
                    new PublishAttempt(
                        Posts.again(request, Optional.of("{\"v\":99}")), context.now(), 1, 0)))
        .isInstanceOf(ReconcileResult.Found.class);
  }

  @Test
  void aThreadIsFoundInPartAndGoesOn() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Eins", "Zwei", "Drei"));
    wire.pass(PUT).loseAnswer(PUT);
    assertThat(publish(request)).isInstanceOf(PublishResult.Unknown.class);
    assertThat(account.posts()).hasSize(2);
    context.pass(PostReconciler.SETTLING);
    ReconcileResult said = reconcile(request);
    assertThat(said)
        .isInstanceOfSatisfying(
            ReconcileResult.FoundInPart.class,
            part -> assertThat(part.detail()).contains("1 of 2 replies"));
    String notes = ((ReconcileResult.FoundInPart) said).checkpoint();
    assertThat(publish(Posts.again(request, Optional.of(notes))))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(account.posts())
        .extracting(post -> post.path("value").path("text").asText())
        .containsExactly("Eins", "Zwei", "Drei");
    assertThat(reconcile(Posts.again(request, Optional.of(notes))))
        .isInstanceOf(ReconcileResult.Found.class);
  }

  @Test
  void aServerThatCannotBeAskedIsAskedAgainLater() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Lost"));
    wire.loseAnswer(PUT);
    publish(request);
    wire.answer(GET, ScriptedPds.error(503, "", "down"));
    assertThatThrownBy(() -> reconcile(request))
        .isInstanceOfSatisfying(
            NetworkException.class,
            e -> assertThat(e.kind()).isEqualTo(NetworkException.Kind.TEMPORARY));
  }

  @Test
  void whatBelongsToAnotherIsNotFound() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Whose"));
    publish(request);
    context.speakFor(account.posts().getFirst().path("uri").asText());
    context.pass(Duration.ofHours(1));
    assertThat(reconcile(request)).isInstanceOf(ReconcileResult.Absent.class);
  }

  private PublishResult publish(PublishRequest request) throws InterruptedException {
    return new PostPublisher(context).publish(request);
  }

  private ReconcileResult reconcile(PublishRequest request) throws Exception {
    PublishRequest last =
        request.checkpoint().isPresent() ? request : Posts.again(request, context.lastCheckpoint());
    return new PostReconciler(context).reconcile(new PublishAttempt(last, context.now(), 1, 0));
  }
}
