package org.rostrum.scheduler.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.media.TestLibrary.refused;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.media.MediaLibrary;
import org.rostrum.media.MediaLibrary.Rendition;
import org.rostrum.media.MediaView;
import org.rostrum.posts.MediaCover;
import org.rostrum.posts.MediaUse;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Videos in the library, and what is shown for them. */
class VideoLibraryTest {
  private final TestLibrary bench;
  private final MediaLibrary library;

  VideoLibraryTest(Store store, TestClock clock, @TempDir Path folder) throws IOException {
    bench = new TestLibrary(store, clock, folder);
    library = bench.library;
  }

  @StoreTest
  void takesAVideoAsItIs() throws Exception {
    byte[] bytes = Samples.file("turned.mov");
    MediaView video = bench.stored("Clip.MOV", bytes);

    assertThat(video.kind()).isEqualTo(MediaKind.VIDEO);
    assertThat(video.contentType()).isEqualTo("video/quicktime");
    assertThat(video.width()).isEqualTo(64);
    assertThat(video.height()).isEqualTo(96);
    assertThat(video.duration()).contains(Duration.ofSeconds(4));
    assertThat(video.codec()).contains("avc1");
    assertThat(video.hasPoster()).isFalse();
    assertThat(library.get(bench.ada, video.id())).isEqualTo(video);
    assertThat(bench.read(video, Rendition.ORIGINAL)).isEqualTo(bytes);
    assertThat(bench.stored("again.mov", bytes)).isEqualTo(video);
    assertThat(bench.filesOf("incoming")).isEmpty();
  }

  @StoreTest
  void showsATileOfItsShapeUntilItHasAPoster() throws Exception {
    MediaView video = bench.sample("moving.mp4");

    BufferedImage tile = bench.image(video, Rendition.THUMBNAIL);
    assertThat(tile.getWidth()).isEqualTo(320);
    assertThat(tile.getHeight()).isEqualTo(480);
    refused("media-no-poster", () -> library.open(bench.ada, video.id(), Rendition.POSTER));

    byte[] red = Samples.plain("png", 160, 240, Color.RED);
    MediaView with = library.setPoster(bench.ada, video.id(), Samples.stream(red));
    assertThat(with.hasPoster()).isTrue();
    assertThat(Color.decode(with.dominantColour()).getRed()).isGreaterThan(240);
    assertThat(bench.read(with, Rendition.POSTER)).isEqualTo(red);
    Color shown = new Color(bench.image(with, Rendition.THUMBNAIL).getRGB(80, 120));
    assertThat(shown.getRed()).isGreaterThan(240);
    assertThat(bench.events).containsExactly("media added", "media changed");
  }

  @StoreTest
  void aPosterIsKeptAsLongAsSomethingShowsIt() throws Exception {
    MediaView video = bench.sample("moving.mp4");
    byte[] red = Samples.plain("png", 16, 24, Color.RED);
    MediaView piece = bench.stored("red.png", red);
    assertThat(library.setPoster(bench.ada, video.id(), Samples.stream(red)).hasPoster()).isTrue();

    library.delete(bench.ada, piece.id());
    assertThat(bench.read(video, Rendition.POSTER)).isEqualTo(red);

    byte[] blue = Samples.plain("png", 16, 24, Color.BLUE);
    assertThat(library.setPoster(bench.ada, video.id(), Samples.stream(blue)).hasPoster()).isTrue();
    assertThat(bench.read(video, Rendition.POSTER)).isEqualTo(blue);
    assertThat(bench.filesOf("originals")).as("video and poster").hasSize(2);

    library.delete(bench.ada, video.id());
    assertThat(bench.filesOf("originals")).isEmpty();
    assertThat(bench.filesOf("thumbnails")).isEmpty();
  }

  @StoreTest
  void refusesAPosterThatIsNone() throws Exception {
    MediaView video = bench.sample("moving.mp4");
    MediaView picture = bench.sample("lossy.webp");
    byte[] red = Samples.plain("png", 16, 24, Color.RED);

    refused(
        "poster-picture", () -> library.setPoster(bench.ada, picture.id(), Samples.stream(red)));
    refused(
        "picture-type",
        () -> library.setPoster(bench.ada, video.id(), Samples.stream(Samples.file("moving.mp4"))));
    refused(
        "picture-pixels",
        () ->
            library.setPoster(
                bench.ada, video.id(), Samples.stream(Samples.pngBomb(60_000, 60_000))));
    assertThat(library.get(bench.ada, video.id()).hasPoster()).isFalse();
    assertThat(bench.filesOf("incoming")).isEmpty();
  }

  @StoreTest
  void refusesWhatIsNoVideoThatIsTaken() throws Exception {
    refused("video-no-picture", () -> bench.sample("sound.m4a"));
    refused("video-length", () -> bench.sample("fragmented.mp4"));
    byte[] webm = {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, 0, 0, 0, 0, 0, 0, 0, 0};
    refused("picture-type", () -> bench.stored("a.webm", webm));
    byte[] heic = BoxWriter.brands("heic", "mif1");
    refused("picture-type", () -> bench.stored("a.heic", heic));
    assertThat(bench.filesOf("incoming")).isEmpty();
  }

  /** Only a video may be large: a picture that pretends nothing is cut off at its own limit. */
  @StoreTest
  void aPictureIsStillBoundedAsAPicture() throws Exception {
    byte[] begin = Samples.plain("png", 4, 4, Color.RED);
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(begin), new Zeros(MediaLibrary.MAX_IMAGE_BYTES));

    refused("picture-too-large", () -> library.store(bench.ada, "endless.png", endless));
    assertThat(bench.filesOf("incoming")).isEmpty();
  }

  @StoreTest
  void aNetworkGetsTheVideoAndThePictureOfItsCover() throws Exception {
    MediaView video = bench.sample("moving.mp4");
    MediaView cover = bench.sample("lossless.webp");
    MediaRule videos = MediaRule.videos("video/mp4").build();
    MediaUse use = new MediaUse(video.id(), "alt").withCover(new MediaCover.Picture(cover.id()));

    Media described = bench.described(use);
    Media prepared = bench.files.prepare(described, videos).media();

    assertThat(prepared).isEqualTo(described);
    assertThat(prepared.bytes()).isEqualTo(Samples.file("moving.mp4").length);
    assertThat(bench.published(prepared)).isEqualTo(Samples.file("moving.mp4"));
    Media picture = ((Cover.Picture) prepared.cover().orElseThrow()).media();
    assertThat(picture.contentType()).isEqualTo("image/webp");
    Media taken = bench.files.prepare(picture, MediaRule.images("image/jpeg").build()).media();
    assertThat(bench.published(taken)).hasSize((int) taken.bytes()).startsWith(0xff, 0xd8);
    MediaUse frame =
        new MediaUse(video.id(), "").withCover(new MediaCover.Frame(Duration.ofSeconds(2)));
    assertThat(bench.described(frame).cover())
        .isEqualTo(Optional.of(new Cover.Frame(Duration.ofSeconds(2))));
  }
}
