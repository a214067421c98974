package org.rostrum.scheduler.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rostrum.scheduler.media.MediaFolder.Form;
import org.rostrum.scheduler.media.MediaFolder.Received;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings into the shared database what only the folder of this machine has: pictures that were
 * uploaded before the database kept them. Until then they can be read here and nowhere else.
 */
final class FolderTakeOver {
  private static final Logger LOG = LoggerFactory.getLogger(FolderTakeOver.class);
  private static final int BATCH = 100;

  private final Store store;
  private final MediaFolder folder;
  private final MediaChunks chunks;

  FolderTakeOver(Store store, MediaFolder folder) {
    this.store = store;
    this.folder = folder;
    this.chunks = new MediaChunks(store);
  }

  /**
   * Takes over what the library refers to and the database lacks, one file after another and each
   * in parts; what was taken over before, here or by another node, is left alone.
   *
   * @param stopping asked before each file
   * @return how many files were taken over
   */
  int run(BooleanSupplier stopping) {
    int taken = 0;
    int missing = 0;
    String after = "";
    List<String> lacking = lacking(after);
    while (!lacking.isEmpty()) {
      for (String sha256 : lacking) {
        if (stopping.getAsBoolean()) {
          return taken;
        }
        Optional<Path> file = folder.find(Form.ORIGINAL, sha256);
        missing += file.isEmpty() ? 1 : 0;
        taken += file.isPresent() && take(sha256, file.get()) ? 1 : 0;
      }
      after = lacking.getLast();
      lacking = lacking(after);
    }
    if (taken > 0) {
      LOG.info("{} files of the media folder were taken over into the database", taken);
    }
    if (missing > 0) {
      LOG.warn(
          "{} files of the library are neither in the database nor in the media folder of this"
              + " node; start the node that has them, or upload them again",
          missing);
    }
    return taken;
  }

  private List<String> lacking(String after) {
    return store.read(sql -> MediaRows.withoutFile(sql, after, BATCH));
  }

  private boolean take(String sha256, Path file) {
    try {
      Received found = folder.look(file);
      if (!found.sha256().equals(sha256)) {
        LOG.warn("The file {} of the media folder was altered and is not taken over", sha256);
        return false;
      }
      chunks.add(Form.ORIGINAL, sha256, found);
      return true;
    } catch (IOException e) {
      LOG.warn("The file {} of the media folder is taken over later", sha256, e);
      return false;
    }
  }
}
