package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.rostrum.scheduler.publishing.Claim;

/**
 * What is due, as far as it was read: a lane for each account, and the networks' lanes in the order
 * of their next publication. Says what can be sent now: an account publishes one thing at a time, a
 * network at most as many as it declared, the process at most as many as its limit. A network that
 * is slow fills its own part only. Safe for use by many threads.
 */
final class Backlog {
  /** The most publications of one account that are kept; the rest is found again later. */
  static final int MAX_OF_ACCOUNT = 200;

  /** The most publications of one network that are kept. */
  static final int MAX_OF_NETWORK = 20_000;

  /** How long a lane without work is kept before another node may have it. */
  static final Duration IDLE = Duration.ofSeconds(5);

  private final int maxInFlight;
  private final Map<UUID, Lane> lanes = new HashMap<>();
  private final Map<String, Network> networks = new HashMap<>();
  private int inFlight;
  private boolean hungry;

  /** The part of one network. */
  private static final class Network {
    private final NavigableSet<Lane.Ready> ready = new TreeSet<>(Lane.Ready.ORDER);
    private int kept;
    private int inFlight;

    /** Whether there is more of it than is kept. */
    private boolean leftOut;
  }

  Backlog(int maxInFlight) {
    this.maxInFlight = maxInFlight;
  }

  /** Takes in what was read; what is there already, or has no room, is left out. */
  synchronized void add(List<Candidate> page, Instant now) {
    for (Candidate candidate : page) {
      Lane lane =
          lanes.computeIfAbsent(
              candidate.account(), account -> new Lane(account, candidate.provider(), now));
      Network network = network(candidate.provider());
      // a question always has room: until it is answered, nothing else of the account can be sent
      if (candidate.kind() == Claim.Kind.PUBLISH
          && lane.size() >= MAX_OF_ACCOUNT
          && !makeRoom(lane, candidate, network)) {
        lane.leftOut = true;
      } else {
        network.kept += lane.add(candidate) ? 1 : 0;
        lane.usedAt = now;
        place(lane);
      }
    }
  }

  private static boolean makeRoom(Lane lane, Candidate candidate, Network network) {
    if (!lane.takes(candidate)) {
      return false;
    }
    lane.leftOut = true;
    if (lane.remove(lane.last())) {
      network.kept--;
    }
    return true;
  }

  /** The networks of which no more is to be read now. */
  synchronized Set<String> full() {
    Set<String> full = new HashSet<>();
    networks.forEach(
        (id, network) -> {
          if (network.kept >= MAX_OF_NETWORK) {
            network.leftOut = true;
            full.add(id);
          }
        });
    return full;
  }

  /** Whether there is room now for what was left out; asked once for each time. */
  synchronized boolean isHungry() {
    boolean was = hungry;
    hungry = false;
    return was;
  }

  /**
   * Picks what can be sent now, the longest due first, and takes its lanes.
   *
   * @param atMost how many
   * @param concurrency how many calls a network takes at once
   */
  synchronized List<Picked> pick(int atMost, ToIntFunction<String> concurrency, Instant now) {
    Map<String, Integer> room = new HashMap<>();
    networks.forEach((id, network) -> room.put(id, concurrency.applyAsInt(id) - network.inFlight));
    List<Picked> picked = new ArrayList<>();
    while (picked.size() < atMost && inFlight < maxInFlight) {
      Optional<Lane.Ready> first = first(room);
      if (first.isEmpty()) {
        break;
      }
      Lane lane = first.get().lane();
      Candidate candidate = lane.next().orElseThrow();
      lane.busy = true;
      lane.usedAt = now;
      place(lane);
      network(lane.network).inFlight++;
      inFlight++;
      int left = room.merge(lane.network, -1, Integer::sum);
      picked.add(new Picked(candidate, lane.owned, left));
    }
    return picked;
  }

  /**
   * A candidate whose lane was taken.
   *
   * @param candidate which
   * @param owned whether this node holds the account's lane already
   * @param roomLeft how many more calls its network takes
   */
  record Picked(Candidate candidate, boolean owned, int roomLeft) {}

