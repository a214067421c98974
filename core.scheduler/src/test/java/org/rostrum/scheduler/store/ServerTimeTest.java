package org.rostrum.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServerTimeTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private Instant serverClock = START;
  private Instant wall = START.plusSeconds(7);
  private long nanos = 1;
  private Duration question = Duration.ofMillis(1);
  private int questions;

  private final ServerTime counted = new ServerTime(this::ask, () -> wall, () -> nanos);

  /** The server looks at its clock at once; its answer takes a while. */
  private Instant ask() {
    questions++;
    Instant said = serverClock;
    pass(question);
    return said;
  }

  private void pass(Duration time) {
    serverClock = serverClock.plus(time);
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  @Test
  void countsOnWithoutAskingAndIsNeverAhead() {
    Instant first = counted.now();
    for (int step = 0; step < 100; step++) {
      pass(Duration.ofMillis(2));
      Instant now = counted.now();
      assertThat(now).isAfter(first).isBeforeOrEqualTo(serverClock);
      assertThat(Duration.between(now, serverClock)).isLessThanOrEqualTo(Store.MAX_BEHIND);
      first = now;
    }

    assertThat(questions).isEqualTo(1);
  }

  @Test
  void asksAgainAfterAWhileAndDoesNotGoBack() {
    question = Duration.ofNanos(1_000);
    Instant before = counted.now();
    question = Duration.ofMillis(4);
    for (int times = 0; times < 5; times++) {
      pass(ServerTime.COUNTED_FOR);
      Instant now = counted.now();
      assertThat(now).isAfterOrEqualTo(before.plus(ServerTime.COUNTED_FOR));
      assertThat(now).isBeforeOrEqualTo(serverClock);
      before = now;
    }

    assertThat(questions).isEqualTo(6);
  }

  @Test
  void doesNotCountOnAnAnswerThatTookLong() {
    question = Store.MAX_BEHIND.plusMillis(1);

    counted.now();
    counted.now();

    assertThat(questions).isEqualTo(2);
  }

  @Test
  void noticesThatTheServersClockWasSetBack() {
    counted.now();
    serverClock = serverClock.minus(Duration.ofHours(1));
    pass(ServerTime.COUNTED_FOR);

    assertThat(counted.now()).isBeforeOrEqualTo(serverClock);
  }

  @Test
  void asksAtOnceWhenThisMachineSlept() {
    counted.now();
    // a sleep stops the clock that nobody can set, and not the others
    serverClock = serverClock.plusSeconds(60);
    wall = wall.plusSeconds(60);

    assertThat(Duration.between(counted.now(), serverClock)).isLessThanOrEqualTo(Store.MAX_BEHIND);
    assertThat(questions).isEqualTo(2);
  }
}
