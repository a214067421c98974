package org.rostrum.scheduler.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.store.jooq.Tables.MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.media.MediaView;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.scheduler.media.MediaFolder.Form;
import org.rostrum.scheduler.media.MediaFolder.Received;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** What processes leave in the folder that end between a file and its row. */
class UnusedFilesTest {
  private static final UUID WORKSPACE_ID = new UUID(0, 77);

  private final Store store;
  private final TestClock clock;
  private final MediaFolder folder;
  private final UnusedFiles unused;

  UnusedFilesTest(Store store, TestClock clock, @TempDir Path path) throws IOException {
    this.store = store;
    this.clock = clock;
    this.folder = new MediaFolder(path);
    this.unused =
        new UnusedFiles(store, folder, new KeptPieces(store, new DiskKeep(store, folder)), clock);
  }

  @BeforeEach
  void createWorkspace() {
    store.change(
        sql ->
            sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, WORKSPACE_ID)
                .set(WORKSPACE.NAME, "Studio")
                .set(WORKSPACE.ZONE, "UTC")
                .set(WORKSPACE.CREATED_AT, clock.instant())
                .execute());
  }

  /** A file and its thumbnail, as they are before their row is written. */
  private String file(int content, Duration age) throws Exception {
    Received received = folder.receive(out -> out.write(content));
    folder.keep(received, Form.ORIGINAL);
    folder.put(Form.THUMBNAIL, received.sha256(), new byte[] {1});
    Instant since = clock.instant().minus(age);
    Path ignored =
        Files.setLastModifiedTime(
            folder.find(Form.ORIGINAL, received.sha256()).orElseThrow(), FileTime.from(since));
    return received.sha256();
  }

  private UUID piece(String sha256) {
    MediaView media =
        new MediaView(
            UUID.randomUUID(),
            "one",
            MediaKind.IMAGE,
            "image/png",
            1,
            1,
            1,
            sha256,
            "#000000",
            clock.instant(),
            Optional.empty(),
            Optional.empty(),
            false);
    return store.write(sql -> MediaRows.add(sql, WORKSPACE_ID, media)).id();
  }

  private boolean isThere(String sha256) {
    return folder.find(Form.ORIGINAL, sha256).isPresent()
        && folder.find(Form.THUMBNAIL, sha256).isPresent();
  }

  @StoreTest
  void goAfterADayUnlessAPieceRefersToThem() throws Exception {
    Duration old = UnusedFiles.AFTER.plusSeconds(1);
    String kept = file(1, old);
    String poster = file(2, old);
    String left = file(3, old);
    String fresh = file(4, UnusedFiles.AFTER.minusSeconds(1));
    UUID piece = piece(kept);
    Optional<MediaRows.Replaced> set =
        store.write(sql -> MediaRows.setPoster(sql, piece, poster, "#ffffff"));
    assertThat(set).isPresent();

    assertThat(unused.clear()).as("seen for the first time").isZero();
    assertThat(isThere(left)).isTrue();
    clock.advance(UnusedFiles.AFTER.minusSeconds(1));
    assertThat(unused.clear()).as("a second too early").isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(unused.clear()).isEqualTo(1);

    assertThat(isThere(kept)).isTrue();
    assertThat(isThere(poster)).isTrue();
    assertThat(isThere(fresh)).as("its row may still be written").isTrue();
    assertThat(folder.find(Form.ORIGINAL, left)).isEmpty();
    assertThat(folder.find(Form.THUMBNAIL, left)).isEmpty();
    assertThat(unused.clear()).as("once more").isZero();
  }

  /** As when an older copy of the database is tried, and the newer one is put back. */
  @StoreTest
  void stayIfTheyAreReferredToAgain() throws Exception {
    UUID other = piece(file(1, Duration.ZERO));
    assertThat(other).isNotNull();
    String picture = file(2, Duration.ofDays(30));
    assertThat(unused.clear()).isZero();
    UUID back = piece(picture);
    assertThat(back).isNotNull();
    clock.advance(UnusedFiles.AFTER);

    assertThat(unused.clear()).isZero();
    assertThat(isThere(picture)).isTrue();
    store.change(
        sql -> {
          var ignored = sql.deleteFrom(MEDIA).where(MEDIA.ID.eq(back)).execute();
        });
    assertThat(unused.clear()).as("its day begins anew").isZero();
    assertThat(isThere(picture)).isTrue();
  }

  @StoreTest
  void stayWhereTheLibraryIsEmpty() throws Exception {
    String picture = file(1, Duration.ofDays(30));

    assertThat(unused.clear()).isZero();
    assertThat(isThere(picture)).isTrue();
  }
}
