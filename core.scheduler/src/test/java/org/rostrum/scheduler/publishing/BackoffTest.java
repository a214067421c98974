package org.rostrum.scheduler.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Waits grow, stay within bounds, and differ. */
final class BackoffTest {
  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

  @Test
  void growsToItsLongest() {
    Backoff plain = new Backoff(Duration.ofSeconds(5), 3, Duration.ofHours(1), 0);
    assertThat(plain.after(1, random)).isEqualTo(Duration.ofSeconds(5));
    assertThat(plain.after(2, random)).isEqualTo(Duration.ofSeconds(15));
    assertThat(plain.after(3, random)).isEqualTo(Duration.ofSeconds(45));
    assertThat(plain.after(1_000, random)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void differsWithinItsJitter() {
    Backoff jittered = new Backoff(Duration.ofSeconds(10), 2, Duration.ofHours(1), 0.2);
    assertThat(java.util.stream.IntStream.range(0, 200).mapToObj(i -> jittered.after(1, random)))
        .allMatch(wait -> wait.toMillis() >= 8_000 && wait.toMillis() <= 12_000)
        .anyMatch(wait -> wait.toMillis() < 9_500)
        .anyMatch(wait -> wait.toMillis() > 10_500);
  }

  @Test
  void aLeaseOutlivesTheLongestCall() {
    EngineLimits limits = EngineLimits.standard();
    Duration longest = org.rostrum.provider.ProviderDescriptor.MAX_PUBLISH_DEADLINE;
    assertThat(limits.lease(longest)).isGreaterThan(longest.plus(limits.setup()));
    assertThat(limits.grace().plus(limits.stopping().multipliedBy(2)).plusSeconds(1))
        .isLessThanOrEqualTo(Duration.ofSeconds(8));
  }
}
