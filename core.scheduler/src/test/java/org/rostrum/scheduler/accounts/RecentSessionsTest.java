package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.store.TestClock;

/** Tokens stay in memory for a moment only. */
final class RecentSessionsTest {
  private final TestClock clock = new TestClock();
  private final Queue<Runnable> planned = new ArrayDeque<>();
  private final RecentSessions recent = new RecentSessions(clock, planned::add);

  @Test
  void forgetsTheTokensOfAccountsThatNobodyAsksForAnyMore() {
    keep();
    clock.advance(RecentSessions.KEPT.dividedBy(2));
    keep();
    assertThat(planned).hasSize(1);
    clock.advance(RecentSessions.KEPT.dividedBy(2));
    planned.remove().run();
    assertThat(recent.size()).isEqualTo(1);
    clock.advance(RecentSessions.KEPT);
    planned.remove().run();
    assertThat(recent.size()).isZero();
    assertThat(planned).isEmpty();
  }

  @Test
  void forgetsThemThoughTheClockWasSetBack() {
    keep();
    clock.advance(Duration.ofHours(-1));
    planned.remove().run();
    assertThat(recent.size()).isZero();
  }

  private void keep() {
    UUID account = UUID.randomUUID();
    recent.keep(
        new AccountSession(account, "fake", "me", Secret.of("token"), SettingValues.empty(), 1),
        Optional.empty(),
        clock.instant());
  }
}
