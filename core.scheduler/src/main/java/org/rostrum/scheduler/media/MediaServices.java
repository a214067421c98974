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
public final class MediaServices {
  private static final Logger LOG = LoggerFactory.getLogger(MediaServices.class);

  private final MediaLibrary library;
  private final MediaFiles files;

  /**
   * Opens the library.
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
    library = new StoredMediaLibrary(store, media, keep, pictures, edits, audit, events, clock);
    files = new ConvertedFiles(media, keep, pictures);
  }

  private static MediaKeep keep(Store store, MediaFolder folder, InstantSource clock)
      throws IOException {
    if (store.dialect() == Dialect.H2) {
      return new DiskKeep(store, folder);
    }
    MediaChunks chunks = new MediaChunks(store);
    int cleared = chunks.clearLeftOvers();
    if (cleared > 0) {
      LOG.info("{} files and parts of files that nothing refers to were cleared away", cleared);
    }
    // a picture from before the database kept them is nowhere else, and stays
    FolderBound bound =
        new FolderBound(
            folder,
            FolderBound.MAX_BYTES,
            clock,
            sha256 -> chunks.has(MediaFolder.Form.ORIGINAL, sha256));
    return new SharedKeep(store, folder, bound);
  }

  /** The library, for the faces. */
  public MediaLibrary library() {
    return library;
  }

  /** The library's pieces, for publishing. */
  public MediaFiles files() {
    return files;
  }
}
