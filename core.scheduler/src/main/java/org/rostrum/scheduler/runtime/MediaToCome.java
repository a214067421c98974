package org.rostrum.scheduler.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.access.Caller;
import org.rostrum.media.MediaContent;
import org.rostrum.media.MediaLibrary;
import org.rostrum.media.MediaView;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.publish.MediaStream;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.media.PreparedMedia;

/** Stands in for the media library until it is wired. */
final class MediaToCome implements MediaLibrary, MediaFiles {
  @Override
  public Optional<Media> describe(DSLContext sql, UUID workspace, UUID mediaId, String altText) {
    return Optional.empty();
  }

  @Override
  public PreparedMedia prepare(Media media, MediaRule rule) throws IOException {
    throw new IOException();
  }

  @Override
  public MediaStream open(Media media) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MediaView store(Caller caller, String name, InputStream bytes) throws IOException {
    throw new IOException();
  }

  @Override
  public Page<MediaView> list(Caller caller, PageRequest page) {
    return new Page<>(List.of(), Optional.empty());
  }

  @Override
  public MediaView get(Caller caller, UUID mediaId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MediaContent open(Caller caller, UUID mediaId, Rendition rendition) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(Caller caller, UUID mediaId) {}
}
