package org.rostrum.scheduler.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jooq.DSLContext;
import org.rostrum.scheduler.media.MediaFolder.Form;
import org.rostrum.scheduler.media.MediaFolder.Received;
import org.rostrum.scheduler.store.Store;

/** Keeps media in a folder, where there is one process. */
final class DiskKeep implements MediaKeep {
  private final Store store;
  private final MediaFolder folder;

  DiskKeep(Store store, MediaFolder folder) {
    this.store = store;
    this.folder = folder;
  }

  @Override
  public boolean has(String sha256) {
    return folder.find(Form.ORIGINAL, sha256).isPresent();
  }

  @Override
  public void keep(Received original, byte[] thumbnail) throws IOException {
    folder.keep(original, Form.ORIGINAL);
    putThumbnail(original.sha256(), thumbnail);
  }

  @Override
  public boolean hold(DSLContext sql, String sha256) {
    // the library's locks do that, in one process
    return true;
  }

  @Override
  public Optional<Path> find(Form form, String sha256) {
    return folder.find(form, sha256);
  }

  @Override
  public void putThumbnail(String sha256, byte[] jpeg) throws IOException {
    folder.put(Form.THUMBNAIL, sha256, jpeg);
  }

  @Override
  public void rendered(String sha256, long bytes) {
    // the folder is no cache here, so it has no bound
  }

  @Override
  public void forget(String sha256) throws IOException {
    if (!store.<Boolean>read(sql -> MediaRows.isUsed(sql, sha256))) {
      folder.deleteAll(sha256);
    }
  }
}
