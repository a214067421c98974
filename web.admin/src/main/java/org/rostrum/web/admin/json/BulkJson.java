package org.rostrum.web.admin.json;

import static org.rostrum.web.admin.json.Form.present;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.BulkOutcome;
import org.rostrum.posts.ScheduledDraft;
import org.rostrum.problems.RequestRefused.FieldProblem;

/** Many posts, each with its time. */
public record BulkJson(@Nullable List<@Nullable BulkItemJson> posts) {
  /** One post and when to publish it. */
  public record BulkItemJson(@Nullable DraftJson draft, @Nullable Instant at) {}

  /** What came of one post: its ids if it is scheduled, otherwise what is wrong with it. */
  public record OutcomeJson(
      boolean scheduled,
      @Nullable UUID postId,
      @Nullable Long version,
      List<UUID> publicationIds,
      List<FieldProblem> problems) {
    /** The JSON form. */
    public static OutcomeJson of(BulkOutcome outcome) {
      return switch (outcome) {
        case BulkOutcome.Scheduled made ->
            new OutcomeJson(true, made.postId(), made.version(), made.publicationIds(), List.of());
        case BulkOutcome.Refused refused ->
            new OutcomeJson(false, null, null, List.of(), refused.problems());
      };
    }
  }

  /**
   * What the platform takes.
   *
   * @throws org.rostrum.problems.RequestRefused INVALID if something is missing
   */
  public List<ScheduledDraft> toDrafts() {
    List<@Nullable BulkItemJson> items = posts == null ? List.of() : posts;
    Form form = new Form();
    for (int index = 0; index < items.size(); index++) {
      BulkItemJson item = items.get(index);
      form.require("posts[" + index + "].draft", item == null ? null : item.draft());
      form.require("posts[" + index + "].at", item == null ? null : item.at());
    }
    form.check();
    List<ScheduledDraft> drafts = new ArrayList<>();
    for (BulkItemJson item : items) {
      if (item != null) {
        drafts.add(new ScheduledDraft(present(item.draft()).toDraft(), present(item.at())));
      }
    }
    return drafts;
  }
}
