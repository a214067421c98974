package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.RateLimit.Scope;
import org.rostrum.provider.publish.RateLimitObservation;
import org.rostrum.scheduler.store.TestClock;

/** Limits are kept exactly, and what a network says is obeyed. */
final class ThrottlesTest {
  private final TestClock clock = new TestClock();
  private final Throttles throttles = new Throttles(clock);
  private final UUID one = UUID.randomUUID();
  private final UUID two = UUID.randomUUID();
  private final ProviderDescriptor network =
      ProviderDescriptor.of("fake", "Fake")
          .rateLimits(
              List.of(
                  new RateLimit("posts a minute", Scope.ACCOUNT, 2, Duration.ofMinutes(1)),
                  new RateLimit("posts an hour", Scope.NETWORK, 3, Duration.ofHours(1))))
          .build();

  @Test
  void noWindowHoldsMoreThanItsPermits() {
    assertThat(throttles.take(network, one, clock.instant())).isEmpty();
    clock.advance(Duration.ofSeconds(50));
    assertThat(throttles.take(network, one, clock.instant())).isEmpty();
    assertThat(throttles.take(network, one, clock.instant()))
        .hasValueSatisfying(
            pause -> assertThat(pause.until()).isEqualTo(clock.instant().plusSeconds(10)));
    clock.advance(Duration.ofSeconds(10));
    assertThat(throttles.take(network, one, clock.instant())).isEmpty();
    assertThat(throttles.take(network, two, clock.instant()))
        .hasValueSatisfying(
            pause -> {
              assertThat(pause.scope()).isEqualTo(Scope.NETWORK);
              assertThat(pause.reason()).contains("3 posts an hour");
              assertThat(pause.until()).isEqualTo(clock.instant().plusSeconds(3_540));
            });
  }

  @Test
  void whatWasNotSentDoesNotCount() {
    assertThat(throttles.take(network, one, clock.instant())).isEmpty();
    assertThat(throttles.take(network, one, clock.instant())).isEmpty();
    throttles.giveBack(network, one, clock.instant());
    assertThat(throttles.take(network, one, clock.instant())).isEmpty();
    assertThat(throttles.take(network, one, clock.instant())).isPresent();
  }

  @Test
  void aPauseOfTheNetworkHoldsForItsScope() {
    throttles.limited("fake", one, Scope.ACCOUNT, Duration.ofSeconds(30), "slow down");
    assertThat(throttles.paused("fake", one, clock.instant()))
        .hasValueSatisfying(pause -> assertThat(pause.everything()).isTrue());
    assertThat(throttles.paused("fake", two, clock.instant())).isEmpty();
    throttles.observed(
        "fake",
        one,
        new RateLimitObservation("calls", Scope.NETWORK, 10, 0, Duration.ofMinutes(5)));
    assertThat(throttles.paused("fake", two, clock.instant())).isPresent();
    clock.advance(Duration.ofMinutes(5));
    assertThat(throttles.paused("fake", two, clock.instant())).isEmpty();
    throttles.observed(
        "fake",
        one,
        new RateLimitObservation("calls", Scope.NETWORK, 10, 1, Duration.ofMinutes(5)));
    assertThat(throttles.paused("fake", two, clock.instant())).isEmpty();
  }
}
