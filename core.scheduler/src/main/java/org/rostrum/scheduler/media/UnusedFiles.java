package org.rostrum.scheduler.media;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rostrum.scheduler.store.Store;

/**
 * Clears away files of a folder that no piece of the library refers to: what is left when a process
 * dies between a file and its row. Pieces that no post uses are not meant; they stay in the library
 * until somebody deletes them.
 */
final class UnusedFiles {
  /**
   * A file is cleared away when nothing has referred to it for so long, seen by the same process:
   * beside a database from before, whose operator may want the newer one back, files have no rows
   * either.
   */
  static final Duration AFTER = Duration.ofDays(1);

  /** How many files are watched at a time; the others have their turn later. */
  static final int MAX_WATCHED = 10_000;

  private static final int BATCH = 500;

  private final Store store;
  private final MediaFolder folder;
  private final KeptPieces pieces;
  private final InstantSource clock;
  private final Map<String, Instant> unusedSince = new HashMap<>();

  UnusedFiles(Store store, MediaFolder folder, KeptPieces pieces, InstantSource clock) {
    this.store = store;
    this.folder = folder;
    this.pieces = pieces;
    this.clock = clock;
  }

  /**
   * Looks for files that nothing refers to and clears away those that an earlier look, long enough
   * ago, found so as well. For one thread.
   *
   * @return how many originals went
   */
  int clear() throws IOException {
    // a library without a piece is more likely another database than a folder full of left-overs
    if (!store.<Boolean>read(MediaRows::any)) {
      return 0;
    }
    Instant now = clock.instant();
    Set<String> unused = new HashSet<>();
    folder.originalsBefore(
        now.minus(AFTER),
        BATCH,
        some -> {
          if (unused.size() < MAX_WATCHED) {
            unused.addAll(store.read(sql -> MediaRows.unused(sql, some)));
          }
        });
    unusedSince.keySet().retainAll(unused);
    unused.forEach(hash -> unusedSince.putIfAbsent(hash, now));
    List<String> gone =
        unusedSince.entrySet().stream()
            .filter(entry -> !entry.getValue().plus(AFTER).isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    // looks again, with the piece's lock: it may have been uploaded once more meanwhile
    gone.forEach(pieces::forget);
    gone.forEach(unusedSince::remove);
    return gone.size();
  }
}
