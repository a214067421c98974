package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaWindowTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void hasRoomWhereNothingIsPlanned() {
    QuotaWindow window = new QuotaWindow(List.of(), 3, DAY);
    assertThat(window.fullest(NOON)).isZero();
    assertThat(window.nextFree(NOON, NOON.plus(DAY))).contains(NOON);
  }

  @Test
  void namesTheTimeAtWhichAPermitComesBack() {
    QuotaWindow window = new QuotaWindow(hourly(3), 3, DAY);
    assertThat(window.fullest(NOON.plusSeconds(3 * 3600))).isEqualTo(3);
    assertThat(window.nextFree(NOON.plusSeconds(3 * 3600), NOON.plus(DAY.multipliedBy(3))))
        .contains(NOON.plus(DAY));
  }

  @Test
  void countsWhatIsPlannedLaterAsWell() {
    // One more at noon would make four within the day that ends at two.
    QuotaWindow window = new QuotaWindow(hourly(3), 3, DAY);
    assertThat(window.fullest(NOON.minusSeconds(3600))).isEqualTo(3);
    assertThat(window.fullest(NOON.minus(DAY).plusSeconds(1800))).isEqualTo(1);
    assertThat(window.fullest(NOON.minus(DAY))).isZero();
  }

  @Test
  void findsNothingWhereEveryDayIsFull() {
    List<Instant> due = new ArrayList<>();
    for (int day = 0; day < 10; day++) {
      due.add(NOON.plus(DAY.multipliedBy(day)));
    }
    QuotaWindow window = new QuotaWindow(due, 1, DAY);
    assertThat(window.nextFree(NOON, NOON.plus(DAY.multipliedBy(5)))).isEmpty();
    assertThat(window.nextFree(NOON, NOON.plus(DAY.multipliedBy(11))))
        .contains(NOON.plus(DAY.multipliedBy(10)));
  }

  private static List<Instant> hourly(int count) {
    return IntStream.range(0, count).mapToObj(hour -> NOON.plusSeconds(hour * 3600L)).toList();
  }
}
