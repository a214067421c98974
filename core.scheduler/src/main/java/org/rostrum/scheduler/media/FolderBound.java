package org.rostrum.scheduler.media;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a folder that is a cache from growing without end: what was not used for longest goes
 * first. What was used a moment ago stays even then, since somebody may be reading it.
 */
final class FolderBound {
  /** How much a node keeps of the media that the database has. */
  static final long MAX_BYTES = 2L * 1024 * 1024 * 1024;

  /** How long a file stays after its last use, whatever the bound. */
  static final Duration IN_USE = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(FolderBound.class);

  private final MediaFolder folder;
  private final long maxBytes;
  private final InstantSource clock;
  private final Predicate<String> isElsewhere;
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  private record Entry(long bytes, Instant usedAt) {}

  /**
   * Bounds a folder, beginning with what is in it.
   *
   * @param isElsewhere whether the original of a hash is kept elsewhere too; what is not, stays
   * @throws IOException if it cannot be listed
   */
  FolderBound(MediaFolder folder, long maxBytes, InstantSource clock, Predicate<String> isElsewhere)
      throws IOException {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.isElsewhere = isElsewhere;
    for (MediaFolder.Held held : folder.held()) {
      add(held.sha256(), held.bytes(), held.since());
    }
  }

  /** Notes that files of an original were used, and how many bytes were added to them. */
  void used(String sha256, long added) {
    for (String old : takeOut(sha256, added)) {
      try {
        if (isElsewhere.test(old)) {
          folder.deleteAll(old);
        }
      } catch (IOException e) {
        LOG.warn("A picture could not be removed from the media folder; sha256={}", old, e);
      }
    }
  }

  private synchronized List<String> takeOut(String sha256, long added) {
    Instant now = clock.instant();
    add(sha256, added, now);
    List<String> out = new ArrayList<>();
    Iterator<Map.Entry<String, Entry>> oldest = entries.entrySet().iterator();
    while (bytes > maxBytes && oldest.hasNext()) {
      Map.Entry<String, Entry> next = oldest.next();
      if (next.getValue().usedAt().plus(IN_USE).isAfter(now)) {
        break;
      }
      out.add(next.getKey());
      bytes -= next.getValue().bytes();
      oldest.remove();
    }
    return out;
  }

  private void add(String sha256, long added, Instant usedAt) {
    entries.merge(
        sha256,
        new Entry(added, usedAt),
        (before, more) -> new Entry(before.bytes() + more.bytes(), usedAt));
    bytes += added;
  }
}
