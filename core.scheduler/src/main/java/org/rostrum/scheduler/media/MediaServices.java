package org.rostrum.scheduler.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.rostrum.media.MediaLibrary;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.store.Store;

/** This room, wired: what the rest of the runtime needs of media. */
public final class MediaServices {
  private final MediaLibrary library;
  private final MediaFiles files;

  /**
   * Opens the library.
   *
   * @param folder where its files are; made if need be
   * @throws IOException if the folder cannot be made or written to
   */
  public MediaServices(Path folder, Store store, Audit audit, Events events, InstantSource clock)
      throws IOException {
    MediaFolder media = new MediaFolder(folder);
    Pictures pictures = new Pictures(new DecodeBudget(Runtime.getRuntime().maxMemory()));
    library = new DiskMediaLibrary(store, media, pictures, audit, events, clock);
    files = new ConvertedFiles(media, pictures);
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
