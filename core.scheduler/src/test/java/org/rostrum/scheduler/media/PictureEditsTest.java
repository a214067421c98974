package org.rostrum.scheduler.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.media.TestLibrary.refused;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.media.MediaEdit;
import org.rostrum.media.MediaLibrary;
import org.rostrum.media.MediaLibrary.Rendition;
import org.rostrum.media.MediaView;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/**
 * Changes of pictures. The samples have four fields of 48 by 32 pixels: red and green above, blue
 * and grey below; those that are turned show blue and red above, grey and green below.
 */
class PictureEditsTest {
  private final TestLibrary bench;
  private final MediaLibrary library;

  PictureEditsTest(Store store, TestClock clock, @TempDir Path folder) throws IOException {
    bench = new TestLibrary(store, clock, folder);
    library = bench.library;
  }

  private MediaView edit(MediaView media, MediaEdit edit) {
    return library.edit(bench.ada, media.id(), edit);
  }

  @StoreTest
  void aPartIsCutOutAndThePictureStays() throws Exception {
    byte[] bytes = Samples.file("progressive.jpg");
    MediaView media = bench.stored("vase.jpg", bytes);

    MediaView part = edit(media, new MediaEdit.Crop(48, 0, 48, 32));

    assertThat(part.name()).isEqualTo("vase (cropped).jpg");
    assertThat(part.contentType()).isEqualTo("image/jpeg");
    assertThat(List.of(part.width(), part.height())).containsExactly(48, 32);
    BufferedImage image = bench.image(part, Rendition.ORIGINAL);
    assertGreen(image, 24, 16);
    assertGreen(image, 4, 4);
    assertThat(bench.read(media, Rendition.ORIGINAL)).isEqualTo(bytes);
    assertThat(bench.image(part, Rendition.THUMBNAIL).getWidth()).isEqualTo(48);
  }

  @StoreTest
  void theSameChangeIsTheSamePiece() throws Exception {
    MediaView media = bench.sample("progressive.jpg");
    MediaEdit crop = new MediaEdit.Crop(10, 10, 60, 40, 30, 20);

    MediaView first = edit(media, crop);

    assertThat(edit(media, crop)).isEqualTo(first);
    assertThat(first.id()).isNotEqualTo(media.id());
    assertThat(bench.events).hasSize(2);
    assertThat(bench.filesOf("incoming")).isEmpty();
  }

  @StoreTest
  void partsAreThoseOfThePictureAsItIsShown() throws Exception {
    for (String name : List.of("turned.jpg", "turned.webp")) {
      MediaView media = bench.sample(name);

      MediaView upperLeft = edit(media, new MediaEdit.Crop(0, 0, 32, 48));
      MediaView lowerRight = edit(media, new MediaEdit.Crop(32, 48, 32, 48, 16, 24));

      assertThat(List.of(upperLeft.width(), upperLeft.height())).containsExactly(32, 48);
      assertBlue(bench.image(upperLeft, Rendition.ORIGINAL), 16, 24);
      assertThat(List.of(lowerRight.width(), lowerRight.height())).containsExactly(16, 24);
      assertGreen(bench.image(lowerRight, Rendition.ORIGINAL), 8, 12);
    }
  }

  @StoreTest
  void isPaddedWithAColourAndScaledDownWhereItDoesNotFit() throws Exception {
    MediaView media = bench.stored("a.png", Samples.plain("png", 300, 200, Color.RED));

    MediaView larger = edit(media, new MediaEdit.Pad(300, 450, "#0000ff"));
    BufferedImage around = bench.image(larger, Rendition.ORIGINAL);
    assertThat(List.of(around.getWidth(), around.getHeight())).containsExactly(300, 450);
    assertThat(new Color(around.getRGB(150, 124))).isEqualTo(Color.BLUE);
    assertThat(new Color(around.getRGB(150, 125))).isEqualTo(Color.RED);
    assertThat(new Color(around.getRGB(150, 324))).isEqualTo(Color.RED);
    assertThat(new Color(around.getRGB(150, 325))).isEqualTo(Color.BLUE);

    MediaView smaller = edit(media, new MediaEdit.Pad(30, 45, "#0000FF"));
    BufferedImage small = bench.image(smaller, Rendition.ORIGINAL);
    assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(30, 45);
    assertThat(new Color(small.getRGB(15, 22))).isEqualTo(Color.RED);
    assertThat(new Color(small.getRGB(15, 2))).isEqualTo(Color.BLUE);
  }

