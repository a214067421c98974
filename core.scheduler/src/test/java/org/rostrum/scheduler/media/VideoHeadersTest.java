package org.rostrum.scheduler.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.media.BoxWriter.box;
import static org.rostrum.scheduler.media.BoxWriter.brands;
import static org.rostrum.scheduler.media.BoxWriter.bytes;
import static org.rostrum.scheduler.media.BoxWriter.head;
import static org.rostrum.scheduler.media.BoxWriter.join;
import static org.rostrum.scheduler.media.BoxWriter.letters;
import static org.rostrum.scheduler.media.BoxWriter.movie;
import static org.rostrum.scheduler.media.BoxWriter.track;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class VideoHeadersTest {
  private static final int MUTATIONS = 4_000;

  @TempDir Path folder;

  @Test
  void readsWhatRealEncodersWrite() throws Exception {
    assertThat(read(Samples.file("moving.mp4")))
        .isEqualTo(new VideoHeader(VideoType.MP4, 160, 240, Duration.ofSeconds(5), "avc1"));
    assertThat(read(Samples.file("turned.mov")))
        .as("turned by a quarter")
        .isEqualTo(new VideoHeader(VideoType.MOV, 64, 96, Duration.ofSeconds(4), "avc1"));
  }

  @Test
  void tellsTheTypeByTheBrands() throws Exception {
    byte[] rest = join(movie(4, 6, 5, "avc1"), box("mdat"));

    assertThat(read(join(brands("M4V ", "isom"), rest)).type()).isEqualTo(VideoType.M4V);
    assertThat(read(join(brands("abcd", "wxyz", "mp42"), rest)).type()).isEqualTo(VideoType.MP4);
    assertThat(read(rest).type()).as("older than brands").isEqualTo(VideoType.MOV);
    refused("video-type", join(brands("3gp5", "isom"), rest));
    refused("video-type", join(brands("abcd", "wxyz"), rest));
  }

  @Test
  void knowsPicturesInTheSameKindOfFile() throws Exception {
    assertThat(VideoHeaders.isVideo(brands("heic", "mif1"))).isFalse();
    assertThat(VideoHeaders.isVideo(brands("avif", "mif1"))).isFalse();
    assertThat(VideoHeaders.isVideo(brands("isom"))).isTrue();
    assertThat(VideoHeaders.isVideo(Arrays.copyOf(brands("isom"), 11))).isFalse();
  }

  @Test
  void refusesWhatCannotBePublished() throws Exception {
    byte[] mp4 = brands("isom", "mp42");
    byte[] data = box("mdat", new byte[10]);
    byte[] sound = box("moov", head(1_000, 5_000), track("soun", 0, 0, "mp4a"));

    refused("video-no-picture", join(mp4, sound, data));
    refused("video-no-picture", Samples.file("sound.m4a"));
    refused("video-protected", join(mp4, movie(4, 6, 5, "encv"), data));
    refused("video-length", join(mp4, movie(4, 6, 0, "avc1"), data));
    refused("video-length", join(mp4, movie(4, 6, 24 * 3_600 + 1, "avc1"), data));
    refused("video-length", Samples.file("fragmented.mp4"));
    refused("video-pixels", join(mp4, movie(16_385, 6, 5, "avc1"), data));
    refused("video-broken", join(mp4, movie(4, 6, 5, "avc1")));
    refused("video-broken", join(mp4, data));
  }

  @Test
  void aFileThatWasCutOffIsRefused() throws Exception {
    byte[] whole = Samples.file("turned.mov");

    for (int length = 12; length < whole.length; length += 97) {
      refused("video-broken", Arrays.copyOf(whole, length));
    }
  }

  @Test
  void sizesThatPretendToBeLargeLeadNowhere() throws Exception {
    byte[] mp4 = brands("isom");
    for (long size : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, -1, 8, 1L << 40}) {
      byte[] large =
          bytes(
              out -> {
                out.writeInt(1);
                out.write(letters("moov"));
                out.writeLong(size);
              });
      refused("video-broken", join(mp4, large, new byte[100]));
    }
    refused("video-broken", join(mp4, bytes(out -> out.writeInt(7)), letters("moov")));
  }

  @Test
  @Timeout(20)
  void moreBoxesThanAFilmHasAreNotRead() throws Exception {
    byte[] small = box("free");
    byte[][] many = new byte[Mp4Boxes.MAX_BOXES + 1][];
    Arrays.fill(many, small);

    refused("video-broken", join(brands("isom"), join(many)));
  }

  /** Whatever a file says, the answer is a header within the limits or a refusal. */
  @Test
  @Timeout(60)
  void damageOfEveryKindIsRefusedOrHarmless() throws Exception {
    Random random = new Random(20_261_123);
    List<byte[]> seeds = List.of(Samples.file("moving.mp4"), Samples.file("turned.mov"));
    List<Path> files =
        List.of(
            Files.write(folder.resolve("damaged.mp4"), seeds.get(0)),
            Files.write(folder.resolve("damaged.mov"), seeds.get(1)));
    int read = 0;
    for (int mutation = 0; mutation < MUTATIONS; mutation++) {
      byte[] bytes = seeds.get(mutation % seeds.size()).clone();
      int changes = 1 + random.nextInt(8);
      for (int change = 0; change < changes; change++) {
        int at = random.nextInt(bytes.length);
        bytes[at] = random.nextInt(4) == 0 ? (byte) 0xff : (byte) random.nextInt(256);
      }
      // in place: a file that is cut off and written anew, thousands of times, waits for the disk
      Path file = Files.write(files.get(mutation % files.size()), bytes, StandardOpenOption.WRITE);
      try {
        VideoHeader header = VideoHeaders.read(file);
        assertThat(header.width()).isBetween(1, 16_384);
        assertThat(header.height()).isBetween(1, 16_384);
        assertThat(header.duration()).isBetween(Duration.ZERO, Duration.ofHours(24));
        assertThat(header.codec()).hasSize(4);
        read++;
      } catch (MediaRefused e) {
        assertThat(e.code()).startsWith("video-");
      }
    }
    assertThat(read).as("some damage does no harm").isPositive();
  }

  private VideoHeader read(byte[] bytes) throws Exception {
    return VideoHeaders.read(Files.write(folder.resolve("video"), bytes));
  }

  private void refused(String code, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("refused"), bytes);
    assertThatThrownBy(() -> VideoHeaders.read(file))
        .isInstanceOfSatisfying(MediaRefused.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
