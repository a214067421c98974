package org.rostrum.scheduler.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.rostrum.scheduler.publishing.Claim;

/**
 * What is due for one account, in the order in which it is to appear. Not safe for use by several
 * threads: {@link Backlog} guards it.
 */
final class Lane {
  /** The order of an account: by due time. */
  private static final Comparator<Candidate> ORDER =
      (one, other) -> compare(one.dueAt(), one.id(), other.dueAt(), other.id());

  final UUID account;
  final String network;

  /** Whether a call of the account is under way, or about to be. */
  boolean busy;

  /** Whether this node holds the lane. */
  boolean owned;

  /** Whether it is not known of something whether it was published: until then, nothing is sent. */
  boolean uncertain;

  /** Whether more was due than is kept. */
  boolean leftOut;

  /** The place in which the backlog has put it; empty while it is not ready. */
  Optional<Ready> ready = Optional.empty();

  /** When it was used last. */
  Instant usedAt;

  private final NavigableSet<Candidate> due = new TreeSet<>(ORDER);

  Lane(UUID account, String network, Instant now) {
    this.account = account;
    this.network = network;
    this.usedAt = now;
  }

  /**
   * Where a lane stands among those that are ready.
   *
   * @param dueAt of its next publication
   * @param id of its next publication
   * @param lane the lane
   */
  record Ready(Instant dueAt, UUID id, Lane lane) {
    /** The longest due first. */
    static final Comparator<Ready> ORDER =
        (one, other) -> compare(one.dueAt(), one.id(), other.dueAt(), other.id());
  }

  private static int compare(Instant one, UUID id, Instant other, UUID otherId) {
    int times = one.compareTo(other);
    return times == 0 ? id.compareTo(otherId) : times;
  }

  /** Adds one, in the place of what was known of it before; answers whether it is new. */
  boolean add(Candidate candidate) {
    boolean known = due.remove(candidate);
    return due.add(candidate) && !known;
  }

  boolean remove(Candidate candidate) {
    return due.remove(candidate);
  }

  int size() {
    return due.size();
  }

  int clear() {
    int size = due.size();
    due.clear();
    return size;
  }

  /** The last one, which is the first to be given up for want of room. */
  Candidate last() {
    return due.last();
  }

  /** Whether a candidate stands before the last one. */
  boolean takes(Candidate candidate) {
    return ORDER.compare(candidate, due.last()) < 0;
  }

  /** What may be taken next: questions only, while something is uncertain. */
  Optional<Candidate> next() {
    if (busy || due.isEmpty()) {
      return Optional.empty();
    }
    return uncertain
        ? due.stream().filter(one -> one.kind() == Claim.Kind.RECONCILE).findFirst()
        : Optional.of(due.first());
  }
}
