package org.rostrum.provider.bluesky.internal.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.analytics.PostFigures;
import org.rostrum.provider.analytics.TopPost;
import org.rostrum.provider.bluesky.internal.account.AccountHome;
import org.rostrum.provider.bluesky.internal.posts.PostAddress;
import org.rostrum.provider.bluesky.internal.posts.PublishedRecords;
import org.rostrum.provider.bluesky.internal.settings.BlueskyDescriptor;
import org.rostrum.provider.bluesky.internal.xrpc.Call;
import org.rostrum.provider.bluesky.internal.xrpc.FaultKind;
import org.rostrum.provider.bluesky.internal.xrpc.Json;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcClient;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcException;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.provider.settings.SettingValues;

/**
 * Reads figures from Bluesky's AppView, through the account's own server: only it counts what
 * people of all servers do. A server that is not connected to it has no figures.
 */
@Component(
    service = AnalyticsSource.class,
    property = NetworkProvider.PROVIDER_ID + "=" + BlueskyDescriptor.ID)
public final class BlueskyAnalytics implements AnalyticsSource {
  /** Well below the 3,000 calls in five minutes that a server takes from one address. */
  private static final int CALLS_A_MINUTE = 120;

  @Override
  public AnalyticsTerms terms(SettingValues service) {
    return new AnalyticsTerms(
        Optional.empty(),
        1,
        1,
        List.of(
            new RateLimit(
                "figures a minute",
                RateLimit.Scope.ACCOUNT,
                CALLS_A_MINUTE,
                Duration.ofMinutes(1))),
        List.of(),
        Optional.empty());
  }

  @Override
  public List<MetricPoint> ofAccount(AccountContext account, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException {
    JsonNode profile = ask(account, Call.READ_PROFILE, Map.of("actor", AccountHome.did(account)));
    List<MetricPoint> points = new ArrayList<>();
    count(profile, "followersCount")
        .ifPresent(value -> points.add(today(BlueskyMetrics.FOLLOWERS, to, value)));
    count(profile, "followsCount")
        .ifPresent(value -> points.add(today(BlueskyMetrics.FOLLOWING, to, value)));
    count(profile, "postsCount")
        .ifPresent(value -> points.add(today(BlueskyMetrics.POSTS, to, value)));
    if (points.isEmpty()) {
      throw AccountHome.client(account)
          .garbled(Call.READ_PROFILE, "a profile without counts")
          .toNetworkException();
    }
    return points;
  }

  private static MetricPoint today(String metric, LocalDate day, double value) {
    return new MetricPoint(metric, day, value, false);
  }

  @Override
  public PostFigures ofPost(AccountContext account, MeasuredPost post, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException {
    Optional<PostAddress> address = PostAddress.of(post.remoteId());
    if (address.isEmpty()) {
      return new PostFigures.Gone("«" + post.remoteId() + "» is no post of Bluesky.");
    }
    JsonNode answer = ask(account, Call.READ_POSTS, Map.of("uris", address.get().uri()));
    if (!answer.path("posts").isArray()) {
      throw AccountHome.client(account)
          .garbled(Call.READ_POSTS, "a list without posts")
          .toNetworkException();
    }
    for (JsonNode found : answer.path("posts")) {
      if (Json.text(found, "uri").equals(address.get().uri())) {
        return new PostFigures.Found(List.of(), figures(found));
      }
    }
    // The AppView leaves out what it has not seen yet as well; the account's own server knows.
    return new PublishedRecords().look(post.remoteId(), account) instanceof LookResult.Gone
        ? new PostFigures.Gone("The post is not there any more.")
        : new PostFigures.Found(List.of(), Map.of());
  }

  private static Map<String, Double> figures(JsonNode post) {
    Map<String, Double> figures = new HashMap<>();
    Map.of(
            BlueskyMetrics.LIKES, "likeCount",
            BlueskyMetrics.REPOSTS, "repostCount",
            BlueskyMetrics.REPLIES, "replyCount",
            BlueskyMetrics.QUOTES, "quoteCount",
            BlueskyMetrics.BOOKMARKS, "bookmarkCount")
        .forEach(
            (metric, field) -> count(post, field).ifPresent(value -> figures.put(metric, value)));
    return figures;
  }

  /** There is no list of the best posts; the platform has its own. */
  @Override
  public List<TopPost> topPosts(
      AccountContext account, String metric, LocalDate from, LocalDate to, int limit) {
    return List.of();
  }

  private static JsonNode ask(AccountContext account, Call call, Map<String, String> parameters)
      throws NetworkException, InterruptedException {
    XrpcClient client = AccountHome.client(account);
    try {
      return client.get(call, parameters);
    } catch (XrpcException e) {
      if (e.fault().kind() == FaultKind.NO_SERVICE) {
        throw new NetworkException(
            NetworkException.Kind.REFUSED,
            "There are no statistics of accounts on "
                + e.fault().server()
                + ": the server is not connected to a service that counts (AppView).");
      }
      throw e.toNetworkException();
    }
  }

  private static Optional<Double> count(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNumber() && value.asDouble() >= 0 && Double.isFinite(value.asDouble())
        ? Optional.of(value.asDouble())
        : Optional.empty();
  }
}
