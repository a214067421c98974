package org.rostrum.scheduler.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jooq.DSLContext;
import org.rostrum.scheduler.media.MediaFolder.Form;
import org.rostrum.scheduler.media.MediaFolder.Received;
import org.rostrum.scheduler.store.Store;

/**
 * Keeps media in the database that the nodes share; the folder of each is a bounded cache of it.
 * What is fetched is believed only with the hash under which it was stored.
 */
final class SharedKeep implements MediaKeep {
  private final MediaFolder folder;
  private final MediaChunks chunks;
  private final FolderBound bound;

  SharedKeep(Store store, MediaFolder folder, FolderBound bound) {
    this.folder = folder;
    this.chunks = new MediaChunks(store);
    this.bound = bound;
  }

  @Override
  public boolean has(String sha256) {
    return chunks.has(Form.ORIGINAL, sha256);
  }

  @Override
  public void keep(Received original, byte[] thumbnail) throws IOException {
    putThumbnail(original.sha256(), thumbnail);
    // last, for this is what is looked for
    chunks.add(Form.ORIGINAL, original.sha256(), original);
    folder.keep(original, Form.ORIGINAL);
    bound.used(original.sha256(), original.bytes());
  }

  @Override
  public boolean hold(DSLContext sql, String sha256) {
    return chunks.hold(sql, sha256);
  }

  @Override
  public Optional<Path> find(Form form, String sha256) throws IOException {
    Optional<Path> here = folder.find(form, sha256);
    if (here.isPresent()) {
      bound.used(sha256, 0);
      return here;
    }
    return fetched(form, sha256);
  }

  private Optional<Path> fetched(Form form, String sha256) throws IOException {
    Optional<MediaChunks.Stored> stored = chunks.find(form, sha256);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    Received received;
    try {
      received = folder.receive(out -> chunks.copy(stored.get(), out));
    } catch (MediaRefused e) {
      throw new IOException(e);
    }
    try {
      if (!received.sha256().equals(stored.get().contentHash())) {
        throw new IOException(
            "What the database keeps as " + form + " of " + sha256 + " was altered");
      }
      folder.keepAs(received, form, sha256);
      bound.used(sha256, received.bytes());
    } finally {
      folder.discard(received);
    }
    return folder.find(form, sha256);
  }

  @Override
  public void putThumbnail(String sha256, byte[] jpeg) throws IOException {
    Received received;
    try {
      received = folder.receive(out -> out.write(jpeg));
    } catch (MediaRefused e) {
      throw new IOException(e);
    }
    try {
      chunks.add(Form.THUMBNAIL, sha256, received);
      folder.keepAs(received, Form.THUMBNAIL, sha256);
      bound.used(sha256, received.bytes());
    } finally {
      folder.discard(received);
    }
  }

  @Override
  public void rendered(String sha256, long bytes) {
    bound.used(sha256, bytes);
  }

  @Override
  public void forget(String sha256) throws IOException {
    // what other nodes have of it is what its hash says, and goes when their folders are full
    if (chunks.forget(sha256)) {
      folder.deleteAll(sha256);
    }
  }
}
