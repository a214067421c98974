package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.content.Content;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.publishing.Claim;
import org.rostrum.scheduler.publishing.OptionsText;
import org.rostrum.scheduler.publishing.Outcome;
import org.rostrum.scheduler.publishing.PublicationContents;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;
import org.rostrum.scheduler.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes due publications for this node, in one transaction: the limits of networks are counted, the
 * fence is raised, the lease set, and the attempt written down, all durable before any network is
 * called. Reads the content in the same transaction, so that what is published is what stood there
 * when nobody could change it any more.
 */
final class Claims {
  /** With so many that cannot be claimed and none that can, the fault is looked for elsewhere. */
  static final int MAX_UNREADABLE_ONLY = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

  private final Store store;
  private final MediaFiles files;
  private final Node node;
  private final UnaryOperator<Instant> earliest;

  /**
   * Claims for a node.
   *
   * @param earliest since when at the longest something may have been due that is not too late, by
   *     the time
   */
  Claims(Store store, MediaFiles files, Node node, UnaryOperator<Instant> earliest) {
    this.store = store;
    this.files = files;
    this.node = node;
    this.earliest = earliest;
  }

  /** A publication to take, for which network, and for how long. */
  record Wanted(Candidate candidate, ProviderDescriptor network, Duration lease) {}

  /**
   * What came of it.
   *
   * @param claims those that were taken
   * @param limited those that wait for a limit which all nodes share
   * @param unreadable those that cannot be claimed by themselves either, because of what is stored
   *     of them
   * @param doubtful those of which the database did not say whether they were taken
   */
  record Result(
      List<Claim> claims,
      Map<UUID, Throttles.Pause> limited,
      List<Candidate> unreadable,
      List<Candidate> doubtful) {
    static Result none() {
      return new Result(List.of(), Map.of(), List.of(), List.of());
    }

    private static Result of(List<Claim> claims, Map<UUID, Throttles.Pause> limited) {
      return new Result(claims, limited, List.of(), List.of());
    }
  }

