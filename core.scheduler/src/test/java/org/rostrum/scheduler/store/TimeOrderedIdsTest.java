package org.rostrum.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private final TestClock clock = new TestClock();
  private final TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(1));

  @Test
  void theyAreUuidsOfVersion7() {
    UUID id = ids.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
  }

  @Test
  void theyGrowEvenIfTheClockIsSetBack() {
    String last = "";
    for (int i = 0; i < 10_000; i++) {
      if (i == 5_000) {
        clock.advance(Duration.ofHours(-1));
      }
      String next = ids.next().toString();
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }
}
