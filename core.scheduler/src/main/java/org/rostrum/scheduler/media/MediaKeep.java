package org.rostrum.scheduler.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jooq.DSLContext;
import org.rostrum.scheduler.media.MediaFolder.Form;
import org.rostrum.scheduler.media.MediaFolder.Received;

/** Where originals and thumbnails are kept for good. Safe for use by many threads. */
interface MediaKeep {
  /** Whether an original is kept, so that it need not be taken in again. */
  boolean has(String sha256);

  /** Keeps an original and its thumbnail; both are durable when this returns. */
  void keep(Received original, byte[] thumbnail) throws IOException;

  /**
   * Holds an original against being forgotten until the transaction ends.
   *
   * @return false if it was forgotten meanwhile: keep it again
   */
  boolean hold(DSLContext sql, String sha256);

  /** A file on this machine with what is kept; empty if nothing is. */
  Optional<Path> find(Form form, String sha256) throws IOException;

  /** Keeps a thumbnail that was made anew. */
  void putThumbnail(String sha256, byte[] jpeg) throws IOException;

  /** Notes that a rendition of an original came to be in the folder of this machine. */
  void rendered(String sha256, long bytes);

  /** Forgets an original, unless a row of the library refers to it, and all that was made of it. */
  void forget(String sha256) throws IOException;
}
