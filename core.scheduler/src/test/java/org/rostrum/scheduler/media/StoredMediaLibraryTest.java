package org.rostrum.scheduler.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.media.MediaContent;
import org.rostrum.media.MediaLibrary;
import org.rostrum.media.MediaLibrary.Rendition;
import org.rostrum.media.MediaView;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.posts.MediaUse;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

class StoredMediaLibraryTest {
  private static final MediaRule JPEG_ONLY = rule("image/jpeg");
  private static final MediaRule JPEG_AND_PNG = rule("image/jpeg", "image/png");

  private final Store store;
  private final TestClock clock;
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final Caller ada = caller(new UUID(0, 77));
  private final Caller eve = caller(new UUID(0, 78));
  private final Path folder;
  private final MediaLibrary library;
  private final MediaFiles files;

  StoredMediaLibraryTest(Store store, TestClock clock, @TempDir Path folder) throws IOException {
    this.store = store;
    this.clock = clock;
    this.folder = folder;
    MediaServices services =
        new MediaServices(
            folder, store, (sql, who, action, subject, detail) -> {}, new Heard(), clock);
    this.library = services.library();
    this.files = services.files();
  }

  @BeforeEach
  void createWorkspaces() {
    for (Caller caller : List.of(ada, eve)) {
      store.change(
          sql ->
              sql.insertInto(WORKSPACE)
                  .set(WORKSPACE.ID, caller.workspaceId())
                  .set(WORKSPACE.NAME, "Studio")
                  .set(WORKSPACE.ZONE, "UTC")
                  .set(WORKSPACE.CREATED_AT, clock.instant())
                  .execute());
    }
  }

  @StoreTest
  void storesAPictureAsItIsAndMakesASmallOne() throws Exception {
    byte[] bytes = Samples.plain("jpg", 1200, 800, new Color(40, 90, 200));

    MediaView media = library.store(ada, "C:\\fakepath\\see\u202egnp.jpg", Samples.stream(bytes));

    assertThat(media.name()).isEqualTo("seegnp.jpg");
    assertThat(media.contentType()).isEqualTo("image/jpeg");
    assertThat(media.width()).isEqualTo(1200);
    assertThat(media.height()).isEqualTo(800);
    assertThat(Color.decode(media.dominantColour()).getBlue()).isBetween(190, 210);
    assertThat(read(library.open(ada, media.id(), Rendition.ORIGINAL))).isEqualTo(bytes);
    BufferedImage small = image(library.open(ada, media.id(), Rendition.THUMBNAIL));
    assertThat(small.getWidth()).isEqualTo(MediaLibrary.THUMBNAIL_EDGE);
    assertThat(small.getHeight()).isEqualTo(320);
    assertThat(library.get(ada, media.id())).isEqualTo(media);
    assertThat(events).containsExactly("media added");
    assertThat(leftOver()).isEmpty();
  }

  @StoreTest
  void storesTheSameBytesOnce() throws Exception {
    byte[] bytes = Samples.plain("png", 20, 10, Color.RED);

    MediaView first = library.store(ada, "one.png", Samples.stream(bytes));
    MediaView second = library.store(ada, "two.png", Samples.stream(bytes));
    MediaView elsewhere = library.store(eve, "three.png", Samples.stream(bytes));

    assertThat(second).isEqualTo(first);
    assertThat(elsewhere.id()).isNotEqualTo(first.id());
    assertThat(originals()).hasSize(1);

    library.delete(ada, first.id());
    assertThat(originals()).hasSize(1);
    assertThat(read(library.open(eve, elsewhere.id(), Rendition.ORIGINAL))).isEqualTo(bytes);
    library.delete(eve, elsewhere.id());
    assertThat(originals()).isEmpty();
  }

  @StoreTest
  void turnsPicturesAsTheirExifSays() throws Exception {
    for (String name : List.of("turned.jpg", "turned.webp")) {
      MediaView media = library.store(ada, name, Samples.stream(Samples.file(name)));

      assertThat(media.width()).as(name).isEqualTo(64);
      assertThat(media.height()).as(name).isEqualTo(96);
      BufferedImage small = image(library.open(ada, media.id(), Rendition.THUMBNAIL));
      assertThat(small.getHeight()).isEqualTo(96);
      // Turned clockwise, the blue field of the lower left comes to the upper left.
      assertColour(small.getRGB(10, 10), 40, 60, 200);
      assertColour(small.getRGB(50, 10), 200, 30, 30);
    }
  }

