package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.posts.MediaUse;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.Target;
import org.rostrum.scheduler.posts.DraftFacts.KnownAccount;
import org.rostrum.scheduler.publishing.OptionsText;
import org.rostrum.scheduler.publishing.PieceRows;
import org.rostrum.scheduler.publishing.Texts;

/** Writes what a person composed. */
final class PostContentRows {
  /** How much of a title or text a list shows, in characters. */
  private static final int LIST_TITLE = 200;

  private PostContentRows() {}

  static void insertPost(DSLContext sql, UUID id, Caller author, PostDraft draft, Instant now) {
    int ignored =
        sql.insertInto(POST)
            .set(POST.ID, id)
            .set(POST.WORKSPACE_ID, author.workspaceId())
            .set(POST.VERSION, 1L)
            .set(POST.AUTHOR_ID, author.userId())
            .set(POST.AUTHOR_NAME, author.name())
            .set(POST.CREATED_AT, now)
            .set(content(draft, now))
            .execute();
    insertMedia(sql, id, draft.media());
  }

  static void updatePost(DSLContext sql, UUID id, long version, PostDraft draft, Instant now) {
    int ignored =
        sql.update(POST)
            .set(content(draft, now))
            .set(POST.VERSION, version)
            .where(POST.ID.eq(id))
            .execute();
    int removed = sql.deleteFrom(POST_MEDIA).where(POST_MEDIA.POST_ID.eq(id)).execute();
    if (removed + draft.media().size() > 0) {
      insertMedia(sql, id, draft.media());
    }
  }

  static void insertPublication(
      DSLContext sql,
      UUID id,
      UUID post,
      UUID workspace,
      PostDraft draft,
      int ordinal,
      KnownAccount account,
      Instant now) {
    int ignored =
        sql.insertInto(PUBLICATION)
            .set(PUBLICATION.ID, id)
            .set(PUBLICATION.POST_ID, post)
            .set(PUBLICATION.WORKSPACE_ID, workspace)
            .set(PUBLICATION.ACCOUNT_ID, account.id())
            .set(PUBLICATION.ACCOUNT_NAME, account.name())
            .set(PUBLICATION.PROVIDER_ID, account.providerId())
            .set(PUBLICATION.STATE, PublicationState.DRAFT.name())
            .set(PUBLICATION.REASON, "")
            .set(PUBLICATION.FENCE, 0L)
            .set(PUBLICATION.ATTEMPTS, 0)
            .set(PUBLICATION.RETRIES, 0)
            .set(PUBLICATION.RECONCILIATIONS, 0)
            .set(PUBLICATION.CREATED_AT, now)
            .set(target(draft, ordinal, now))
            .execute();
  }

  /**
   * The columns of a publication that the draft decides; the provider's notes are of old content.
   */
  static Map<Field<?>, @Nullable Object> target(PostDraft draft, int ordinal, Instant now) {
    Target target = draft.targets().get(ordinal);
    String title = target.version().title().orElse(draft.title());
    String text = target.version().text().orElse(draft.text());
    Map<Field<?>, @Nullable Object> columns = new HashMap<>();
    columns.put(PUBLICATION.ORDINAL, ordinal);
    columns.put(PUBLICATION.OPTIONS, OptionsText.write(target.options()));
    columns.put(PUBLICATION.VERSION_TITLE, target.version().title().orElse(null));
    columns.put(PUBLICATION.VERSION_BODY, target.version().text().orElse(null));
    columns.put(PUBLICATION.VERSION_LINK, target.version().link().orElse(null));
    columns.put(PUBLICATION.CHECKPOINT, null);
    columns.put(PUBLICATION.LIST_TITLE, listTitle(title.isBlank() ? text : title));
    columns.put(PUBLICATION.SEARCH_TEXT, (title + '\n' + text).toLowerCase(Locale.ROOT));
    columns.put(PUBLICATION.UPDATED_AT, now);
    return columns;
  }

  private static Map<Field<?>, @Nullable Object> content(PostDraft draft, Instant now) {
    Map<Field<?>, @Nullable Object> columns = new HashMap<>();
    columns.put(POST.TITLE, draft.title());
    columns.put(POST.BODY, draft.text());
    columns.put(POST.LINK, draft.link().orElse(null));
    columns.put(POST.UPDATED_AT, now);
    return columns;
  }

  private static void insertMedia(DSLContext sql, UUID post, List<MediaUse> media) {
    for (int index = 0; index < media.size(); index++) {
      int ignored =
          sql.insertInto(POST_MEDIA).set(PieceRows.row(post, index, media.get(index))).execute();
    }
  }

  static String listTitle(String text) {
    return Texts.cut(text.strip().replaceAll("\\s+", " "), LIST_TITLE);
  }
}
