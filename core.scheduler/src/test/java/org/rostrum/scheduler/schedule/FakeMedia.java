package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.MEDIA;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.posts.MediaCover;
import org.rostrum.posts.MediaUse;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.publish.MediaStream;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.media.PreparedMedia;
import org.rostrum.scheduler.store.Store;

/** A library of pictures without bytes. */
public final class FakeMedia implements MediaFiles {

  /** Puts a picture into the library. */
  public static UUID add(Store store, UUID workspace, int edge) {
    UUID id = UUID.randomUUID();
    store.change(
        sql -> {
          int ignored =
              sql.insertInto(MEDIA)
                  .set(MEDIA.ID, id)
                  .set(MEDIA.WORKSPACE_ID, workspace)
                  .set(MEDIA.NAME, "picture.jpg")
                  .set(MEDIA.KIND, "IMAGE")
                  .set(MEDIA.CONTENT_TYPE, "image/jpeg")
                  .set(MEDIA.BYTES, 1_000L)
                  .set(MEDIA.WIDTH, edge)
                  .set(MEDIA.HEIGHT, edge)
                  .set(MEDIA.SHA256, id.toString().replace("-", "").repeat(2))
                  .set(MEDIA.COLOUR, "#808080")
                  .set(MEDIA.CREATED_AT, Instant.EPOCH)
                  .execute();
        });
    return id;
  }

  @Override
  public Optional<Media> describe(DSLContext sql, UUID workspace, MediaUse use) {
    return Optional.ofNullable(
            sql.selectFrom(MEDIA)
                .where(MEDIA.ID.eq(use.mediaId()))
                .and(MEDIA.WORKSPACE_ID.eq(workspace))
                .fetchOne())
        .map(
            row ->
                new Media(
                        use.mediaId().toString(),
                        MediaKind.IMAGE,
                        row.getContentType(),
                        row.getBytes(),
                        row.getWidth(),
                        row.getHeight(),
                        Optional.empty(),
                        row.getSha256(),
                        use.altText())
                    .withTexts(use.title(), use.text(), use.link())
                    .withCover(use.cover().flatMap(cover -> cover(sql, workspace, cover))));
  }

  private Optional<Cover> cover(DSLContext sql, UUID workspace, MediaCover cover) {
    return switch (cover) {
      case MediaCover.Frame frame -> Optional.of(new Cover.Frame(frame.at()));
      case MediaCover.Picture picture ->
          describe(sql, workspace, new MediaUse(picture.mediaId(), "")).map(Cover.Picture::new);
    };
  }

  @Override
  public PreparedMedia prepare(Media media, MediaRule rule) {
    return new PreparedMedia(media, false);
  }

  @Override
  public MediaStream open(Media media) {
    return () -> new ByteArrayInputStream(new byte[0]);
  }
}
