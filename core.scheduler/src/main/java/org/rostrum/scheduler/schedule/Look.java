package org.rostrum.scheduler.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.hosting.LiveProvider;

/** What one look at what is due has gathered. Used by the engine's thread only. */
final class Look {
  final Instant now;

  /** What can be sent, with the permits of its limits taken. */
  final List<Claims.Wanted> wanted = new ArrayList<>();

  /** Through which provider, by publication. */
  final Map<UUID, LiveProvider> chosen = new HashMap<>();

  /** What has to wait. */
  final Map<Holds.Whose, Holds.Wait> waits = new LinkedHashMap<>();

  /** The accounts with something due although their queue is paused, with their workspaces. */
  final Map<UUID, UUID> paused = new LinkedHashMap<>();

  /** The publications whose lanes stay taken after this look. */
  final Set<UUID> keeping = new HashSet<>();

  /** Whether what was reserved for {@link #wanted} was given back where it was not used. */
  boolean settled;

  /** Whether to look again at once. */
  boolean more;

  /** Whether another node may hold something that is due. */
  boolean contended;

  Look(Instant now) {
    this.now = now;
  }

  /** Lets publications wait after this look; whoever was to wait before keeps the first reason. */
  void wait(Holds.Whose whose, Holds.Wait how) {
    waits.putIfAbsent(whose, how);
  }

  /** Lets those wait for whom a limit is reached: an account, or its whole network. */
  void limited(Candidate candidate, Throttles.Pause pause) {
    wait(
        pause.scope() == RateLimit.Scope.NETWORK
            ? new Holds.Whose.Network(candidate.provider())
            : new Holds.Whose.Account(candidate.account()),
        Holds.Wait.until(pause));
  }
}
