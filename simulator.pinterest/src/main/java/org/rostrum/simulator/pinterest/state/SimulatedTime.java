package org.rostrum.simulator.pinterest.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** The simulator's clock, which a test may move ahead. */
public final class SimulatedTime implements InstantSource {

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final InstantSource source;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  public SimulatedTime(InstantSource source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    return source.instant().plus(ahead.get());
  }

  public void advance(Duration duration) {
    ahead.updateAndGet(duration::plus);
  }

  /** As pins show it: UTC, whole seconds (the fraction is cut), no zone. */
  public static String inSeconds(Instant instant) {
    return SECONDS.format(utc(instant.truncatedTo(ChronoUnit.SECONDS)));
  }

  /** As boards show it: UTC with microseconds, no zone. */
  public static String inMicroseconds(Instant instant) {
    return MICROSECONDS.format(utc(instant));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
