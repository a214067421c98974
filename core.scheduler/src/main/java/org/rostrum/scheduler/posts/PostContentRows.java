package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.ArrayList;
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
import org.rostrum.scheduler.publishing.RepliesText;
import org.rostrum.scheduler.publishing.Texts;
import org.rostrum.scheduler.store.ManyRows;
import org.rostrum.scheduler.store.jooq.tables.records.PostMediaRecord;

/** Writes what a person composed. */
final class PostContentRows {
  /** How much of a title or text a list shows, in characters. */
  private static final int LIST_TITLE = 200;

  /**
   * How much of a publication lists can be searched for, in characters. Every target of a post has
   * a copy of it, so that it is bounded below what all replies may have together.
   */
  private static final int SEARCHED = 25_000;

  private PostContentRows() {}

  static void insertPost(DSLContext sql, UUID id, Caller author, PostDraft draft, Instant now) {
    int ignored = sql.insertInto(POST).set(post(id, author, draft, now)).execute();
    insertMedia(sql, id, draft.media());
  }

  /** The columns of a new post. */
  static Map<Field<?>, @Nullable Object> post(
      UUID id, Caller author, PostDraft draft, Instant now) {
    Map<Field<?>, @Nullable Object> columns = content(draft, now);
    columns.put(POST.ID, id);
    columns.put(POST.WORKSPACE_ID, author.workspaceId());
    columns.put(POST.VERSION, 1L);
    columns.put(POST.AUTHOR_ID, author.userId());
    columns.put(POST.AUTHOR_NAME, author.name());
    columns.put(POST.CREATED_AT, now);
    return columns;
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
            .set(publication(id, post, workspace, draft, ordinal, account, now))
            .execute();
  }

  /** The columns of a new publication, a draft. */
  static Map<Field<?>, @Nullable Object> publication(
      UUID id,
      UUID post,
      UUID workspace,
      PostDraft draft,
      int ordinal,
      KnownAccount account,
      Instant now) {
    Map<Field<?>, @Nullable Object> columns = target(draft, ordinal, now);
    columns.put(PUBLICATION.ID, id);
    columns.put(PUBLICATION.POST_ID, post);
    columns.put(PUBLICATION.WORKSPACE_ID, workspace);
    columns.put(PUBLICATION.ACCOUNT_ID, account.id());
    columns.put(PUBLICATION.ACCOUNT_NAME, account.name());
    columns.put(PUBLICATION.PROVIDER_ID, account.providerId());
    columns.put(PUBLICATION.STATE, PublicationState.DRAFT.name());
    columns.put(PUBLICATION.REASON, "");
    columns.put(PUBLICATION.QUEUED, false);
    columns.put(PUBLICATION.FENCE, 0L);
    columns.put(PUBLICATION.ATTEMPTS, 0);
    columns.put(PUBLICATION.RETRIES, 0);
    columns.put(PUBLICATION.RECONCILIATIONS, 0);
    columns.put(PUBLICATION.CREATED_AT, now);
    return columns;
  }

  /**
   * The columns of a publication that the draft decides; the provider's notes are of old content.
   */
  static Map<Field<?>, @Nullable Object> target(PostDraft draft, int ordinal, Instant now) {
    Target target = draft.targets().get(ordinal);
    String title = target.version().title().orElse(draft.title());
    String text = target.version().text().orElse(draft.text());
    List<String> replies = target.version().replies().orElse(draft.replies());
    Map<Field<?>, @Nullable Object> columns = new HashMap<>();
    columns.put(PUBLICATION.ORDINAL, ordinal);
    columns.put(PUBLICATION.OPTIONS, OptionsText.write(target.options()));
    columns.put(PUBLICATION.VERSION_TITLE, target.version().title().orElse(null));
    columns.put(PUBLICATION.VERSION_BODY, target.version().text().orElse(null));
    columns.put(PUBLICATION.VERSION_LINK, target.version().link().orElse(null));
    columns.put(
        PUBLICATION.VERSION_REPLIES,
        target.version().replies().map(RepliesText::writeOwn).orElse(null));
    columns.put(PUBLICATION.CHECKPOINT, null);
    columns.put(PUBLICATION.LIST_TITLE, listTitle(title.isBlank() ? text : title));
    columns.put(PUBLICATION.SEARCH_TEXT, searched(title, text, replies));
    columns.put(PUBLICATION.UPDATED_AT, now);
    return columns;
  }

  private static Map<Field<?>, @Nullable Object> content(PostDraft draft, Instant now) {
    Map<Field<?>, @Nullable Object> columns = new HashMap<>();
    columns.put(POST.TITLE, draft.title());
    columns.put(POST.BODY, draft.text());
    columns.put(POST.LINK, draft.link().orElse(null));
    columns.put(POST.REPLIES, RepliesText.write(draft.replies()));
    columns.put(POST.UPDATED_AT, now);
    return columns;
  }

  static void insertMedia(DSLContext sql, UUID post, List<MediaUse> media) {
    ManyRows.insert(sql, POST_MEDIA, media(post, media));
  }

  /** The columns of a post's pieces. */
  static List<Map<Field<?>, @Nullable Object>> media(UUID post, List<MediaUse> media) {
    List<Map<Field<?>, @Nullable Object>> rows = new ArrayList<>();
    for (int index = 0; index < media.size(); index++) {
      PostMediaRecord row = PieceRows.row(post, index, media.get(index));
      Map<Field<?>, @Nullable Object> columns = new HashMap<>();
      for (Field<?> column : row.fields()) {
        columns.put(column, row.get(column));
      }
      rows.add(columns);
    }
    return rows;
  }

  private static String searched(String title, String text, List<String> replies) {
    String all = title + '\n' + text;
    String whole = replies.isEmpty() ? all : all + '\n' + String.join("\n", replies);
    return Texts.cut(whole.toLowerCase(Locale.ROOT), SEARCHED);
  }

  static String listTitle(String text) {
    return Texts.cut(text.strip().replaceAll("\\s+", " "), LIST_TITLE);
  }
}
