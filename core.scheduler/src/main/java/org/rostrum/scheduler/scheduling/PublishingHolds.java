package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLISHING_HOLD;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jspecify.annotations.Nullable;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;

/**
 * What is on hold, for the engine, which asks before everything that it sends. Answers from memory;
 * looks into the database when something was changed here, and every second where another node may
 * have changed something. Safe for use by many threads.
 */
public final class PublishingHolds {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final long REFRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Store store;
  private final LongSupplier nanoTime;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Snapshot snapshot;

  /** The holds in force, as reasons by their keys, and when they were read. */
  private record Snapshot(Map<String, String> reasons, long readAt) {}

  /**
   * Reads from the given store.
   *
   * @param nanoTime a clock that nobody can set, as {@link System#nanoTime}
   */
  public PublishingHolds(Store store, LongSupplier nanoTime) {
    this.store = store;
    this.nanoTime = nanoTime;
  }

  /**
   * Why nothing may be sent to an account.
   *
   * @param workspace whose account
   * @param provider its network
   * @param account which
   * @return a sentence for people; empty if no hold is in force for it
   */
  public Optional<String> reason(UUID workspace, String provider, UUID account) {
    Map<String, String> reasons = current().reasons();
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(reasons.get(HoldKeys.INSTANCE))
        .or(() -> Optional.ofNullable(reasons.get(HoldKeys.network(workspace, provider))))
        .or(() -> Optional.ofNullable(reasons.get(HoldKeys.account(account))));
  }

  /** Looks whether another node has changed something, if that was not done in the last second. */
  public void listen() {
    Snapshot ignored = current();
  }

  /** Calls back after a hold was ended, here or elsewhere; must return at once. */
  public void onResume(Runnable listener) {
    listeners.add(listener);
  }

  /** A hold began or ended here. */
  void changed() {
    Snapshot ignored = refresh();
  }

  /** A hold ended here: what waited may go on. */
  void resumed() {
    Snapshot ignored = refresh();
    listeners.forEach(Runnable::run);
  }

  private Snapshot current() {
    @Nullable Snapshot known = snapshot;
    boolean fresh =
        known != null
            && (store.dialect() == Dialect.H2
                || nanoTime.getAsLong() - known.readAt() < REFRESH_NANOS);
    return known != null && fresh ? known : refresh();
  }

  /** One at a time, so that what was read first does not replace what was read last. */
  private synchronized Snapshot refresh() {
    long readAt = nanoTime.getAsLong();
    @Nullable Snapshot before = snapshot;
    Snapshot read = new Snapshot(store.read(PublishingHolds::reasons), readAt);
    snapshot = read;
    if (before != null && !read.reasons().keySet().containsAll(before.reasons().keySet())) {
      // what this node made to wait because it had not heard yet must go on too
      listeners.forEach(Runnable::run);
    }
    return read;
  }

  private static Map<String, String> reasons(DSLContext sql) {
    return sql
        .select(
            PUBLISHING_HOLD.SCOPE_KEY,
            PUBLISHING_HOLD.HELD_AT,
            PUBLISHING_HOLD.HELD_BY,
            PUBLISHING_HOLD.REASON,
            WORKSPACE.ZONE)
        .from(PUBLISHING_HOLD)
        .leftJoin(WORKSPACE)
        .on(WORKSPACE.ID.eq(PUBLISHING_HOLD.WORKSPACE_ID))
        .fetch()
        .stream()
        .collect(Collectors.toUnmodifiableMap(row -> row.value1(), PublishingHolds::said));
  }

  private static String said(Record5<String, Instant, String, String, String> row) {
    ZoneId zone = Optional.<String>ofNullable(row.value5()).map(ZoneId::of).orElse(UTC);
    String why = row.value4().isBlank() ? "." : ": " + row.value4();
    return "On hold since " + WallClock.said(row.value2(), zone) + " by " + row.value3() + why;
  }
}
