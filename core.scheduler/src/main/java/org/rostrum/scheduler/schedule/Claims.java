package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.content.Content;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.publishing.Claim;
import org.rostrum.scheduler.publishing.OptionsText;
import org.rostrum.scheduler.publishing.PublicationContents;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;

/**
 * Takes due publications for this node, in one transaction: the limits of networks are counted, the
 * fence is raised, the lease set, and the attempt written down, all durable before any network is
 * called. Reads the content in the same transaction, so that what is published is what stood there
 * when nobody could change it any more.
 */
final class Claims {
  private final Store store;
  private final MediaFiles files;
  private final Node node;

  Claims(Store store, MediaFiles files, Node node) {
    this.store = store;
    this.files = files;
    this.node = node;
  }

  /** A publication to take, for which network, and for how long. */
  record Wanted(Candidate candidate, ProviderDescriptor network, Duration lease) {}

  /**
   * What came of it.
   *
   * @param claims those that were taken
   * @param limited those that wait for a limit which all nodes share
   */
  record Result(List<Claim> claims, Map<UUID, Throttles.Pause> limited) {}

  /** Takes those that nobody has taken or changed since. */
  Result take(List<Wanted> wanted) {
    // Begun before the database is asked for its time: this clock ends first.
    Map<UUID, Deadline> leaseOf = new HashMap<>();
    for (Wanted one : wanted) {
      leaseOf.put(one.candidate().id(), Deadline.in(one.lease().minus(Store.MAX_BEHIND)));
    }
    Instant now = store.databaseTime();
    return store.write(
        sql ->
            node.mayClaim(sql, now)
                ? take(sql, wanted, leaseOf, now)
                : new Result(List.of(), Map.of()));
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
      return new Result(List.of(), limited);
    }
    List<ClaimStatements.Taken> taken =
        sql.connectionResult(
            connection ->
                store.dialect() == Dialect.POSTGRES
                    ? ClaimStatements.inOnePiece(connection, permitted, node.id(), now)
                    : ClaimStatements.oneByOne(connection, permitted, node.id(), now));
    giveBack(windows, permitted, taken);
    windows.write();
    return new Result(claims(sql, permitted, taken, leaseOf, now), limited);
  }

  private static void giveBack(
      NetworkWindows windows, List<Wanted> permitted, List<ClaimStatements.Taken> taken) {
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
      List<ClaimStatements.Taken> taken,
      Map<UUID, Deadline> leaseOf,
      Instant now) {
    Map<UUID, PublicationContents.Stored> stored = new HashMap<>();
    taken.forEach(one -> stored.put(permitted.get(one.wanted()).candidate().id(), one.content()));
    Map<UUID, Content> contents = PublicationContents.of(sql, files, stored);
    List<Claim> claims = new ArrayList<>(taken.size());
    for (ClaimStatements.Taken one : taken) {
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
      ClaimStatements.Taken taken,
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
        candidate.kind() == Claim.Kind.RECONCILE
            ? Optional.of(AskedAttempts.of(sql, candidate.id(), now))
            : Optional.empty(),
        lease);
  }
}
