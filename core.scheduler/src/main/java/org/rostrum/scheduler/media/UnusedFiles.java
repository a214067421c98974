package org.rostrum.scheduler.media;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.rostrum.scheduler.store.Store;

/**
 * Clears away files of a folder that no piece of the library refers to: what is left when a process
 * dies between a file and its row. Pieces that no post uses are not meant; they stay in the library
 * until somebody deletes them.
 */
final class UnusedFiles {
  /** A file that nothing refers to is cleared away when it is so old. */
  static final Duration AFTER = Duration.ofDays(1);

  private static final int BATCH = 500;

  private final Store store;
  private final MediaFolder folder;
  private final KeptPieces pieces;
  private final InstantSource clock;

  UnusedFiles(Store store, MediaFolder folder, KeptPieces pieces, InstantSource clock) {
    this.store = store;
    this.folder = folder;
    this.pieces = pieces;
    this.clock = clock;
  }

  /** Clears away; answers how many originals went. */
  int clear() throws IOException {
    // a library without a piece is more likely another database than a folder full of left-overs
    if (!store.<Boolean>read(MediaRows::any)) {
      return 0;
    }
    int[] cleared = {0};
    folder.originalsBefore(
        clock.instant().minus(AFTER), BATCH, some -> cleared[0] += forgetUnused(some));
    return cleared[0];
  }

  private int forgetUnused(List<String> some) {
    List<String> unused = store.read(sql -> MediaRows.unused(sql, some));
    // looks again, with the piece's lock: it may have been uploaded once more meanwhile
    unused.forEach(pieces::forget);
    return unused.size();
  }
}
