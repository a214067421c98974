package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.IDEMPOTENCY_KEY;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.MediaUse;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.Posts;
import org.rostrum.posts.ScheduledDraft;
import org.rostrum.posts.Target;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.publishing.Texts;
import org.rostrum.scheduler.store.jooq.tables.records.IdempotencyKeyRecord;

/** Remembers for a day which call made which post, so that a repeated call makes no second one. */
final class IdempotencyKeys {
  private static final Duration KEPT = Duration.ofDays(1);

  private IdempotencyKeys() {}

  static void check(Optional<String> key) {
    key.filter(
            text ->
                text.isBlank()
                    || text.length() > Posts.MAX_IDEMPOTENCY_KEY
                    || !Texts.isStorable(text))
        .ifPresent(
            text -> {
              throw Refusals.invalid(
                  List.of(
                      new FieldProblem(
                          "idempotencyKey",
                          "MALFORMED",
                          "The idempotency key must have 1 to "
                              + Posts.MAX_IDEMPOTENCY_KEY
                              + " characters.")));
            });
  }

  /**
   * Claims a key for a post that is about to be made.
   *
   * @return the post that the key made before; empty if it is new
   * @throws RequestRefused CONFLICT if it was used with another draft
   */
  static Optional<UUID> claim(
      DSLContext sql, UUID workspace, String key, PostDraft draft, UUID post, Instant now) {
    return claim(sql, workspace, key, hash(draft), post, now);
  }

  /** Claims a key for whatever has the given hash. */
  static Optional<UUID> claim(
      DSLContext sql, UUID workspace, String key, String hash, UUID post, Instant now) {
    int ignored =
        sql.deleteFrom(IDEMPOTENCY_KEY)
            .where(IDEMPOTENCY_KEY.CREATED_AT.lt(now.minus(KEPT)))
            .execute();
    int made =
        sql.insertInto(IDEMPOTENCY_KEY)
            .set(IDEMPOTENCY_KEY.WORKSPACE_ID, workspace)
            .set(IDEMPOTENCY_KEY.IDEM_KEY, key)
            .set(IDEMPOTENCY_KEY.REQUEST_HASH, hash)
            .set(IDEMPOTENCY_KEY.POST_ID, post)
            .set(IDEMPOTENCY_KEY.CREATED_AT, now)
            .onConflictDoNothing()
            .execute();
    if (made == 1) {
      return Optional.empty();
    }
    Optional<UUID> before = find(sql, workspace, key, hash);
    if (before.isEmpty()) {
      throw Refusals.keyUsed();
    }
    return before;
  }

  /**
   * Finds what a key made before.
   *
   * @throws RequestRefused CONFLICT if it was used for something else
   */
  static Optional<UUID> find(DSLContext sql, UUID workspace, String key, String hash) {
    @Nullable IdempotencyKeyRecord before =
        sql.selectFrom(IDEMPOTENCY_KEY)
            .where(IDEMPOTENCY_KEY.WORKSPACE_ID.eq(workspace))
            .and(IDEMPOTENCY_KEY.IDEM_KEY.eq(key))
            .fetchOne();
    if (before == null) {
      return Optional.empty();
    }
    if (!before.getRequestHash().equals(hash)) {
      throw Refusals.keyUsed();
    }
    return Optional.of(before.getPostId());
  }

  static void forget(DSLContext sql, UUID workspace, UUID post) {
    int ignored =
        sql.deleteFrom(IDEMPOTENCY_KEY)
            .where(IDEMPOTENCY_KEY.WORKSPACE_ID.eq(workspace))
            .and(IDEMPOTENCY_KEY.POST_ID.eq(post))
            .execute();
  }

  private static String hash(PostDraft draft) {
    StringBuilder text = new StringBuilder();
    add(text, draft);
    return digest(text);
  }

  /** Tells whether a call with many posts is the same as another. */
  static String hash(List<ScheduledDraft> posts) {
    StringBuilder text = new StringBuilder();
    for (ScheduledDraft post : posts) {
      add(text, post.draft());
      add(text, post.at().toString());
    }
    return digest(text);
  }

  private static void add(StringBuilder text, PostDraft draft) {
    add(text, draft.title());
    add(text, draft.text());
    add(text, draft.link());
    text.append(draft.media().size()).append(';');
    for (MediaUse use : draft.media()) {
      add(text, use.mediaId().toString());
      add(text, use.altText());
      if (!use.equals(new MediaUse(use.mediaId(), use.altText()))) {
        add(text, use.title());
        add(text, use.text());
        add(text, use.link());
        add(text, use.cover().map(Object::toString));
      }
    }
    // Left out where there are none: keys from before there were replies stay what they were.
    if (!draft.replies().isEmpty()) {
      addReplies(text, draft.replies());
    }
    for (Target target : draft.targets()) {
      add(text, target.accountId().toString());
      add(text, target.version().title());
      add(text, target.version().text());
      add(text, target.version().link());
      target.version().replies().ifPresent(own -> addReplies(text, own));
      add(text, new TreeMap<>(target.options()).toString());
    }
  }

  private static void addReplies(StringBuilder text, List<String> replies) {
    text.append("replies ").append(replies.size()).append(';');
    replies.forEach(reply -> add(text, reply));
  }

  private static String digest(StringBuilder text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  private static void add(StringBuilder text, Optional<String> part) {
    part.ifPresentOrElse(value -> add(text, value), () -> text.append("-;"));
  }

  private static void add(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part).append(';');
  }
}
