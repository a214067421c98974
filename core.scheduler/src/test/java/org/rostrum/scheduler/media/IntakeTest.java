package org.rostrum.scheduler.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.media.MediaFolder.Received;

class IntakeTest {
  private static final int STEP = 7;

  private final MediaFolder folder;
  private final Intake intake;

  IntakeTest(@TempDir Path path) throws IOException {
    folder = new MediaFolder(path);
    intake = new Intake(folder, new Pictures(new DecodeBudget(Runtime.getRuntime().maxMemory())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy.webp", "lossless.webp", "turned.webp", "turned.jpg", "alpha.png"})
  void answersInWordsWhateverIsCutOffOrDamaged(String name) throws Exception {
    byte[] whole = Samples.file(name);
    for (int length = 1; length < whole.length; length += STEP) {
      look(name + " cut at " + length, Arrays.copyOf(whole, length));
    }
    byte[] noisy = whole.clone();
    for (int at = 12; at < noisy.length; at += STEP) {
      noisy[at] ^= 0x55;
      look(name + " damaged at " + at, noisy);
    }
  }

  @Test
  void declinesWhatNeedsMoreMemoryThanThereIs() {
    DecodeBudget small = new DecodeBudget(16_000_000);

    assertThatThrownBy(() -> small.spend(20_000_000, () -> "decoded"))
        .isInstanceOfSatisfying(
            MediaRefused.class,
            e -> {
              assertThat(e.code()).isEqualTo("picture-memory");
              assertThat(e).hasMessageContaining("20 million").hasMessageContaining("-Xmx384m");
            });
  }

  @Test
  void declinesAJpegThatWasCutOff() throws Exception {
    byte[] whole = Samples.plain("jpg", 400, 400, Color.ORANGE);
    Received received = intake.receive(Samples.stream(Arrays.copyOf(whole, whole.length / 2)));
    assertThatThrownBy(() -> intake.look(received))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.code()).isEqualTo("picture-broken"));
    look("a whole one", whole);
    folder.discard(received);
  }

  /** It may still be readable; if not, it is refused as input, not as a fault of the platform. */
  private void look(String what, byte[] bytes) throws IOException {
    Received received = intake.receive(Samples.stream(bytes));
    try {
      assertThat(intake.look(received).thumbnail().jpeg()).isNotEmpty();
    } catch (RequestRefused e) {
      assertThat(e.reason()).as(what).isEqualTo(Reason.INVALID);
    } finally {
      folder.discard(received);
    }
  }
}
