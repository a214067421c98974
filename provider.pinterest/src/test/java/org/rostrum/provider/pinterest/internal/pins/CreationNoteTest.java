package org.rostrum.provider.pinterest.internal.pins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.publish.PublishContext;

final class CreationNoteTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void whatIsWrittenIsRead() {
    CreationNote note = new CreationNote(NOON, NOON.plusSeconds(35), Set.of("1", "22"));
    assertThat(CreationNote.read(Optional.of(note.write()), NOON)).contains(note);
  }

  @Test
  void withoutANoteNothingWasBegun() {
    assertThat(CreationNote.read(Optional.empty(), NOON)).isEmpty();
    assertThat(CreationNote.read(Optional.of(CreationNote.nothingCreated()), NOON)).isEmpty();
  }

  @Test
  void anUnreadableNoteIsTakenToMeanTheWorst() {
    for (String text :
        new String[] {"", "x", "{}", "{\"v\":2}", "{\"v\":1,\"creating\":{\"since\":\"noon\"}}"}) {
      assertThat(CreationNote.read(Optional.of(text), NOON))
          .as(text)
          .contains(
              new CreationNote(
                  NOON.minus(CreationNote.CLOCK_TOLERANCE),
                  NOON.plus(CreationNote.CLOCK_TOLERANCE),
                  Set.of()));
    }
  }

  @Test
  void theEndOnlyEverComesNearer() {
    CreationNote note = new CreationNote(NOON, NOON.plusSeconds(35), Set.of());
    assertThat(note.endedBy(NOON.plusSeconds(1)).until()).isEqualTo(NOON.plusSeconds(1));
    assertThat(note.endedBy(NOON.plus(Duration.ofHours(1))).until()).isEqualTo(note.until());
  }

  @Test
  void aFullNoteFitsIntoACheckpoint() {
    Set<String> ids =
        IntStream.range(0, 2 * CreationNote.MAX_SEEN)
            .mapToObj(i -> "9".repeat(26) + (1_000 + i))
            .collect(Collectors.toSet());
    assertThat(new CreationNote(NOON, NOON, ids).write().length())
        .isLessThan(PublishContext.MAX_CHECKPOINT);
  }
}
