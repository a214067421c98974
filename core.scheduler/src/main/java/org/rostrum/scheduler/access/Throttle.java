package org.rostrum.scheduler.access;

import static org.rostrum.scheduler.store.jooq.Tables.SIGN_IN_THROTTLE;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.SignInThrottleRecord;

/**
 * Slows down guessing. A try counts as failed before it is looked at, so that many at once do not
 * slip through, and is forgiven when it was right. The counts survive a restart.
 */
final class Throttle {
  /** How long failures are remembered after the last. */
  static final Duration MEMORY = Duration.ofHours(1);

  private final Store store;

  Throttle(Store store) {
    this.store = store;
  }

  /**
   * What is counted.
   *
   * @param key a hash of whom or what
   * @param free how many failures cost nothing
   * @param longest how long a pause may become; each failure doubles it, from one second
   */
  record Limit(String key, int free, Duration longest) {
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** Tries on one person's behalf: short pauses only, or anybody could lock them out. */
    static Limit email(String emailKey) {
      return new Limit(Tokens.hash("email/" + emailKey), 5, Duration.ofMinutes(1));
    }

    /** Tries from one address. */
    static Limit address(String address) {
      return new Limit(Tokens.hash("address/" + network(address)), 20, Duration.ofMinutes(15));
    }

    /** Tries of the setup token, wherever they come from. */
    static Limit setup() {
      return new Limit(Tokens.hash("setup"), 10, Duration.ofMinutes(1));
    }

    private Duration pause(int failures) {
      int doublings = Math.min(failures - free - 1, 30);
      if (doublings < 0) {
        return Duration.ZERO;
      }
      Duration pause = FIRST.multipliedBy(1L << doublings);
      return pause.compareTo(longest) > 0 ? longest : pause;
    }

    // a household or a server has a whole /64 of IPv6 to come from
    private static String network(String address) {
      if (address.indexOf(':') < 0) {
        return address.toLowerCase(Locale.ROOT);
      }
      try {
        // with a colon it is an address or nothing: no name is looked up
        byte[] bytes = InetAddress.getByName(address).getAddress();
        return java.util.HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 8));
      } catch (UnknownHostException e) {
        return address;
      }
    }
  }

  /**
   * Counts a try as failed, unless there must be a pause first.
   *
   * @throws RequestRefused TOO_MANY with the rest of the pause
   */
  void begin(List<Limit> limits) {
    Optional<Duration> pause = store.write(sql -> begin(sql, limits));
    if (pause.isPresent()) {
      throw RequestRefused.tooMany(
          "too-many-tries",
          "Too many failed tries. Wait " + (pause.get().toSeconds() + 1) + " seconds.",
          pause.get());
    }
  }

  private Optional<Duration> begin(DSLContext sql, List<Limit> limits) {
    Instant now = store.databaseTime();
    List<String> keys = limits.stream().map(Limit::key).toList();
    Optional<Instant> blockedUntil =
        sql
            .select(SIGN_IN_THROTTLE.BLOCKED_UNTIL)
            .from(SIGN_IN_THROTTLE)
            .where(SIGN_IN_THROTTLE.THROTTLE_KEY.in(keys))
            .orderBy(SIGN_IN_THROTTLE.THROTTLE_KEY)
            .forUpdate()
            .fetch(SIGN_IN_THROTTLE.BLOCKED_UNTIL)
            .stream()
            .max(Instant::compareTo)
            .filter(now::isBefore);
    if (blockedUntil.isPresent()) {
      return Optional.of(Duration.between(now, blockedUntil.get()));
    }
    sql.deleteFrom(SIGN_IN_THROTTLE)
        .where(SIGN_IN_THROTTLE.BLOCKED_UNTIL.lt(now.minus(MEMORY)))
        .execute();
    limits.forEach(limit -> count(sql, limit, now));
    return Optional.empty();
  }

  private static void count(DSLContext sql, Limit limit, Instant now) {
    sql.insertInto(SIGN_IN_THROTTLE)
        .set(SIGN_IN_THROTTLE.THROTTLE_KEY, limit.key())
        .set(SIGN_IN_THROTTLE.FAILURES, 0)
        .set(SIGN_IN_THROTTLE.BLOCKED_UNTIL, now)
        .onConflictDoNothing()
        .execute();
    SignInThrottleRecord row =
        sql.selectFrom(SIGN_IN_THROTTLE)
            .where(SIGN_IN_THROTTLE.THROTTLE_KEY.eq(limit.key()))
            .forUpdate()
            .fetchSingle();
    row.setFailures(row.getFailures() + 1);
    row.setBlockedUntil(now.plus(limit.pause(row.getFailures())));
    row.update();
  }

  /** Forgets the failures, because a try was right. */
  static void forgive(DSLContext sql, Limit limit) {
    sql.deleteFrom(SIGN_IN_THROTTLE).where(SIGN_IN_THROTTLE.THROTTLE_KEY.eq(limit.key())).execute();
  }

  /** Takes back the one that {@link #begin} counted; earlier ones may have been guesses. */
  void takeBack(DSLContext sql, Limit limit) {
    sql.update(SIGN_IN_THROTTLE)
        .set(SIGN_IN_THROTTLE.FAILURES, SIGN_IN_THROTTLE.FAILURES.minus(1))
        .set(SIGN_IN_THROTTLE.BLOCKED_UNTIL, store.databaseTime())
        .where(SIGN_IN_THROTTLE.THROTTLE_KEY.eq(limit.key()))
        .and(SIGN_IN_THROTTLE.FAILURES.gt(0))
        .execute();
  }
}
