package org.rostrum.scheduler.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.rostrum.media.MediaLibrary;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This room, wired: what the rest of the runtime needs of media. */
public final class MediaServices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaServices.class);

  private final MediaLibrary library;
  private final MediaFiles files;
  private final MediaUpkeep upkeep;

  /**
   * Opens the library; its upkeep begins with {@link #start}.
   *
   * @param folder where its files are, or on PostgreSQL a cache of those in the database; made if
   *     need be
   * @throws IOException if the folder cannot be made or written to
   */
  public MediaServices(Path folder, Store store, Audit audit, Events events, InstantSource clock)
      throws IOException {
    MediaFolder media = new MediaFolder(folder);
    DecodeBudget budget = new DecodeBudget(Runtime.getRuntime().maxMemory());
    Pictures pictures = new Pictures(budget);
    PictureEdits edits = new PictureEdits(budget);
    MediaKeep keep = keep(store, media, clock);
    KeptPieces pieces = new KeptPieces(store, keep);
    library =
        new StoredMediaLibrary(
            store,
            media,
            pieces,
            new LibraryFiles(keep, pictures),
            new Intake(media, pictures),
            edits,
            audit,
            events,
            clock);
    files = new ConvertedFiles(media, keep, pictures);
    upkeep = new MediaUpkeep(work(store, media, pieces, clock));
  }

  private static MediaKeep keep(Store store, MediaFolder folder, InstantSource clock)
      throws IOException {
    if (store.dialect() == Dialect.H2) {
      return new DiskKeep(store, folder);
    }
    MediaChunks chunks = new MediaChunks(store);
    // a picture that the database does not have yet is nowhere else, and stays
    FolderBound bound =
        new FolderBound(
            folder,
            FolderBound.MAX_BYTES,
            clock,
            sha256 -> chunks.has(MediaFolder.Form.ORIGINAL, sha256));
    return new SharedKeep(store, folder, bound);
  }

  private static MediaUpkeep.Work work(
      Store store, MediaFolder folder, KeptPieces pieces, InstantSource clock) {
    if (store.dialect() == Dialect.H2) {
      UnusedFiles unused = new UnusedFiles(store, folder, pieces, clock);
      return stopping -> cleared(unused.clear());
    }
    FolderTakeOver takeOver = new FolderTakeOver(store, folder);
    MediaChunks chunks = new MediaChunks(store);
    return stopping -> {
      int taken = takeOver.run(stopping);
      LOG.debug("{} files were taken over", taken);
      cleared(chunks.clearLeftOvers());
    };
  }

  private static void cleared(int files) {
    if (files > 0) {
      LOG.info("{} files and parts of files that nothing refers to were cleared away", files);
    }
  }

  /** Begins to keep the files in order: at once, and then once a day. */
  public void start() {
    upkeep.start();
  }

  /** The library, for the faces. */
  public MediaLibrary library() {
    return library;
  }

  /** The library's pieces, for publishing. */
  public MediaFiles files() {
    return files;
  }

  @Override
  public void close() {
    upkeep.close();
  }
}
