package org.rostrum.web.admin.json;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.accounts.QuotaUse;

/** How much of a quota is used; {@code nextFree} is null where nothing is free for long. */
public record QuotaJson(
    String name,
    int permits,
    long windowSeconds,
    Instant at,
    int used,
    int left,
    @Nullable Instant nextFree) {
  /** The JSON form. */
  public static QuotaJson of(QuotaUse use) {
    return new QuotaJson(
        use.name(),
        use.permits(),
        use.window().toSeconds(),
        use.at(),
        use.used(),
        use.left(),
        use.nextFree().orElse(null));
  }
}
