package org.rostrum.scheduler.media;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.posts.MediaUse;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.publish.MediaStream;

/** The library's pieces of media as providers get them. */
public interface MediaFiles {
  /**
   * Describes a piece of the library as a post uses it.
   *
   * @param sql the transaction to read in
   * @return the piece as uploaded; empty if the workspace has none of that id; without a cover if
   *     it has not that of the cover
   */
  Optional<Media> describe(DSLContext sql, UUID workspace, MediaUse use);

  /**
   * Describes many pieces like {@link #describe}, with one question for all of them.
   *
   * @param sql the transaction to read in
   * @return by their uses; those that the workspace does not have are missing
   */
  default Map<MediaUse, Media> describeAll(
      DSLContext sql, UUID workspace, Collection<MediaUse> uses) {
    Map<MediaUse, Media> found = new HashMap<>();
    for (MediaUse use : Set.copyOf(uses)) {
      describe(sql, workspace, use).ifPresent(media -> found.put(use, media));
    }
    return found;
  }

  /**
   * Brings a piece into a form that a network takes: as it is, or converted (and kept) if the
   * network does not take its type. Its file is on this machine then. May take a second of
   * computing, or the time to fetch a video; not for inside a transaction.
   *
   * @throws IOException if the file is gone, cannot be read, or cannot be converted
   */
  PreparedMedia prepare(Media media, MediaRule rule) throws IOException;

  /** Gives access to the bytes of a described or prepared piece. */
  MediaStream open(Media media);
}
