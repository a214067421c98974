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

/** What is saved of a publication, and read back. */
final class NotesTest {
  private static final Notes NOTHING = Notes.read(Optional.empty(), Instant.EPOCH);
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static final VideoNote VIDEO =
      new VideoNote("5212123920968240001", VideoNote.Step.REGISTERED, NOON, 0);

  @Test
  void whatIsWrittenIsRead() {
    CreationNote note = new CreationNote(NOON, NOON.plusSeconds(35), Set.of("1", "22"));
    assertThat(read(NOTHING.creating(note).write()).creating()).contains(note);
  }

  @Test
  void withoutANoteNothingWasBegun() {
    assertThat(NOTHING.creating()).isEmpty();
    assertThat(read(NOTHING.write()).creating()).isEmpty();
  }

  @Test
  void anUnreadableNoteIsTakenToMeanTheWorst() {
    for (String text :
        new String[] {"", "x", "{}", "{\"v\":2}", "{\"v\":1,\"creating\":{\"since\":\"noon\"}}"}) {
      assertThat(read(text).creating())
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
    assertThat(
            NOTHING.withVideo(VIDEO).creating(new CreationNote(NOON, NOON, ids)).write().length())
        .isLessThan(PublishContext.MAX_CHECKPOINT);
  }

  @Test
  void aVideoIsRemembered() {
    assertThat(read(NOTHING.withVideo(VIDEO).write()).video()).contains(VIDEO);
    Notes uploaded = NOTHING.withVideo(VIDEO.uploaded(NOON.plusSeconds(9)).looked());
    assertThat(read(uploaded.write())).isEqualTo(uploaded);
    assertThat(read(uploaded.withoutVideo().write()).video()).isEmpty();
  }

  @Test
  void aVideoThatCannotBeReadIsUploadedAnew() {
    for (String video :
        new String[] {
          "1",
          "{}",
          "{\"media\":\"../1\",\"step\":\"UPLOADED\",\"since\":\"2026-11-23T12:00:00Z\"}",
          "{\"media\":\"1\",\"step\":\"FILMED\",\"since\":\"2026-11-23T12:00:00Z\"}",
          "{\"media\":\"1\",\"step\":\"UPLOADED\",\"since\":\"noon\"}"
        }) {
      Notes notes = read("{\"v\":1,\"video\":" + video + "}");
      assertThat(notes.video()).as(video).isEmpty();
      assertThat(notes.creating()).as(video).isEmpty();
    }
  }

  private static Notes read(String checkpoint) {
    return Notes.read(Optional.of(checkpoint), NOON);
  }
}
