package org.rostrum.scheduler.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.MEDIA_CHUNK;
import static org.rostrum.scheduler.store.jooq.Tables.MEDIA_FILE;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.media.MediaContent;
import org.rostrum.media.MediaLibrary;
import org.rostrum.media.MediaLibrary.Rendition;
import org.rostrum.media.MediaView;
import org.rostrum.posts.MediaUse;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.media.MediaFolder.Form;
import org.rostrum.scheduler.media.MediaFolder.Received;
import org.rostrum.scheduler.store.FreshPostgres;

/** Two nodes with a folder each and one database. */
@Timeout(60)
class SharedMediaTest {
  private static final Caller ADA =
      new Caller(
          new UUID(0, 1),
          "Ada",
          new UUID(0, 77),
          EnumSet.allOf(Permission.class),
          Caller.Origin.SESSION);

  @RegisterExtension final FreshPostgres postgres = new FreshPostgres();
  @TempDir Path folder;

  @BeforeEach
  void createWorkspace() {
    postgres
        .store()
        .change(
            sql ->
                sql.insertInto(WORKSPACE)
                    .set(WORKSPACE.ID, ADA.workspaceId())
                    .set(WORKSPACE.NAME, "Studio")
                    .set(WORKSPACE.ZONE, "UTC")
                    .set(WORKSPACE.CREATED_AT, postgres.clock().instant())
                    .execute());
  }

