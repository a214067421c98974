package org.rostrum.provider.pinterest.internal.analytics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricDescriptor.Aggregation;
import org.rostrum.provider.analytics.MetricDescriptor.Quotient;
import org.rostrum.provider.analytics.MetricDescriptor.Subject;
import org.rostrum.provider.analytics.MetricDescriptor.Unit;

/**
 * What Pinterest counts. The ids are its own names in lower case; rates are not asked for but
 * divided here, because a rate of days does not add up to a rate of weeks.
 */
public final class PinterestMetrics {
  private static final Set<Subject> BOTH = Set.of(Subject.ACCOUNT, Subject.POST);
  private static final Set<Subject> ACCOUNT = Set.of(Subject.ACCOUNT);
  private static final Set<Subject> PIN = Set.of(Subject.POST);

  /** All of them, the most telling first. */
  public static final List<MetricDescriptor> ALL =
      List.of(
          MetricDescriptor.count(
              "impression", "Impressions", "How often pins were on somebody's screen.", BOTH),
          MetricDescriptor.count(
              "engagement", "Engagements", "Clicks and saves of pins together.", ACCOUNT),
          share(
              "engagement_rate",
              "Engagement rate",
              "Engagements for each impression.",
              ACCOUNT,
              "engagement"),
          MetricDescriptor.count(
              "save", "Saves", "How often people saved pins to a board of their own.", BOTH),
          share("save_rate", "Save rate", "Saves for each impression.", BOTH, "save"),
          MetricDescriptor.count(
              "pin_click", "Pin clicks", "How often pins were opened for a closer look.", BOTH),
          share(
              "pin_click_rate",
              "Pin click rate",
              "Pin clicks for each impression.",
              BOTH,
              "pin_click"),
          MetricDescriptor.count(
              "outbound_click",
              "Outbound clicks",
              "How often people went on to the website that a pin links to.",
              BOTH),
          share(
              "outbound_click_rate",
              "Outbound click rate",
              "Outbound clicks for each impression.",
              BOTH,
              "outbound_click"),
          MetricDescriptor.count(
              "user_follow", "Follows", "How many people followed because of the pin.", PIN),
          MetricDescriptor.count(
              "profile_visit",
              "Profile visits",
              "How often people went on to the profile from the pin.",
              PIN),
          MetricDescriptor.lifetime(
              "total_comments", "Comments", "Comments since the pin was published.", PIN),
          MetricDescriptor.lifetime(
              "total_reactions", "Reactions", "Reactions since the pin was published.", PIN),
          MetricDescriptor.count(
              "video_mrc_view",
              "Video views",
              "Views of at least two seconds with half of the video on screen.",
              PIN),
          MetricDescriptor.count(
              "video_10s_view", "Views of 10 seconds", "Views of 10 seconds or more.", PIN),
          MetricDescriptor.count(
              "quartile_95_percent_view",
              "Views to the end",
              "Views of 95 % of the video or more.",
              PIN),
          MetricDescriptor.count(
              "video_start", "Video starts", "How often the video began to play.", PIN),
          time(
              "video_v50_watch_time",
              "Total play time",
              "How long the video was played, all together.",
              Aggregation.SUM),
          time(
              "video_avg_watch_time",
              "Average play time",
              "How long the video was played at a time, averaged over days.",
              Aggregation.AVERAGE));

  /** Of accounts, by Pinterest's names. */
  static final String OF_ACCOUNT = "IMPRESSION,ENGAGEMENT,SAVE,PIN_CLICK,OUTBOUND_CLICK";

  /** Of every pin. */
  static final String OF_PIN =
      "IMPRESSION,SAVE,PIN_CLICK,OUTBOUND_CLICK,USER_FOLLOW,PROFILE_VISIT,TOTAL_COMMENTS,"
          + "TOTAL_REACTIONS";

  /** Of video pins; these do not go together with follows and visits. */
  static final String OF_VIDEO =
      "IMPRESSION,SAVE,PIN_CLICK,OUTBOUND_CLICK,TOTAL_COMMENTS,TOTAL_REACTIONS,VIDEO_MRC_VIEW,"
          + "VIDEO_10S_VIEW,QUARTILE_95_PERCENT_VIEW,VIDEO_START,VIDEO_V50_WATCH_TIME,"
          + "VIDEO_AVG_WATCH_TIME";

  /** What top pins can be ordered by. */
  static final List<String> TOP =
      List.of("impression", "engagement", "save", "pin_click", "outbound_click");

  private PinterestMetrics() {}

  /** Our id of what Pinterest calls so. */
  static String id(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What Pinterest calls our id. */
  static String name(String id) {
    return id.toUpperCase(Locale.ROOT);
  }

  private static MetricDescriptor share(
      String id, String label, String help, Set<Subject> subjects, String part) {
    return MetricDescriptor.share(id, label, help, subjects, new Quotient(part, "impression"));
  }

  private static MetricDescriptor time(
      String id, String label, String help, Aggregation aggregation) {
    return new MetricDescriptor(
        id, label, help, Unit.MILLISECONDS, aggregation, PIN, Optional.empty());
  }
}
