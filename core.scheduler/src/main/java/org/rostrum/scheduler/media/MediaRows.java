package org.rostrum.scheduler.media;

import static org.rostrum.scheduler.store.jooq.Tables.MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.MEDIA_FILE;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.rostrum.media.MediaView;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.scheduler.store.jooq.tables.records.MediaRecord;

/** The rows of the media library. */
final class MediaRows {
  private MediaRows() {}

  static Optional<MediaView> find(DSLContext sql, UUID workspace, UUID id) {
    return sql.selectFrom(MEDIA)
        .where(MEDIA.ID.eq(id))
        .and(MEDIA.WORKSPACE_ID.eq(workspace))
        .fetchOptional(MediaRows::view);
  }

  static Optional<MediaView> byContent(DSLContext sql, UUID workspace, String sha256) {
    return sql.selectFrom(MEDIA)
        .where(MEDIA.WORKSPACE_ID.eq(workspace))
        .and(MEDIA.SHA256.eq(sha256))
        .fetchOptional(MediaRows::view);
  }

  /** Adds a row unless the workspace has these bytes already; answers the row that is there. */
  static MediaView add(DSLContext sql, UUID workspace, MediaView media) {
    sql.insertInto(MEDIA)
        .set(MEDIA.ID, media.id())
        .set(MEDIA.WORKSPACE_ID, workspace)
        .set(MEDIA.NAME, media.name())
        .set(MEDIA.KIND, media.kind().name())
        .set(MEDIA.CONTENT_TYPE, media.contentType())
        .set(MEDIA.BYTES, media.bytes())
        .set(MEDIA.WIDTH, media.width())
        .set(MEDIA.HEIGHT, media.height())
        .set(MEDIA.SHA256, media.sha256())
        .set(MEDIA.COLOUR, media.dominantColour())
        .set(MEDIA.CREATED_AT, media.createdAt())
        .set(MEDIA.DURATION_MS, media.duration().map(Duration::toMillis).orElse(null))
        .set(MEDIA.CODEC, media.codec().orElse(null))
        .onConflict(MEDIA.WORKSPACE_ID, MEDIA.SHA256)
        .doNothing()
        .execute();
    return byContent(sql, workspace, media.sha256()).orElseThrow();
  }

  static Page<MediaView> list(DSLContext sql, UUID workspace, PageRequest page) {
    Condition after = page.cursor().map(MediaRows::after).orElse(DSL.noCondition());
    List<MediaView> found =
        sql.selectFrom(MEDIA)
            .where(MEDIA.WORKSPACE_ID.eq(workspace))
            .and(after)
            .orderBy(MEDIA.CREATED_AT.desc(), MEDIA.ID.desc())
            .limit(page.limit() + 1)
            .fetch(MediaRows::view);
    if (found.size() <= page.limit()) {
      return new Page<>(found, Optional.empty());
    }
    List<MediaView> items = found.subList(0, page.limit());
    return new Page<>(items, Optional.of(cursor(items.getLast())));
  }

  /** The hash of a video's poster. */
  static Optional<String> poster(DSLContext sql, UUID id) {
    return sql.select(MEDIA.POSTER_SHA256)
        .from(MEDIA)
        .where(MEDIA.ID.eq(id))
        .fetchOptional(MEDIA.POSTER_SHA256);
  }

  /** The hash of the poster that was replaced, if there was one. */
  record Replaced(Optional<String> before) {}

  /**
   * Notes a video's poster.
   *
   * @return what it replaced; empty if the video is gone
   */
  static Optional<Replaced> setPoster(DSLContext sql, UUID id, String sha256, String colour) {
    sql.select(MEDIA.ID).from(MEDIA).where(MEDIA.ID.eq(id)).forUpdate().fetch();
    Optional<String> before = poster(sql, id);
    int changed =
        sql.update(MEDIA)
            .set(MEDIA.POSTER_SHA256, sha256)
            .set(MEDIA.COLOUR, colour)
            .where(MEDIA.ID.eq(id))
            .execute();
    return changed == 1 ? Optional.of(new Replaced(before)) : Optional.empty();
  }