  private MediaServices node(String name) {
    try {
      return new MediaServices(
          folder.resolve(name),
          postgres.store(),
          (sql, who, action, subject, detail) -> {},
          new Silence(),
          postgres.clock());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Silence implements Events {
    @Override
    public void publish(UUID workspace, String topic, String subject, String change) {
      // nobody listens
    }

    @Override
    public void publishToAll(String topic, String subject, String change) {
      // nobody listens
    }
  }

  private static byte[] read(MediaContent content) throws IOException {
    try (InputStream in = content.stream()) {
      return in.readAllBytes();
    }
  }

  private int rows() {
    return postgres.store().<Integer>read(sql -> sql.fetchCount(MEDIA_CHUNK));
  }

  private int files() {
    return postgres.store().<Integer>read(sql -> sql.fetchCount(MEDIA_FILE));
  }

  private List<Path> onDisk(String node) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve(node))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void whatOneNodeTookInAnotherHas() throws Exception {
    byte[] bytes = Samples.plain("jpg", 1200, 800, Color.BLUE);
    MediaView media = node("a").library().store(ADA, "one.jpg", Samples.stream(bytes));
    MediaServices there = node("b");

    assertThat(onDisk("b")).isEmpty();
    assertThat(read(there.library().open(ADA, media.id(), Rendition.ORIGINAL))).isEqualTo(bytes);
    assertThat(read(there.library().open(ADA, media.id(), Rendition.THUMBNAIL)))
        .isEqualTo(read(node("a").library().open(ADA, media.id(), Rendition.THUMBNAIL)));
    assertThat(onDisk("b")).hasSize(2);
    try (InputStream published = there.files().open(described(media)).open()) {
      assertThat(published.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void anotherNodeConvertsItForItsNetwork() throws Exception {
    byte[] bytes = Samples.plain("png", 300, 200, Color.GREEN);
    MediaView media = node("a").library().store(ADA, "one.png", Samples.stream(bytes));
    MediaRule jpegOnly = MediaRule.images("image/jpeg").maxBytes(10_000_000).build();

    PreparedMedia prepared = node("b").files().prepare(described(media), jpegOnly);

    assertThat(prepared.media().contentType()).isEqualTo("image/jpeg");
    try (InputStream published = node("b").files().open(prepared.media()).open()) {
      assertThat(published.readAllBytes()).hasSize((int) prepared.media().bytes());
    }
  }

  private Media described(MediaView media) {
    MediaFiles files = node("c").files();
    return postgres
        .store()
        .read(sql -> files.describe(sql, ADA.workspaceId(), new MediaUse(media.id(), "A photo")))
        .orElseThrow();
  }

  @Test
  void theSameBytesAreKeptOnce() throws Exception {
    byte[] bytes = Samples.plain("png", 20, 10, Color.RED);
    List<MediaServices> nodes = List.of(node("a"), node("b"));
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<UUID>> stored =
          nodes.stream()
              .map(
                  node ->
                      CompletableFuture.supplyAsync(() -> stored(node, bytes, together), threads))
              .toList();
      assertThat(stored.get(0).join()).isEqualTo(stored.get(1).join());
    }
    assertThat(files()).isEqualTo(2);
    assertThat(rows()).isEqualTo(2);
  }

  private static UUID stored(MediaServices node, byte[] bytes, CyclicBarrier together) {
    try {
      together.await();
      return node.library().store(ADA, "one.png", Samples.stream(bytes)).id();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void deletingMediaDeletesItsChunks() throws Exception {
    byte[] bytes = Samples.plain("png", 20, 10, Color.RED);
    MediaView media = node("a").library().store(ADA, "one.png", Samples.stream(bytes));
    byte[] before = read(node("b").library().open(ADA, media.id(), Rendition.ORIGINAL));
    assertThat(before).isEqualTo(bytes);

    node("b").library().delete(ADA, media.id());

    assertThat(rows()).isZero();
    assertThat(files()).isZero();
    assertThat(onDisk("b")).isEmpty();
    // what is left in the folder of the other node does no harm: it is what its name says
    MediaView again = node("a").library().store(ADA, "two.png", Samples.stream(bytes));
    assertThat(read(node("b").library().open(ADA, again.id(), Rendition.ORIGINAL)))
        .isEqualTo(bytes);
  }

  @Test
  void aFileGoesInAndOutInParts() throws Exception {
    byte[] bytes = new byte[2 * MediaChunks.CHUNK_BYTES + 1];
    new Random(1).nextBytes(bytes);
    MediaFolder here = new MediaFolder(folder.resolve("a"));
    MediaFolder there = new MediaFolder(folder.resolve("b"));
    Received received = here.receive(out -> out.write(bytes));
    keep(here).keep(received, new byte[] {1});

    assertThat(rows()).isEqualTo(4);
    Path fetched = keep(there).find(Form.ORIGINAL, received.sha256()).orElseThrow();
    assertThat(Files.readAllBytes(fetched)).isEqualTo(bytes);
  }

  private SharedKeep keep(MediaFolder at) throws IOException {
    return new SharedKeep(
        postgres.store(), at, new FolderBound(at, 1_000, postgres.clock(), sha256 -> true));
  }

  @Test
  void whatWasAlteredIsNotBelieved() throws Exception {
    byte[] bytes = Samples.plain("png", 20, 10, Color.RED);
    MediaView media = node("a").library().store(ADA, "one.png", Samples.stream(bytes));
    bytes[bytes.length / 2]++;
    postgres.store().change(sql -> sql.update(MEDIA_CHUNK).set(MEDIA_CHUNK.BYTES, bytes).execute());

    Media described = described(media);
    assertThatThrownBy(() -> node("b").files().open(described).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was altered");
    assertThatThrownBy(() -> node("b").library().open(ADA, media.id(), Rendition.ORIGINAL))
        .isInstanceOf(RequestRefused.class);
  }

  @Test
  void theFolderOfANodeIsBounded() throws Exception {
    MediaFolder here = new MediaFolder(folder.resolve("a"));
    SharedKeep keep = keep(here);
    Received first = received(here, 1);
    keep.keep(first, new byte[] {1});
    Received second = received(here, 2);
    keep.keep(second, new byte[] {2});
    assertThat(here.find(Form.ORIGINAL, first.sha256())).as("in use").isPresent();

    postgres.clock().advance(FolderBound.IN_USE.plus(Duration.ofSeconds(1)));
    Received third = received(here, 3);
    keep.keep(third, new byte[] {3});

    assertThat(here.find(Form.ORIGINAL, first.sha256())).isEmpty();
    assertThat(here.find(Form.ORIGINAL, third.sha256())).isPresent();
    assertThat(keep.find(Form.ORIGINAL, first.sha256())).as("fetched again").isPresent();
  }

  private static Received received(MediaFolder at, int filling) throws Exception {
    byte[] bytes = new byte[600];
    java.util.Arrays.fill(bytes, (byte) filling);
    return at.receive(out -> out.write(bytes));
  }

  @Test
  void whatADeadNodeLeftOverIsClearedAway() {
    MediaChunks chunks = new MediaChunks(postgres.store());
    postgres
        .store()
        .change(
            sql ->
                sql.insertInto(MEDIA_CHUNK)
                    .set(MEDIA_CHUNK.FILE_ID, new UUID(0, 9))
                    .set(MEDIA_CHUNK.ORDINAL, 0)
                    .set(MEDIA_CHUNK.BYTES, new byte[] {1})
                    .set(MEDIA_CHUNK.STORED_AT, postgres.clock().instant())
                    .execute());
    assertThat(chunks.clearLeftOvers()).as("may still be written").isZero();

    postgres.clock().advance(MediaChunks.LEFT_OVER_AFTER.plus(Duration.ofSeconds(1)));

    assertThat(chunks.clearLeftOvers()).isEqualTo(1);
  }

  /** As PostgreSQL installations were before the database kept media. */
  private MediaView fromBefore(byte[] bytes) throws IOException {
    MediaView media = node("a").library().store(ADA, "one.png", Samples.stream(bytes));
    forgetInDatabase();
    return media;
  }

  private void forgetInDatabase() {
    postgres
        .store()
        .change(
            sql -> {
              int files = sql.deleteFrom(MEDIA_FILE).execute();
              int chunks = sql.deleteFrom(MEDIA_CHUNK).execute();
              assertThat(files).isEqualTo(chunks);
            });
  }

  private static void await(BooleanSupplier condition) {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
      LockSupport.parkNanos(2_000_000);
    }
  }

  private int takeOver(String node) throws IOException {
    return new FolderTakeOver(postgres.store(), new MediaFolder(folder.resolve(node)))
        .run(() -> false);
  }

  @Test
  void whatOnlyTheFolderHasIsTakenOverAtTheStart() throws Exception {
    byte[] bytes = Samples.plain("png", 20, 10, Color.RED);
    MediaView media = fromBefore(bytes);
    assertThat(read(node("a").library().open(ADA, media.id(), Rendition.ORIGINAL)))
        .isEqualTo(bytes);
    assertThatThrownBy(() -> node("b").library().open(ADA, media.id(), Rendition.ORIGINAL))
        .isInstanceOf(RequestRefused.class);

    try (MediaServices upgraded = node("a")) {
      upgraded.start();
      await(() -> files() == 1);
    }

    assertThat(read(node("b").library().open(ADA, media.id(), Rendition.ORIGINAL)))
        .isEqualTo(bytes);
    assertThat(takeOver("a")).as("once more").isZero();
  }

  @Test
  void postersAreTakenOverAsWell() throws Exception {
    MediaView video =
        node("a").library().store(ADA, "v.mp4", Samples.stream(Samples.file("moving.mp4")));
    byte[] poster = Samples.plain("png", 30, 20, Color.GREEN);
    MediaView shown = node("a").library().setPoster(ADA, video.id(), Samples.stream(poster));
    forgetInDatabase();

    assertThat(takeOver("b")).as("which has nothing").isZero();
    assertThat(takeOver("a")).isEqualTo(2);

    assertThat(read(node("b").library().open(ADA, shown.id(), Rendition.POSTER))).isEqualTo(poster);
  }

  @Test
  void whatWasAlteredIsNotTakenOver() throws Exception {
    byte[] bytes = Samples.plain("png", 20, 10, Color.RED);
    MediaView media = fromBefore(bytes);
    MediaFolder here = new MediaFolder(folder.resolve("a"));
    Files.write(here.find(Form.ORIGINAL, media.sha256()).orElseThrow(), new byte[] {1, 2, 3});

    assertThat(takeOver("a")).isZero();
    assertThat(files()).isZero();
  }

  @Test
  void aTakeOverThatWasInterruptedGoesOn() throws Exception {
    MediaLibrary library = node("a").library();
    for (int width = 1; width <= 3; width++) {
      byte[] bytes = Samples.plain("png", width, 10, Color.RED);
      MediaView ignored = library.store(ADA, "one.png", Samples.stream(bytes));
    }
    forgetInDatabase();
    FolderTakeOver takeOver =
        new FolderTakeOver(postgres.store(), new MediaFolder(folder.resolve("a")));

    assertThat(takeOver.run(() -> files() == 1)).isEqualTo(1);
    assertThat(takeOver.run(() -> false)).isEqualTo(2);
    assertThat(files()).isEqualTo(3);
  }
}
