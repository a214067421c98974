package org.rostrum.simulator.pinterest.analytics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a pin does, day by day: it is found within the first days, is seen more at weekends, and is
 * slowly forgotten. The same pin has the same figures every time it is asked.
 */
final class PinGrowth {
  private static final double DAYS_TO_BE_FOUND = 4;
  private static final double DAYS_TO_BE_FORGOTTEN = 120;
  private static final double LEAST_A_DAY = 20;
  private static final double SPREAD_A_DAY = 180;
  private static final double NOISE = 0.15;
  private static final double MILLIS_WATCHED = 4_200;

  private static final Map<DayOfWeek, Double> WEEK =
      Map.of(
          DayOfWeek.MONDAY, 0.95,
          DayOfWeek.TUESDAY, 0.92,
          DayOfWeek.WEDNESDAY, 0.94,
          DayOfWeek.THURSDAY, 0.98,
          DayOfWeek.FRIDAY, 1.05,
          DayOfWeek.SATURDAY, 1.18,
          DayOfWeek.SUNDAY, 1.22);

  private final String id;
  private final LocalDate born;
  private final boolean video;

  /**
   * The growth of something.
   *
   * @param id what it is; decides how well it does
   * @param born the day on which it was made
   * @param video whether it is a video
   */
  PinGrowth(String id, LocalDate born, boolean video) {
    this.id = id;
    this.born = born;
    this.video = video;
  }

  LocalDate born() {
    return born;
  }

  boolean video() {
    return video;
  }

  /** The figures of a day on or after the first, by the API's names; no rates. */
  Map<String, Double> on(LocalDate day) {
    double age = ChronoUnit.DAYS.between(born, day) + 0.5;
    double level = LEAST_A_DAY + SPREAD_A_DAY * share("level");
    double impressions =
        level
            * (1 - Math.exp(-age / DAYS_TO_BE_FOUND))
            * Math.exp(-age / DAYS_TO_BE_FORGOTTEN)
            * WEEK.getOrDefault(day.getDayOfWeek(), 1.0)
            * (1 + NOISE * (2 * share("noise" + day) - 1));
    double seen = Math.round(impressions);
    Map<String, Double> figures = new TreeMap<>();
    figures.put("IMPRESSION", seen);
    figures.put("PIN_CLICK", part(seen, 0.03, 0.05, "click", day));
    figures.put("OUTBOUND_CLICK", part(seen, 0.004, 0.012, "outbound", day));
    figures.put("SAVE", part(seen, 0.02, 0.06, "save", day));
    figures.put("USER_FOLLOW", part(seen, 0.0, 0.004, "follow", day));
    figures.put("PROFILE_VISIT", part(seen, 0.002, 0.01, "visit", day));
    if (video) {
      double started = part(seen, 0.4, 0.3, "start", day);
      double watched = part(started, 0.5, 0.2, "view", day);
      double average = started == 0 ? 0 : MILLIS_WATCHED * (0.5 + share("watch"));
      figures.put("VIDEO_START", started);
      figures.put("VIDEO_MRC_VIEW", watched);
      figures.put("VIDEO_10S_VIEW", part(watched, 0.2, 0.3, "ten", day));
      figures.put("QUARTILE_95_PERCENT_VIEW", part(watched, 0.1, 0.2, "end", day));
      figures.put("VIDEO_AVG_WATCH_TIME", (double) Math.round(average));
      figures.put("VIDEO_V50_WATCH_TIME", (double) Math.round(average * started));
    }
    return figures;
  }

  /** What only counts since the beginning. */
  Map<String, Double> lifetime(LocalDate today) {
    long days = Math.max(0, ChronoUnit.DAYS.between(born, today));
    double grown = 1 - Math.exp(-days / DAYS_TO_BE_FOUND / 3);
    return Map.of(
        "TOTAL_COMMENTS", Math.floor(8 * share("comments") * grown),
        "TOTAL_REACTIONS", Math.floor(40 * share("reactions") * grown));
  }

  private double part(double of, double least, double spread, String what, LocalDate day) {
    double rate = least + spread * share(what);
    double exact = of * rate;
    // so that small numbers are not zero for ever: the rest decides by lot
    return Math.floor(exact) + (share(what + day) < exact - Math.floor(exact) ? 1 : 0);
  }

  /** A number from 0 to 1 that the words decide. */
  private double share(String words) {
    long mixed = 1125899906842597L;
    for (char letter : (id + '/' + words).toCharArray()) {
      mixed = 31 * mixed + letter;
    }
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return ((mixed ^ (mixed >>> 33)) >>> 11) * 0x1.0p-53;
  }
}
