package org.rostrum.provider.bluesky.internal.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.bluesky.internal.support.OnPds;
import org.rostrum.provider.bluesky.internal.support.Posts;
import org.rostrum.provider.bluesky.internal.support.ScriptedPds;
import org.rostrum.provider.bluesky.internal.support.Wire;
import org.rostrum.provider.bluesky.pds.PdsAccount;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.Answer;

/** Posts that exist on a real PDS. */
final class PublishedRecordsTest {
  private final PublishedRecords published = new PublishedRecords();
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
  void aLookTellsWhatIsThereAndNoticesADeletion() throws Exception {
    String uri = publish("Here", "https://example.org/");
    assertThat(published.look(uri, context))
        .isEqualTo(
            new LookResult.There(
                new PostTexts("example.org", "Here", "https://example.org/", ""), Map.of()));
    account.delete(uri);
    assertThat(published.look(uri, context)).isInstanceOf(LookResult.Gone.class);
    assertThat(published.remove(uri, context)).isInstanceOf(ChangeResult.Gone.class);
  }

  @Test
  void removingTakesTheRepliesWithIt() throws Exception {
    String other = publish("Stays", "");
    PublishResult result =
        new PostPublisher(context).publish(Posts.request(Posts.text("Eins", "Zwei", "Drei")));
    String uri = ((PublishResult.Published) result).remoteId();
    assertThat(account.posts()).hasSize(4);

    wire.answer("com.atproto.repo.deleteRecord", ScriptedPds.error(502, "", "gone"));
    assertThat(published.remove(uri, context)).isInstanceOf(ChangeResult.Unknown.class);
    wire.answer("com.atproto.repo.deleteRecord", Answer.of(404, "text/html", "<html>"));
    assertThat(published.remove(uri, context))
        .isInstanceOfSatisfying(
            ChangeResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    assertThat(published.remove(uri, context)).isEqualTo(new ChangeResult.Done(Optional.empty()));
    assertThat(account.posts())
        .extracting(post -> post.path("uri").asText())
        .containsExactly(other);
  }

  @Test
  void repliesBehindOneThatSomebodyDeletedGo() throws Exception {
    PublishRequest request = Posts.request(Posts.text("Eins", "Zwei", "Drei", "Vier"));
    String uri = ((PublishResult.Published) new PostPublisher(context).publish(request)).remoteId();
    PostAddress post = PostAddress.of(uri).orElseThrow();
    account.delete(post.part(1).uri());
    account.delete(post.part(2).uri());
    assertThat(published.remove(uri, context)).isInstanceOf(ChangeResult.Done.class);
    assertThat(account.posts()).isEmpty();
  }

  @Test
  void whatIsNoPostIsSaidToBeNone() throws Exception {
    assertThat(published.remove("at://did:plc:x/app.bsky.feed.like/1", context))
        .isInstanceOf(ChangeResult.Failed.class);
    assertThatThrownBy(() -> published.look("nonsense", context)).hasMessageContaining("nonsense");
    assertThat(wire.sent()).isEmpty();
  }

  private String publish(String text, String link) throws Exception {
    PublishResult result =
        new PostPublisher(context).publish(Posts.request(Posts.of("", text, link)));
    return ((PublishResult.Published) result).remoteId();
  }
}