  @StoreTest
  void readsEveryKindOfStillPicture() throws Exception {
    for (String name :
        List.of(
            "lossy.webp",
            "lossless.webp",
            "alpha-lossy.webp",
            "alpha-lossless.webp",
            "alpha.png",
            "progressive.jpg")) {
      MediaView media = library.store(ada, name, Samples.stream(Samples.file(name)));

      assertThat(media.width()).as(name).isEqualTo(96);
      BufferedImage small = image(library.open(ada, media.id(), Rendition.THUMBNAIL));
      assertColour(small.getRGB(10, 50), 40, 60, 200);
      if (name.startsWith("alpha")) {
        assertColour(small.getRGB(10, 10), 255, 255, 255);
      } else {
        assertColour(small.getRGB(10, 10), 200, 30, 30);
      }
    }
  }

  @StoreTest
  void convertsOnceWhatANetworkDoesNotTake() throws Exception {
    Media webp = stored("lossy.webp");

    PreparedMedia prepared = files.prepare(webp, JPEG_AND_PNG);

    assertThat(prepared.converted()).isTrue();
    assertThat(prepared.media().contentType()).isEqualTo("image/jpeg");
    assertThat(prepared.media().id()).isEqualTo(webp.id());
    assertThat(prepared.media().altText()).isEqualTo("four fields");
    byte[] bytes = bytes(prepared.media());
    assertThat(bytes).hasSize((int) prepared.media().bytes());
    BufferedImage image = ImageIO.read(Samples.stream(bytes));
    assertColour(image.getRGB(10, 10), 200, 30, 30);
    assertThat(files.prepare(webp, JPEG_AND_PNG)).isEqualTo(prepared);
    assertThat(bytes(webp)).isEqualTo(Samples.file("lossy.webp"));
  }

  @StoreTest
  void keepsTransparencyWhereTheNetworkTakesIt() throws Exception {
    Media webp = stored("alpha-lossless.webp");

    Media png = files.prepare(webp, JPEG_AND_PNG).media();
    assertThat(png.contentType()).isEqualTo("image/png");
    assertThat(ImageIO.read(Samples.stream(bytes(png))).getRGB(10, 10) >>> 24).isZero();

    Media jpeg = files.prepare(webp, JPEG_ONLY).media();
    assertThat(jpeg.contentType()).isEqualTo("image/jpeg");
    assertColour(ImageIO.read(Samples.stream(bytes(jpeg))).getRGB(10, 10), 255, 255, 255);
  }

  @StoreTest
  void convertsUprightAndLeavesAloneWhatIsTaken() throws Exception {
    Media turned = files.prepare(stored("turned.webp"), JPEG_ONLY).media();
    assertThat(turned.width()).isEqualTo(64);
    assertColour(ImageIO.read(Samples.stream(bytes(turned))).getRGB(10, 10), 40, 60, 200);

    Media jpeg = stored("turned.jpg");
    assertThat(files.prepare(jpeg, JPEG_ONLY)).isEqualTo(new PreparedMedia(jpeg, false));
    assertThatThrownBy(() -> files.prepare(jpeg, rule("image/tiff")))
        .isInstanceOf(IOException.class);
  }

  @StoreTest
  void forgetsRenditionsWithTheirOriginal() throws Exception {
    Media webp = stored("lossy.webp");
    Media jpeg = files.prepare(webp, JPEG_ONLY).media();

    library.delete(ada, UUID.fromString(webp.id()));

    assertThatThrownBy(() -> bytes(jpeg)).isInstanceOf(IOException.class);
    assertThat(allFiles()).isEmpty();
  }

  @StoreTest
  void declinesWithAReason() throws Exception {
    declined("picture-animated", Samples.file("animated.webp"));
    declined("picture-animated", Samples.file("animated.png"));
    declined("picture-cmyk", Samples.file("cmyk.jpg"));
    declined("picture-type", Samples.file("moving.gif"));
    declined(
        "picture-type",
        "<svg onload='alert(1)'/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    declined("empty-file", new byte[0]);
    declined("picture-pixels", Samples.pngBomb(60_000, 60_000));
    declined("picture-broken", Samples.pngBomb(5_000, 5_000));
    declined("picture-broken", Samples.pngBomb(0, 10));
    declined("picture-broken", Samples.pngBomb(-1, 10));
    assertThat(allFiles()).isEmpty();
    assertThat(library.list(ada, PageRequest.first()).items()).isEmpty();
  }

  @StoreTest
  void stopsReadingWhatIsTooLarge() throws Exception {
    InputStream endless =
        new SequenceInputStream(
            Samples.stream(new byte[(int) MediaLibrary.MAX_IMAGE_BYTES]),
            Samples.stream(new byte[1]));

    assertThatThrownBy(() -> library.store(ada, "large.jpg", endless))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    assertThatThrownBy(() -> library.store(ada, "broken.jpg", new BrokenStream()))
        .isInstanceOf(IOException.class)
        .hasMessage("the sender went away");
    assertThat(allFiles()).isEmpty();
  }

  @StoreTest
  void listsTheNewestFirstInPages() throws Exception {
    List<UUID> added = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      byte[] bytes = Samples.plain("png", 10 + number, 10, Color.GREEN);
      added.addFirst(library.store(ada, "p" + number, Samples.stream(bytes)).id());
      clock.advance(Duration.ofSeconds(1));
    }
    List<UUID> listed = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<MediaView> page = library.list(ada, new PageRequest(cursor, 2));
      page.items().forEach(media -> listed.add(media.id()));
      cursor = page.nextCursor();
    } while (cursor.isPresent());

