package org.rostrum.web.admin.json;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PostView;
import org.rostrum.posts.TargetCheck;

/** A post. */
public record PostJson(
    UUID id,
    long version,
    DraftJson draft,
    List<PublicationJson> publications,
    String author,
    Instant createdAt,
    Instant updatedAt,
    RecurrenceJson.@Nullable LinkJson recurrence)
    implements Versioned {

  /** When to publish. */
  public record Schedule(@Nullable Instant at) {}

  /** What keeps a post from being published to one account. */
  public record CheckJson(UUID accountId, List<ContentProblemJson> problems) {
    /** The JSON form. */
    public static CheckJson of(TargetCheck check) {
      return new CheckJson(
          check.accountId(),
          check.problems().stream()
              .map(
                  problem ->
                      new ContentProblemJson(
                          problem.field(),
                          problem.mediaIndex().orElse(null),
                          problem.code(),
                          problem.message()))
              .toList());
    }
  }

  /** One thing that is wrong with the content. */
  public record ContentProblemJson(
      String field, @Nullable Integer mediaIndex, String code, String message) {}

  /** The JSON form. */
  public static PostJson of(PostView view) {
    return new PostJson(
        view.id(),
        view.version(),
        DraftJson.of(view.draft()),
        view.publications().stream().map(PublicationJson::of).toList(),
        view.author(),
        view.createdAt(),
        view.updatedAt(),
        view.recurrence().map(RecurrenceJson.LinkJson::of).orElse(null));
  }
}
