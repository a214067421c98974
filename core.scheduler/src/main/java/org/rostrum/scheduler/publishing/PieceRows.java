package org.rostrum.scheduler.publishing;

import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.MediaCover;
import org.rostrum.posts.MediaUse;
import org.rostrum.scheduler.store.jooq.tables.records.PostMediaRecord;

/** The pieces of media of posts as they are stored. */
public final class PieceRows {
  /** What {@link #read} needs of a row. */
  public static final List<Field<?>> FIELDS =
      List.of(
          POST_MEDIA.MEDIA_ID,
          POST_MEDIA.ALT_TEXT,
          POST_MEDIA.TITLE,
          POST_MEDIA.BODY,
          POST_MEDIA.LINK,
          POST_MEDIA.COVER_MS,
          POST_MEDIA.COVER_MEDIA_ID);

  private PieceRows() {}

  /** A row's piece. */
  public static MediaUse read(Record row) {
    return new MediaUse(
        row.get(POST_MEDIA.MEDIA_ID),
        row.get(POST_MEDIA.ALT_TEXT),
        row.get(POST_MEDIA.TITLE),
        row.get(POST_MEDIA.BODY),
        Optional.ofNullable(row.get(POST_MEDIA.LINK)),
        cover(row.get(POST_MEDIA.COVER_MS), row.get(POST_MEDIA.COVER_MEDIA_ID)));
  }

  private static Optional<MediaCover> cover(@Nullable Long millis, @Nullable UUID picture) {
    if (picture != null) {
      return Optional.of(new MediaCover.Picture(picture));
    }
    return millis == null
        ? Optional.empty()
        : Optional.of(new MediaCover.Frame(Duration.ofMillis(millis)));
  }

  /** A piece's row. */
  public static PostMediaRecord row(UUID post, int ordinal, MediaUse use) {
    PostMediaRecord row = new PostMediaRecord();
    row.setPostId(post);
    row.setOrdinal(ordinal);
    row.setMediaId(use.mediaId());
    row.setAltText(use.altText());
    row.setTitle(use.title());
    row.setBody(use.text());
    row.setLink(use.link().orElse(null));
    use.cover()
        .ifPresent(
            cover -> {
              switch (cover) {
                case MediaCover.Frame frame -> row.setCoverMs(frame.at().toMillis());
                case MediaCover.Picture picture -> row.setCoverMediaId(picture.mediaId());
              }
            });
    return row;
  }
}
