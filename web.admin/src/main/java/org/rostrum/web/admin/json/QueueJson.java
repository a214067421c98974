package org.rostrum.web.admin.json;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.scheduling.AccountQueue;
import org.rostrum.scheduling.Pause;

/**
 * The queue of an account, in its order; {@code movable} publications at its end can be moved,
 * those before are due.
 */
public record QueueJson(
    UUID accountId, @Nullable PauseJson pause, List<PublicationJson> items, int movable) {

  /** That it is paused. */
  public record PauseJson(Instant since, String by, String reason) {
    static PauseJson of(Pause pause) {
      return new PauseJson(pause.since(), pause.by(), pause.reason());
    }
  }

  /** Why something is paused or held; may be left out. */
  public record Why(@Nullable String reason) {}

  /** Where a publication shall stand: at a place from 0, or before another one. */
  public record Move(@Nullable Integer index, @Nullable UUID before) {}

  /** The JSON form. */
  public static QueueJson of(AccountQueue queue) {
    return new QueueJson(
        queue.accountId(),
        queue.pause().map(PauseJson::of).orElse(null),
        queue.publications().stream().map(PublicationJson::of).toList(),
        queue.movable());
  }
}
