package org.rostrum.provider.bluesky.internal.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keys that follow from publications. */
final class RecordKeyTest {
  private static final long MILLIS = Instant.parse("2026-11-23T12:00:00Z").toEpochMilli();

  @Test
  void thePublicationAloneDecides() {
    UUID publication = UUID.fromString("019ab0f2-6c00-7abc-8def-0123456789ab");
    assertThat(RecordKey.of(publication)).hasToString(RecordKey.of(publication).toString());
    assertThat(RecordKey.of(publication).toString()).matches("[234567a-j][234567a-z]{12}");
  }

  @Test
  void aKeyIsReadAsItWasWritten() {
    RecordKey key = RecordKey.of(UUID.randomUUID());
    assertThat(RecordKey.isKey(key.toString())).isTrue();
    assertThat(RecordKey.parse(key.toString())).isEqualTo(key);
    // the example of the specification
    assertThat(RecordKey.parse("3jzfcijpj2z2a")).hasToString("3jzfcijpj2z2a");
  }

  @Test
  void keysGrowAsPublicationsDo() {
    assertThat(of(MILLIS, 0).toString()).isLessThan(of(MILLIS + 1, 0).toString());
    assertThat(of(MILLIS, 7).value() >>> 10).isBetween(MILLIS * 1_000, MILLIS * 1_000 + 999);
  }

  @Test
  void noTwoPublicationsOfOneMillisecondMeet() {
    Set<String> keys = new HashSet<>();
    for (int counter = 0; counter < 4_096; counter++) {
      for (int part : new int[] {0, 1, RecordKey.MAX_PARTS - 1}) {
        keys.add(of(MILLIS, counter).part(part).toString());
      }
    }
    assertThat(keys).hasSize(3 * 4_096);
  }

  @Test
  void repliesFollowTheirPost() {
    RecordKey post = RecordKey.of(UUID.randomUUID());
    assertThat(post.part(0)).isEqualTo(post);
    assertThat(post.part(2).toString()).isGreaterThan(post.part(1).toString());
  }

  @Test
  void idsWithoutATimeGetOneThatIsValid() {
    for (int count = 0; count < 1_000; count++) {
      assertThat(RecordKey.isKey(RecordKey.of(UUID.randomUUID()).toString())).isTrue();
    }
  }

  private static RecordKey of(long millis, int counter) {
    return RecordKey.of(new UUID((millis << 16) | 0x7000 | counter, 0x8000_0000_0000_0000L));
  }
}
