package org.rostrum.web.admin.json;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.AttemptView;
import org.rostrum.posts.Decision;
import org.rostrum.posts.Explanation;
import org.rostrum.posts.Presence;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;

/** A post going to one account; {@code decisions} are those that a person may take now. */
public record PublicationJson(
    UUID id,
    UUID postId,
    UUID accountId,
    String accountName,
    String providerId,
    PublicationState state,
    String reason,
    String next,
    @Nullable Instant dueAt,
    @Nullable Instant nextAt,
    @Nullable Instant publishedAt,
    @Nullable URI url,
    int attempts,
    String title,
    @Nullable String thumbnailUrl,
    boolean queued,
    RecurrenceJson.@Nullable LinkJson recurrence,
    List<Decision> decisions,
    @Nullable Presence presence,
    @Nullable String environment) {

  /** When to publish instead. */
  public record Reschedule(@Nullable Instant at) {}

  /** What a person found out; the address goes with IT_IS_THERE. */
  public record DecisionMade(@Nullable Decision decision, @Nullable URI url) {}

  /** One try. */
  public record AttemptJson(
      int number,
      Instant startedAt,
      @Nullable Instant endedAt,
      String outcome,
      String detail,
      String node) {
    static AttemptJson of(AttemptView view) {
      return new AttemptJson(
          view.number(),
          view.startedAt(),
          view.endedAt().orElse(null),
          view.outcome(),
          view.detail(),
          view.node());
    }
  }

  /** Everything known of a publication. */
  public record ExplanationJson(
      PublicationJson publication, List<AttemptJson> attempts, String next) {
    /** The JSON form. */
    public static ExplanationJson of(Explanation explanation) {
      return new ExplanationJson(
          PublicationJson.of(explanation.publication()),
          explanation.attempts().stream().map(AttemptJson::of).toList(),
          explanation.next());
    }
  }

  /** The JSON form. */
  public static PublicationJson of(PublicationView view) {
    return new PublicationJson(
        view.id(),
        view.postId(),
        view.accountId(),
        view.accountName(),
        view.providerId(),
        view.state(),
        view.reason(),
        view.next(),
        view.dueAt().orElse(null),
        view.nextAt().orElse(null),
        view.publishedAt().orElse(null),
        WebAddresses.orNull(view.url()),
        view.attempts(),
        view.title(),
        view.thumbnail().map(MediaJson::thumbnailOf).orElse(null),
        view.queued(),
        view.recurrence().map(RecurrenceJson.LinkJson::of).orElse(null),
        view.decisions().stream().sorted().toList(),
        view.presence().orElse(null),
        view.environment().orElse(null));
  }
}
