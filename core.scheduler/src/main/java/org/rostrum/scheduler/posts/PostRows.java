package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.MediaUse;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.posts.Target;
import org.rostrum.posts.Version;
import org.rostrum.scheduler.publishing.OptionsText;
import org.rostrum.scheduler.publishing.PieceRows;
import org.rostrum.scheduler.publishing.RepliesText;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.jooq.tables.records.PostRecord;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/** Reads posts with their publications. */
public final class PostRows {
  /** The place of a publication whose target was taken out of the post. */
  public static final int TAKEN_OUT = -1;

  private PostRows() {}

  /**
   * A post as it stands in the database.
   *
   * @param post its row
   * @param publications its targets, in order; not those that were taken out
   * @param takenOut those that were taken out
   * @param media its media, in order
   */
  public record Stored(
      PostRecord post,
      List<PublicationRecord> publications,
      List<PublicationRecord> takenOut,
      List<MediaUse> media) {

    /** What was composed. */
    public PostDraft draft() {
      return new PostDraft(
          post.getTitle(),
          post.getBody(),
          Optional.ofNullable(post.getLink()),
          media,
          RepliesText.read(post.getReplies()),
          publications.stream().map(Stored::target).toList());
    }

    private static Target target(PublicationRecord row) {
      return new Target(
          row.getAccountId(),
          OptionsText.read(row.getOptions()),
          new Version(
              Optional.ofNullable(row.getVersionTitle()),
              Optional.ofNullable(row.getVersionBody()),
              Optional.ofNullable(row.getVersionLink()),
              Optional.ofNullable(row.getVersionReplies()).map(RepliesText::read)));
    }
  }

  /** Reads a post of a workspace. */
  public static Stored read(DSLContext sql, UUID workspace, UUID id) {
    return load(sql, workspace, id, false);
  }

  /**
   * Reads a post and keeps others, the engine too, from changing it before the transaction ends.
   */
  public static Stored lock(DSLContext sql, Dialect dialect, UUID workspace, UUID id) {
    return load(sql, workspace, id, dialect == Dialect.POSTGRES);
  }

  private static Stored load(DSLContext sql, UUID workspace, UUID id, boolean lock) {
    var posts = sql.selectFrom(POST).where(POST.ID.eq(id)).and(POST.WORKSPACE_ID.eq(workspace));
    @Nullable PostRecord post = lock ? posts.forUpdate().fetchOne() : posts.fetchOne();
    if (post == null) {
      throw Refusals.noPost();
    }
    var rows =
        sql.selectFrom(PUBLICATION)
            .where(PUBLICATION.POST_ID.eq(id))
            .orderBy(PUBLICATION.ORDINAL, PUBLICATION.ID);
    List<PublicationRecord> all = lock ? rows.forUpdate().fetch() : rows.fetch();
    List<PublicationRecord> publications = new ArrayList<>();
    List<PublicationRecord> takenOut = new ArrayList<>();
    for (PublicationRecord row : all) {
      (row.getOrdinal() == TAKEN_OUT ? takenOut : publications).add(row);
    }
    List<MediaUse> media =
        sql.select(PieceRows.FIELDS)
            .from(POST_MEDIA)
            .where(POST_MEDIA.POST_ID.eq(id))
            .orderBy(POST_MEDIA.ORDINAL)
            .fetch(PieceRows::read);
    return new Stored(post, publications, takenOut, media);
  }

  /** A post as faces show it. */
  public static PostView view(DSLContext sql, UUID workspace, UUID id, Instant now) {
    return view(
        read(sql, workspace, id),
        PublicationViews.find(
            sql,
            PUBLICATION.POST_ID.eq(id).and(PUBLICATION.ORDINAL.ne(TAKEN_OUT)),
            PostDraft.MAX_TARGETS,
            now,
            List.of(PUBLICATION.ORDINAL, PUBLICATION.ID)));
  }

  /**
   * A post whose rows are at hand, as faces show it.
   *
   * @param environments the labels of its accounts' environments
   * @return empty if the database has to be asked, see {@link PublicationViews#of}
   */
  static Optional<PostView> view(Stored stored, Map<UUID, String> environments, Instant now) {
    return PublicationViews.of(stored, environments, now)
        .map(publications -> view(stored, publications));
  }

  private static PostView view(Stored stored, List<PublicationView> publications) {
    PostRecord post = stored.post();
    return new PostView(
        post.getId(),
        post.getVersion(),
        stored.draft(),
        publications,
        post.getAuthorName(),
        post.getCreatedAt(),
        post.getUpdatedAt(),
        TemplateRows.link(post.getRecurrenceId(), post.getOccurrence()));
  }

  /** A row with some of its columns changed to plain values. */
  static <R extends Record> R with(R row, Map<Field<?>, @Nullable Object> columns) {
    Map<String, @Nullable Object> named = new HashMap<>();
    columns.forEach((column, value) -> named.put(column.getName(), value));
    row.fromMap(named);
    return row;
  }

  /** Where a publication stands. */
  public static PublicationState state(PublicationRecord row) {
    return PublicationState.valueOf(row.getState());
  }
}
