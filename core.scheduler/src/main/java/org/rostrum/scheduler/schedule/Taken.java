package org.rostrum.scheduler.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.scheduler.publishing.PublicationContents;

/**
 * A publication that was taken, as it stands in the database now.
 *
 * @param wanted which it is among those that were wanted
 * @param questions how often it was asked before this claim
 * @param grant the version of the account's grant; 0 if there is no such account any more
 * @param content its texts
 */
record Taken(
    int wanted,
    UUID account,
    UUID workspace,
    int attempt,
    long fence,
    int retries,
    int questions,
    @Nullable Instant dueAt,
    String options,
    @Nullable String checkpoint,
    @Nullable String partId,
    long grant,
    PublicationContents.Stored content) {

  Taken with(Map<UUID, Post> posts) {
    Post post = posts.get(content.post());
    if (post == null) {
      // a post cannot be deleted while something of it is being published
      throw new IllegalStateException("The post " + content.post() + " is not there any more");
    }
    return new Taken(
        wanted,
        account,
        workspace,
        attempt,
        fence,
        retries,
        questions,
        dueAt,
        options,
        checkpoint,
        partId,
        grant,
        content.with(post.title(), post.body(), post.link(), post.replies(), post.media()));
  }

  /** The texts of a post, and whether it has media. */
  record Post(
      String title, String body, @Nullable String link, @Nullable String replies, boolean media) {}

  /**
   * Reads a row.
   *
   * @param raise by how much this claim raises the attempt and the fence after the row was read
   */
  static Taken read(ResultSet row, int wanted, int raise) throws SQLException {
    @Nullable OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
    return new Taken(
        wanted,
        row.getObject("account_id", UUID.class),
        row.getObject("workspace_id", UUID.class),
        row.getInt("attempts") + raise,
        row.getLong("fence") + raise,
        row.getInt("retries"),
        row.getInt("questions"),
        due == null ? null : due.toInstant(),
        row.getString("options"),
        row.getString("checkpoint"),
        row.getString("part_id"),
        row.getLong("grant_version"),
        new PublicationContents.Stored(
            row.getObject("post_id", UUID.class),
            row.getObject("workspace_id", UUID.class),
            row.getBoolean("media"),
            row.getString("version_title"),
            row.getString("version_body"),
            row.getString("version_link"),
            row.getString("version_replies"),
            row.getString("title"),
            row.getString("body"),
            row.getString("link"),
            row.getString("replies")));
  }
}