  /**
   * Removes a row that no post uses.
   *
   * @return the hashes of its files; empty if it was not removed, since a post uses it
   */
  static Optional<List<String>> remove(DSLContext sql, UUID id) {
    sql.select(MEDIA.ID).from(MEDIA).where(MEDIA.ID.eq(id)).forUpdate().fetch();
    if (sql.fetchExists(
        POST_MEDIA, POST_MEDIA.MEDIA_ID.eq(id).or(POST_MEDIA.COVER_MEDIA_ID.eq(id)))) {
      return Optional.empty();
    }
    List<String> hashes =
        sql.selectFrom(MEDIA).where(MEDIA.ID.eq(id)).stream()
            .flatMap(row -> Stream.of(row.getSha256(), row.getPosterSha256()))
            .filter(Objects::nonNull)
            .toList();
    sql.deleteFrom(MEDIA).where(MEDIA.ID.eq(id)).execute();
    return Optional.of(hashes);
  }

  /** Whether any workspace has these bytes. */
  static boolean isUsed(DSLContext sql, String sha256) {
    return sql.fetchExists(MEDIA, MEDIA.SHA256.eq(sha256))
        || sql.fetchExists(MEDIA, MEDIA.POSTER_SHA256.eq(sha256));
  }

  /** Whether any workspace has any piece. */
  static boolean any(DSLContext sql) {
    return sql.fetchExists(MEDIA);
  }

  /** Which of some files no workspace has. */
  static List<String> unused(DSLContext sql, List<String> hashes) {
    Set<String> used = new HashSet<>();
    used.addAll(
        sql.select(MEDIA.SHA256).from(MEDIA).where(MEDIA.SHA256.in(hashes)).fetch(MEDIA.SHA256));
    used.addAll(
        sql.select(MEDIA.POSTER_SHA256)
            .from(MEDIA)
            .where(MEDIA.POSTER_SHA256.in(hashes))
            .fetch(MEDIA.POSTER_SHA256));
    return hashes.stream().filter(hash -> !used.contains(hash)).toList();
  }

  /** Files that pieces or posters refer to and the database does not keep, in order of hashes. */
  static List<String> withoutFile(DSLContext sql, String after, int most) {
    Field<String> hash = DSL.field(DSL.name("hash"), String.class);
    Table<Record1<String>> referred =
        sql.select(MEDIA.SHA256.as(hash))
            .from(MEDIA)
            .union(
                sql.select(MEDIA.POSTER_SHA256).from(MEDIA).where(MEDIA.POSTER_SHA256.isNotNull()))
            .asTable("referred");
    return sql.select(hash)
        .from(referred)
        .where(hash.gt(after))
        .andNotExists(
            sql.selectOne()
                .from(MEDIA_FILE)
                .where(MEDIA_FILE.SHA256.eq(hash))
                .and(MEDIA_FILE.FORM.eq(MediaFolder.Form.ORIGINAL.name())))
        .orderBy(hash)
        .limit(most)
        .fetch(hash);
  }

  private static MediaView view(MediaRecord row) {
    return new MediaView(
        row.getId(),
        row.getName(),
        MediaKind.valueOf(row.getKind()),
        row.getContentType(),
        row.getBytes(),
        row.getWidth(),
        row.getHeight(),
        row.getSha256(),
        row.getColour(),
        row.getCreatedAt(),
        Optional.ofNullable(row.getDurationMs()).map(Duration::ofMillis),
        Optional.ofNullable(row.getCodec()),
        row.getPosterSha256() != null);
  }

  private static String cursor(MediaView last) {
    String text = last.createdAt() + "|" + last.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Condition after(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int bar = text.indexOf('|');
      Instant at = Instant.parse(text.substring(0, Math.max(0, bar)));
      UUID id = UUID.fromString(text.substring(bar + 1));
      return MEDIA.CREATED_AT.lt(at).or(MEDIA.CREATED_AT.eq(at).and(MEDIA.ID.lt(id)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw RequestRefused.of(
          Reason.INVALID, "cursor-invalid", "This cursor is not one of the media library.");
    }
  }
}