    assertThat(listed).isEqualTo(added);
    assertThat(library.list(eve, PageRequest.first()).items()).isEmpty();
    assertThatThrownBy(() -> library.list(ada, new PageRequest(Optional.of("%%"), 2)))
        .isInstanceOf(RequestRefused.class);
  }

  @StoreTest
  void keepsWhatAPostUses() throws Exception {
    Media media = stored("lossy.webp");
    use(UUID.fromString(media.id()));

    assertThatThrownBy(() -> library.delete(ada, UUID.fromString(media.id())))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
    assertThat(bytes(media)).isNotEmpty();
    assertThatThrownBy(() -> library.delete(eve, UUID.fromString(media.id())))
        .isInstanceOfSatisfying(
            RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
  }

  private Media stored(String name) throws IOException {
    UUID id = library.store(ada, name, Samples.stream(Samples.file(name))).id();
    return store
        .read(sql -> files.describe(sql, ada.workspaceId(), new MediaUse(id, "four fields")))
        .orElseThrow();
  }

  private void use(UUID media) {
    UUID post = UUID.randomUUID();
    store.change(
        sql -> {
          sql.insertInto(POST)
              .set(POST.ID, post)
              .set(POST.WORKSPACE_ID, ada.workspaceId())
              .set(POST.VERSION, 1L)
              .set(POST.TITLE, "")
              .set(POST.BODY, "")
              .set(POST.AUTHOR_ID, ada.userId())
              .set(POST.AUTHOR_NAME, "Ada")
              .set(POST.CREATED_AT, clock.instant())
              .set(POST.UPDATED_AT, clock.instant())
              .execute();
          sql.insertInto(POST_MEDIA)
              .set(POST_MEDIA.POST_ID, post)
              .set(POST_MEDIA.ORDINAL, 0)
              .set(POST_MEDIA.MEDIA_ID, media)
              .set(POST_MEDIA.ALT_TEXT, "")
              .execute();
        });
  }

  private byte[] bytes(Media media) throws IOException {
    try (InputStream in = files.open(media).open()) {
      return in.readAllBytes();
    }
  }

  private static byte[] read(MediaContent content) throws IOException {
    try (InputStream in = content.stream()) {
      return in.readAllBytes();
    }
  }

  private static BufferedImage image(MediaContent content) throws IOException {
    return ImageIO.read(Samples.stream(read(content)));
  }

  private void declined(String code, byte[] bytes) {
    assertThatThrownBy(() -> library.store(ada, "x", Samples.stream(bytes)))
        .as(code)
        .isInstanceOfSatisfying(
            RequestRefused.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.reason()).isEqualTo(Reason.INVALID);
            });
  }

  private static void assertColour(int rgb, int red, int green, int blue) {
    assertThat(rgb >> 16 & 0xff).isBetween(red - 25, red + 25);
    assertThat(rgb >> 8 & 0xff).isBetween(green - 25, green + 25);
    assertThat(rgb & 0xff).isBetween(blue - 25, blue + 25);
  }

  private List<Path> originals() throws IOException {
    return allFiles().stream()
        .filter(file -> file.startsWith(folder.resolve("originals")))
        .toList();
  }

  private List<Path> leftOver() throws IOException {
    return allFiles().stream().filter(file -> file.startsWith(folder.resolve("incoming"))).toList();
  }

  private List<Path> allFiles() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private static MediaRule rule(String... types) {
    return MediaRule.images(types).maxBytes(20_000_000).build();
  }

  private static Caller caller(UUID workspace) {
    return new Caller(
        new UUID(0, 1), "Ada", workspace, EnumSet.allOf(Permission.class), Caller.Origin.SESSION);
  }

  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the sender went away");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      throw new IOException("the sender went away");
    }
  }

  private final class Heard implements Events {
    @Override
    public void publish(UUID workspace, String topic, String subject, String change) {
      events.add(topic + " " + change);
    }

    @Override
    public void publishToAll(String topic, String subject, String change) {
      events.add(topic + " " + change);
    }
  }
}
