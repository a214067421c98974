package org.rostrum.provider.bluesky.internal.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.analytics.PostFigures;
import org.rostrum.provider.bluesky.internal.posts.PostPublisher;
import org.rostrum.provider.bluesky.internal.support.OnPds;
import org.rostrum.provider.bluesky.internal.support.Posts;
import org.rostrum.provider.bluesky.internal.support.ScriptedPds;
import org.rostrum.provider.bluesky.internal.support.Wire;
import org.rostrum.provider.bluesky.pds.PdsAccount;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.Answer;

/** Figures, from an AppView that a test makes up and from a server that has none. */
final class AnalyticsTest {
  private static final String POSTS = "app.bsky.feed.getPosts";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  private final BlueskyAnalytics analytics = new BlueskyAnalytics();
  private PdsAccount account;
  private TestContext context;
  private Wire wire;
  private MeasuredPost post;

  @BeforeEach
  void publish() throws Exception {
    OnPds user = OnPds.signedIn();
    account = user.account();
    context = user.context();
    wire = user.wire();
    PublishResult result =
        new PostPublisher(context).publish(Posts.request(Posts.text("Count me")));
    post =
        new MeasuredPost(
            ((PublishResult.Published) result).remoteId(),
            Instant.parse("2026-11-23T12:00:00Z"),
            Set.of());
  }

  @Test
  void aLoneServerSaysThatItHasNone() {
    assertThatThrownBy(() -> analytics.ofAccount(context, DAY, DAY))
        .isInstanceOfSatisfying(
            NetworkException.class,
            e -> assertThat(e.kind()).isEqualTo(NetworkException.Kind.REFUSED))
        .hasMessageContaining("no statistics")
        .hasMessageContaining("localhost");
  }

  @Test
  void anAppViewThatIsDownIsPassingTrouble() {
    wire.answer(POSTS, ScriptedPds.error(502, "UpstreamFailure", "pipethrough"));
    assertThatThrownBy(() -> analytics.ofPost(context, post, DAY, DAY))
        .isInstanceOfSatisfying(
            NetworkException.class,
            e -> assertThat(e.kind()).isEqualTo(NetworkException.Kind.TEMPORARY));
  }

  @Test
  void countsOfAPostAreThoseSinceItsBeginning() throws Exception {
    wire.answer(
        POSTS,
        Answer.ok(
            "{\"posts\":[{\"uri\":\"at://other\",\"likeCount\":9},{\"uri\":\""
                + post.remoteId()
                + "\",\"likeCount\":3,\"repostCount\":2,\"replyCount\":0,\"quoteCount\":-1,"
                + "\"bookmarkCount\":\"many\"}]}"));
    assertThat(analytics.ofPost(context, post, DAY, DAY))
        .isEqualTo(
            new PostFigures.Found(List.of(), Map.of("likes", 3.0, "reposts", 2.0, "replies", 0.0)));
  }

  @Test
  void whatTheAppViewHasNotSeenYetIsNotGone() throws Exception {
    wire.answer(POSTS, Answer.ok("{\"posts\":[]}"));
    assertThat(analytics.ofPost(context, post, DAY, DAY))
        .isEqualTo(new PostFigures.Found(List.of(), Map.of()));
    account.delete(post.remoteId());
    wire.answer(POSTS, Answer.ok("{\"posts\":[]}"));
    assertThat(analytics.ofPost(context, post, DAY, DAY)).isInstanceOf(PostFigures.Gone.class);
  }

  @Test
  void countsOfAnAccountAreThoseOfToday() throws Exception {
    wire.answer(
        "app.bsky.actor.getProfile", Answer.ok("{\"followersCount\":12,\"followsCount\":3}"));
    assertThat(analytics.ofAccount(context, DAY, DAY))
        .containsExactly(
            new MetricPoint("followers", DAY, 12, false),
            new MetricPoint("following", DAY, 3, false));
  }
}