  private Optional<Lane.Ready> first(Map<String, Integer> room) {
    Optional<Lane.Ready> first = Optional.empty();
    for (Map.Entry<String, Network> entry : networks.entrySet()) {
      NavigableSet<Lane.Ready> ready = entry.getValue().ready;
      if (!ready.isEmpty() && room.getOrDefault(entry.getKey(), 0) > 0) {
        Lane.Ready head = ready.first();
        if (first.isEmpty() || Lane.Ready.ORDER.compare(head, first.get()) < 0) {
          first = Optional.of(head);
        }
      }
    }
    return first;
  }

  /** Gives a lane back whose call has ended, or was not begun. */
  synchronized void release(UUID account) {
    Lane lane = lanes.get(account);
    if (lane != null && lane.busy) {
      lane.busy = false;
      network(lane.network).inFlight--;
      inFlight--;
      place(lane);
    }
  }

  /** Forgets a candidate: it is being published, or is no longer what it was. */
  synchronized void forget(Candidate candidate) {
    Lane lane = lanes.get(candidate.account());
    if (lane != null && lane.remove(candidate)) {
      removed(lane, 1);
    }
  }

  private void removed(Lane lane, int count) {
    Network network = network(lane.network);
    network.kept -= count;
    if (lane.leftOut && lane.size() == 0) {
      lane.leftOut = false;
      hungry = true;
    }
    if (network.leftOut && network.kept < MAX_OF_NETWORK / 2) {
      network.leftOut = false;
      hungry = true;
    }
    place(lane);
  }

  /** Forgets what is due for an account; it is found again if it still is. */
  synchronized void forgetAccount(UUID account) {
    Lane lane = lanes.get(account);
    if (lane != null) {
      removed(lane, lane.clear());
    }
  }

  /** Forgets what is due for a network; it is found again if it still is. */
  synchronized void forgetNetwork(String network) {
    for (Lane lane : lanes.values()) {
      if (lane.network.equals(network)) {
        removed(lane, lane.clear());
      }
    }
  }

  /** Notes whose lanes this node holds now, or no longer. */
  synchronized void owned(Collection<UUID> accounts, boolean owned) {
    for (UUID account : accounts) {
      Lane lane = lanes.get(account);
      if (lane != null) {
        lane.owned = owned;
      }
    }
  }

  /** Forgets which lanes were held: this node was given up by the others. */
  synchronized void disown() {
    lanes.values().forEach(lane -> lane.owned = false);
  }

  /** Notes of which accounts something is uncertain, and of which nothing any more. */
  synchronized void uncertain(Collection<UUID> accounts, boolean uncertain) {
    for (UUID account : accounts) {
      Lane lane = lanes.get(account);
      if (lane != null && lane.uncertain != uncertain) {
        lane.uncertain = uncertain;
        place(lane);
      }
    }
  }

  /** The accounts that wait because something was uncertain when that was looked at last. */
  synchronized Set<UUID> uncertainAccounts() {
    Set<UUID> accounts = new HashSet<>();
    for (Lane lane : lanes.values()) {
      if (lane.uncertain && lane.size() > 0) {
        accounts.add(lane.account);
      }
    }
    return accounts;
  }

  /** Ends lanes that have had no work for a while; answers those of them that were held. */
  synchronized List<UUID> endIdle(Instant now) {
    List<UUID> held = new ArrayList<>();
    lanes
        .values()
        .removeIf(
            lane -> {
              boolean idle = !lane.busy && lane.size() == 0 && isOld(lane, now);
              if (idle && lane.owned) {
                held.add(lane.account);
              }
              return idle;
            });
    networks.values().removeIf(network -> network.kept == 0 && network.inFlight == 0);
    return held;
  }

  private static boolean isOld(Lane lane, Instant now) {
    return Duration.between(lane.usedAt, now).abs().compareTo(IDLE) > 0;
  }

  private Network network(String id) {
    return networks.computeIfAbsent(id, key -> new Network());
  }

  /** Puts a lane where it belongs after something about it has changed. */
  private void place(Lane lane) {
    NavigableSet<Lane.Ready> ready = network(lane.network).ready;
    lane.ready.ifPresent(ready::remove);
    lane.ready = lane.next().map(next -> new Lane.Ready(next.dueAt(), next.id(), lane));
    lane.ready.ifPresent(ready::add);
  }
}
