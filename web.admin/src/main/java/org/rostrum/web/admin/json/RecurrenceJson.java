package org.rostrum.web.admin.json;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.RecurrenceLink;
import org.rostrum.scheduling.RecurrenceView;

/** A post that recurs; {@code templateId} is absent once that post was removed. */
public record RecurrenceJson(
    UUID id,
    long version,
    @Nullable UUID templateId,
    String title,
    List<String> accounts,
    RuleJson rule,
    ZoneId zone,
    RecurrenceView.State state,
    String reason,
    int occurrences,
    @Nullable UUID nextPostId,
    List<Instant> upcoming,
    String createdBy,
    Instant createdAt)
    implements Versioned {

  /** How a post belongs to a recurrence; 0 is the template, occurrences count from 1. */
  public record LinkJson(UUID recurrenceId, int occurrence) {
    static LinkJson of(RecurrenceLink link) {
      return new LinkJson(link.recurrenceId(), link.occurrence());
    }
  }

  /** The JSON form. */
  public static RecurrenceJson of(RecurrenceView view) {
    return new RecurrenceJson(
        view.id(),
        view.version(),
        view.templateId().orElse(null),
        view.title(),
        view.accounts(),
        RuleJson.of(view.rule()),
        view.zone(),
        view.state(),
        view.reason(),
        view.occurrences(),
        view.nextPostId().orElse(null),
        view.upcoming(),
        view.createdBy(),
        view.createdAt());
  }
}