  @StoreTest
  void paddingFillsWhatIsTransparent() throws Exception {
    MediaView media = bench.sample("alpha.png");

    MediaView padded = edit(media, new MediaEdit.Pad(96, 100, "#123456"));

    BufferedImage image = bench.image(padded, Rendition.ORIGINAL);
    assertThat(image.getColorModel().hasAlpha()).isFalse();
    assertThat(new Color(image.getRGB(24, 30))).isEqualTo(new Color(0x123456));
  }

  @StoreTest
  void transparencyStaysWhereTheTypeHasIt() throws Exception {
    MediaView png = edit(bench.sample("alpha.png"), new MediaEdit.Crop(0, 0, 60, 40));
    MediaView webp = edit(bench.sample("alpha-lossless.webp"), new MediaEdit.Crop(0, 0, 60, 40));
    MediaView jpeg = edit(bench.sample("alpha.png"), new MediaEdit.Convert("image/jpeg"));

    assertThat(bench.image(png, Rendition.ORIGINAL).getRGB(10, 10) >>> 24).isZero();
    assertThat(webp.contentType()).isEqualTo("image/png");
    assertThat(bench.image(webp, Rendition.ORIGINAL).getRGB(10, 10) >>> 24).isZero();
    Color white = new Color(bench.image(jpeg, Rendition.ORIGINAL).getRGB(10, 10));
    assertThat(white.getRed()).isGreaterThan(250);
    assertThat(white.getBlue()).isGreaterThan(250);
  }

  @StoreTest
  void isScaledDownAndConverted() throws Exception {
    MediaView media = bench.sample("lossy.webp");

    MediaView small = edit(media, new MediaEdit.Downscale(48, 32));
    MediaView png = edit(media, new MediaEdit.Convert("image/png"));

    assertThat(List.of(small.width(), small.height())).containsExactly(48, 32);
    assertThat(small.contentType()).isEqualTo("image/jpeg");
    assertThat(png.contentType()).isEqualTo("image/png");
    assertThat(png.name()).isEqualTo("lossy.png");
    assertGreen(bench.image(png, Rendition.ORIGINAL), 70, 16);
  }

  @StoreTest
  void refusesWhatIsNotPossible() throws Exception {
    MediaView media = bench.sample("progressive.jpg");

    refused("edit-crop", () -> edit(media, new MediaEdit.Crop(0, 0, 97, 64)));
    refused("edit-crop", () -> edit(media, new MediaEdit.Crop(-1, 0, 9, 9)));
    refused("edit-crop", () -> edit(media, new MediaEdit.Crop(0, 0, 0, 9)));
    refused("edit-crop", () -> edit(media, new MediaEdit.Crop(Integer.MAX_VALUE, 0, 9, 9)));
    refused("edit-size", () -> edit(media, new MediaEdit.Crop(0, 0, 9, 9, 10, 10)));
    refused("edit-shape", () -> edit(media, new MediaEdit.Crop(0, 0, 90, 60, 60, 60)));
    refused("edit-size", () -> edit(media, new MediaEdit.Downscale(192, 128)));
    refused("edit-shape", () -> edit(media, new MediaEdit.Downscale(48, 60)));
    refused("edit-size", () -> edit(media, new MediaEdit.Pad(0, 9, "#000000")));
    refused("edit-size", () -> edit(media, new MediaEdit.Pad(16_385, 9, "#000000")));
    refused("edit-size", () -> edit(media, new MediaEdit.Pad(9_000, 9_000, "#000000")));
    refused("edit-colour", () -> edit(media, new MediaEdit.Pad(9, 9, "white")));
    refused("edit-type", () -> edit(media, new MediaEdit.Convert("image/webp")));
    MediaView video = bench.sample("moving.mp4");
    refused("edit-video", () -> edit(video, new MediaEdit.Convert("image/png")));
    assertThat(bench.filesOf("incoming")).isEmpty();
  }

  private static void assertGreen(BufferedImage image, int x, int y) {
    Color colour = new Color(image.getRGB(x, y));
    assertThat(colour.getGreen()).isGreaterThan(colour.getRed() + 60);
    assertThat(colour.getGreen()).isGreaterThan(colour.getBlue() + 60);
  }

  private static void assertBlue(BufferedImage image, int x, int y) {
    Color colour = new Color(image.getRGB(x, y));
    assertThat(colour.getBlue()).isGreaterThan(colour.getRed() + 60);
    assertThat(colour.getBlue()).isGreaterThan(colour.getGreen() + 60);
  }
}
