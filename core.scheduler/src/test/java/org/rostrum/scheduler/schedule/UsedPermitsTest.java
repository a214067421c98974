package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.RateLimit.Scope;

/** A limit in a small form never gives out more than it permits. */
final class UsedPermitsTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void noWindowHasMoreThanPermittedWhateverTheTimes() {
    RateLimit limit = new RateLimit("writes", Scope.NETWORK, 700, Duration.ofSeconds(10));
    Random random = new Random(7);
    List<Instant> given = new ArrayList<>();
    String stored = "";
    Instant now = START;
    for (int step = 0; step < 20_000; step++) {
      now = now.plusNanos(random.nextInt(12_000) * 1_000L);
      UsedPermits used = UsedPermits.read(stored, limit, now);
      if (used.freeAt(limit, now).isEmpty()) {
        used.add(now);
        given.add(now);
      }
      stored = used.text();
    }
    for (int first = 0; first + limit.permits() < given.size(); first++) {
      Duration apart = Duration.between(given.get(first), given.get(first + limit.permits()));
      assertThat(apart).isGreaterThanOrEqualTo(limit.window());
    }
    assertThat(given).as("hardly less than permitted").hasSizeGreaterThan(7_500);
    assertThat(stored.split(",", -1)).hasSizeLessThanOrEqualTo(UsedPermits.PARTS + 1);
  }

  @Test
  void saysWhenThereIsAPermitAgain() {
    RateLimit limit = new RateLimit("writes", Scope.NETWORK, 2, Duration.ofMinutes(1));
    UsedPermits used = UsedPermits.read("", limit, START);
    used.add(START);
    used.add(START.plusSeconds(30));
    assertThat(used.freeAt(limit, START.plusSeconds(40))).contains(START.plusSeconds(60));
    used.removeLast();
    assertThat(used.freeAt(limit, START.plusSeconds(40))).isEmpty();
    used.add(START.plusSeconds(40));
    assertThat(used.freeAt(limit, START.plusSeconds(60))).isEmpty();
  }
}