  /**
   * Takes those that nobody has taken or changed since. One that cannot be claimed does not keep
   * the others from it.
   *
   * @throws StoreException if the database failed and nothing was taken
   */
  Result take(List<Wanted> wanted) {
    Result all =
        new Result(new ArrayList<>(), new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    try {
      take(wanted, all);
    } catch (StoreException e) {
      if (all.claims().isEmpty() && all.doubtful().isEmpty()) {
        throw e;
      }
      // what was taken already has its attempts and must be sent; the rest is found again
      LOG.warn("Only {} of {} could be claimed: {}", all.claims().size(), wanted.size(), e);
    }
    return all;
  }

  /** Takes them together, or in halves if that fails because of one of them. */
  private void take(List<Wanted> wanted, Result all) {
    try {
      Result some = together(wanted);
      all.claims().addAll(some.claims());
      all.limited().putAll(some.limited());
    } catch (RuntimeException e) {
      if (e instanceof StoreException failure && failure.kind() == Kind.OUTCOME_UNKNOWN) {
        LOG.warn("It is not known whether {} publications were claimed", wanted.size(), e);
        wanted.forEach(one -> all.doubtful().add(one.candidate()));
      } else if (!mayBeOfOne(e) || allFail(all)) {
        throw e;
      } else if (wanted.size() == 1) {
        Candidate broken = wanted.getFirst().candidate();
        LOG.error("Publication {} cannot be claimed", broken.id(), e);
        all.unreadable().add(broken);
      } else {
        List<Wanted> mixed = endsFirst(wanted);
        take(mixed.subList(0, mixed.size() / 2), all);
        take(mixed.subList(mixed.size() / 2, mixed.size()), all);
      }
    }
  }

  /** The oldest and the newest in turn: what is broken often became due together. */
  private static List<Wanted> endsFirst(List<Wanted> wanted) {
    List<Wanted> mixed = new ArrayList<>(wanted.size());
    for (int front = 0, back = wanted.size() - 1; front <= back; front++, back--) {
      mixed.add(wanted.get(front));
      if (front < back) {
        mixed.add(wanted.get(back));
      }
    }
    return mixed;
  }

  /** Whether a failure may come from what is stored of one publication. */
  private static boolean mayBeOfOne(RuntimeException failure) {
    return !(failure instanceof StoreException store)
        || switch (store.kind()) {
          case CONFLICT, FAILED -> true;
          case UNAVAILABLE, BUSY, CONTENTION, OUTCOME_UNKNOWN, SCHEMA -> false;
        };
  }

  /** Where nothing can be claimed at all, it is not for what is stored of each. */
  private static boolean allFail(Result all) {
    return all.unreadable().size() >= MAX_UNREADABLE_ONLY
        && all.claims().isEmpty()
        && all.limited().isEmpty();
  }

  private Result together(List<Wanted> wanted) {
    // Begun before the database is asked for its time: this clock ends first.
    Map<UUID, Deadline> leaseOf = new HashMap<>();
    for (Wanted one : wanted) {
      leaseOf.put(one.candidate().id(), Deadline.in(one.lease().minus(Store.MAX_BEHIND)));
    }
    Instant now = store.databaseTime();
    return store.write(
        sql -> node.mayClaim(sql, now) ? take(sql, wanted, leaseOf, now) : Result.none());
  }

  private Result take(
      DSLContext sql, List<Wanted> wanted, Map<UUID, Deadline> leaseOf, Instant now) {
    NetworkWindows windows =
        NetworkWindows.of(
            sql,
            wanted.stream()
                .filter(one -> one.candidate().kind() == Claim.Kind.PUBLISH)
                .map(Wanted::network)
                .toList(),
            now);
    Map<UUID, Throttles.Pause> limited = new HashMap<>();
    List<Wanted> permitted = new ArrayList<>();
    for (Wanted one : wanted) {
      Optional<Throttles.Pause> pause =
          one.candidate().kind() == Claim.Kind.PUBLISH
              ? windows.take(one.network())
              : Optional.empty();
      pause.ifPresentOrElse(
          until -> limited.put(one.candidate().id(), until), () -> permitted.add(one));
    }
    if (permitted.isEmpty()) {
      return Result.of(List.of(), limited);
    }
    Instant since = earliest.apply(now);
    List<Taken> taken =
        sql.connectionResult(
            connection ->
                store.dialect() == Dialect.POSTGRES
                    ? ClaimStatements.inOnePiece(connection, permitted, node.id(), now, since)
                    : ClaimStatements.oneByOne(connection, permitted, node.id(), now, since));
    giveBack(windows, permitted, taken);
    windows.write();
    return Result.of(claims(sql, permitted, taken, leaseOf, now), limited);
  }

  private static void giveBack(NetworkWindows windows, List<Wanted> permitted, List<Taken> taken) {
    boolean[] got = new boolean[permitted.size()];
    taken.forEach(one -> got[one.wanted()] = true);
    for (int index = 0; index < got.length; index++) {
      Wanted one = permitted.get(index);
      if (!got[index] && one.candidate().kind() == Claim.Kind.PUBLISH) {
        windows.giveBack(one.network());
      }
    }
  }

  private List<Claim> claims(
      DSLContext sql,
      List<Wanted> permitted,
      List<Taken> taken,
      Map<UUID, Deadline> leaseOf,
      Instant now) {
    Map<UUID, PublicationContents.Stored> stored = new HashMap<>();
    taken.forEach(one -> stored.put(permitted.get(one.wanted()).candidate().id(), one.content()));
    Map<UUID, Content> contents = PublicationContents.of(sql, files, stored);
    List<Claim> claims = new ArrayList<>(taken.size());
    for (Taken one : taken) {
      Candidate candidate = permitted.get(one.wanted()).candidate();
      Content content = contents.get(candidate.id());
      Deadline lease = leaseOf.get(candidate.id());
      if (content != null && lease != null) {
        claims.add(claim(sql, candidate, one, content, lease, now));
      }
    }
    return claims;
  }

  private static Claim claim(
      DSLContext sql,
      Candidate candidate,
      Taken taken,
      Content content,
      Deadline lease,
      Instant now) {
    return new Claim(
        candidate.id(),
        taken.workspace(),
        candidate.account(),
        taken.grant(),
        candidate.provider(),
        candidate.kind(),
        candidate.state(),
        taken.fence(),
        taken.attempt(),
        taken.retries(),
        taken.questions(),
        Optional.ofNullable(taken.dueAt()).orElse(now),
        content,
        OptionsText.read(taken.options()),
        Optional.ofNullable(taken.checkpoint()),
        Optional.ofNullable(taken.partId()).map(id -> new Outcome.Posted(id, Optional.empty())),
        candidate.kind() == Claim.Kind.RECONCILE
            ? Optional.of(AskedAttempts.of(sql, candidate.id(), now))
            : Optional.empty(),
        lease);
  }
}
