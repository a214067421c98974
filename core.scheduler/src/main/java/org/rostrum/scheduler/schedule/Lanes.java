package org.rostrum.scheduler.schedule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who is busy: an account publishes one thing at a time, a network at most as many as it declared,
 * and the process at most as many as its limit. Safe for use by many threads.
 */
final class Lanes {
  private final int most;
  private final Set<UUID> accounts = new HashSet<>();
  private final Map<String, Integer> networks = new HashMap<>();

  Lanes(int most) {
    this.most = most;
  }

  /** Takes an account's lane, if it, its network and the process have room. */
  synchronized boolean enter(UUID account, String network, int concurrency) {
    if (free() == 0 || networks.getOrDefault(network, 0) >= concurrency || !accounts.add(account)) {
      return false;
    }
    int now = networks.merge(network, 1, Integer::sum);
    return now > 0;
  }

  /** Gives an account's lane back. */
  synchronized void leave(UUID account, String network) {
    if (accounts.remove(account)) {
      networks.computeIfPresent(network, (id, count) -> count == 1 ? null : count - 1);
    }
  }

  /** How many calls the process may still begin. */
  synchronized int free() {
    return most - accounts.size();
  }

  /** Whether a network takes another call. */
  synchronized boolean hasRoom(String network, int concurrency) {
    return networks.getOrDefault(network, 0) < concurrency;
  }

  /** The accounts whose lanes are taken. */
  synchronized Set<UUID> busy() {
    return Set.copyOf(accounts);
  }
}
