package org.rostrum.scheduler.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions that were opened a moment ago, so that an account which publishes much is not read and
 * decrypted for each publication. One is used only by who has just seen in the database that its
 * grant is still the same, and never near the end of its token. Safe for use by many threads.
 */
final class RecentSessions {
  /** For how long a session is used again. */
  static final Duration KEPT = Duration.ofMinutes(1);

  /** How many are kept at most; beyond, all are forgotten. */
  static final int MAX = 10_000;

  private final Map<UUID, Recent> sessions = new ConcurrentHashMap<>();

  private record Recent(AccountSession session, Instant until) {}

  void keep(AccountSession session, Optional<Instant> accessExpiresAt, Instant now) {
    Instant until = now.plus(KEPT);
    Instant usable =
        accessExpiresAt.map(end -> end.minus(RefreshingSessions.USABLE_FOR)).orElse(until);
    if (sessions.size() >= MAX) {
      sessions.clear();
    }
    sessions.put(session.accountId(), new Recent(session, usable.isBefore(until) ? usable : until));
  }

  Optional<AccountSession> find(UUID account, long grantVersion, Instant now) {
    Recent recent = sessions.get(account);
    if (recent == null || recent.session().grantVersion() != grantVersion) {
      return Optional.empty();
    }
    if (!now.isBefore(recent.until())) {
      sessions.remove(account, recent);
      return Optional.empty();
    }
    return Optional.of(recent.session());
  }

  /** Whether there is one that can still be used, whatever its grant. */
  boolean has(UUID account, Instant now) {
    Recent recent = sessions.get(account);
    return recent != null && now.isBefore(recent.until());
  }

  void forget(UUID account) {
    sessions.remove(account);
  }

  void clear() {
    sessions.clear();
  }
}
