package org.rostrum.web.admin.json;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PostView;
import org.rostrum.posts.TargetCheck;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.MediaFix;

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

  /** What keeps a post from being published to one account, and what could be better. */
  public record CheckJson(
      UUID accountId,
      List<ContentProblemJson> problems,
      List<ContentProblemJson> advice,
      @Nullable Instant nextFree) {
    /** The JSON form. */
    public static CheckJson of(TargetCheck check) {
      return new CheckJson(
          check.accountId(),
          check.problems().stream().map(ContentProblemJson::of).toList(),
          check.advice().stream().map(ContentProblemJson::of).toList(),
          check.nextFree().orElse(null));
    }
  }

  /** One thing that is wrong with the content; each fix is an edit that would solve it. */
  public record ContentProblemJson(
      String field,
      @Nullable Integer mediaIndex,
      String path,
      String code,
      String message,
      List<FixJson> fixes) {
    static ContentProblemJson of(ContentProblem problem) {
      return new ContentProblemJson(
          problem.field(),
          problem.mediaIndex().orElse(null),
          problem.path(),
          problem.code(),
          problem.message(),
          problem.fixes().stream().map(FixJson::of).toList());
    }
  }

  /** An edit of a picture that would solve a problem; width and height are those of the result. */
  public record FixJson(
      MediaFix.Action action, int width, int height, @Nullable String contentType) {
    static FixJson of(MediaFix fix) {
      return new FixJson(fix.action(), fix.width(), fix.height(), fix.contentType().orElse(null));
    }
  }

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
