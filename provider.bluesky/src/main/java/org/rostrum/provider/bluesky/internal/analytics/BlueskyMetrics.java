package org.rostrum.provider.bluesky.internal.analytics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricDescriptor.Aggregation;
import org.rostrum.provider.analytics.MetricDescriptor.Subject;
import org.rostrum.provider.analytics.MetricDescriptor.Unit;

/**
 * What Bluesky counts. It says how much there is now and keeps no days: of a post since it was
 * published, of an account at the moment.
 */
public final class BlueskyMetrics {
  static final String FOLLOWERS = "followers";
  static final String FOLLOWING = "following";
  static final String POSTS = "posts";
  static final String LIKES = "likes";
  static final String REPOSTS = "reposts";
  static final String REPLIES = "replies";
  static final String QUOTES = "quotes";
  static final String BOOKMARKS = "bookmarks";

  private static final Set<Subject> POST = Set.of(Subject.POST);

  /** All of them, the most telling first. */
  public static final List<MetricDescriptor> ALL =
      List.of(
          now(FOLLOWERS, "Followers", "How many accounts follow this one."),
          now(FOLLOWING, "Following", "How many accounts this one follows."),
          now(POSTS, "Posts", "How many posts the account has, replies included."),
          MetricDescriptor.lifetime(LIKES, "Likes", "Likes since the post was published.", POST),
          MetricDescriptor.lifetime(
              REPOSTS, "Reposts", "Reposts since the post was published.", POST),
          MetricDescriptor.lifetime(
              REPLIES, "Replies", "Replies since the post was published, your own included.", POST),
          MetricDescriptor.lifetime(QUOTES, "Quotes", "Posts that quote this one.", POST),
          MetricDescriptor.lifetime(
              BOOKMARKS, "Bookmarks", "How many people saved the post.", POST));

  private BlueskyMetrics() {}

  private static MetricDescriptor now(String id, String label, String help) {
    return new MetricDescriptor(
        id, label, help, Unit.COUNT, Aggregation.LATEST, Set.of(Subject.ACCOUNT), Optional.empty());
  }
}
