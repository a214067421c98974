package org.rostrum.bench;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.posts.MediaUse;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.publish.MediaStream;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.media.PreparedMedia;

/** Every post is a text, as every contender's payload is. */
record NoMedia() implements MediaFiles {
  @Override
  public Optional<Media> describe(DSLContext sql, UUID workspace, MediaUse use) {
    return Optional.empty();
  }

  @Override
  public PreparedMedia prepare(Media media, MediaRule rule) {
    throw new UnsupportedOperationException("There is no media in a benchmark");
  }

  @Override
  public MediaStream open(Media media) {
    throw new UnsupportedOperationException("There is no media in a benchmark");
  }
}
