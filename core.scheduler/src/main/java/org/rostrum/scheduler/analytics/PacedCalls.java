package org.rostrum.scheduler.analytics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.scheduler.accounts.AccountSession;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.network.AccountCall;
import org.rostrum.scheduler.network.ProviderCalls;

/**
 * The calls of one collection of one account: one after the other, at no more than half the rate
 * that the network allows, each counted and with the turn renewed before it is made. Used by one
 * thread.
 */
final class PacedCalls {
  /** Of a limit, so much is left to whoever else speaks for the account. */
  private static final int SHARE = 2;

  private static final Duration DAY = Duration.ofDays(1);

  private final CollectedAccount account;
  private final ProviderDescriptor network;
  private final AccountTurns turns;
  private final AccountSessions sessions;
  private final ProviderCalls calls;
  private final CountDownLatch stop;
  private final Duration pace;
  private final int most;
  private AccountSession session;
  private boolean first = true;

  PacedCalls(
      CollectedAccount account,
      ProviderDescriptor network,
      AnalyticsTerms terms,
      CollectionLimits limits,
      AccountTurns turns,
      AccountSessions sessions,
      ProviderCalls calls,
      CountDownLatch stop,
      AccountSession session) {
    this.account = account;
    this.network = network;
    this.turns = turns;
    this.sessions = sessions;
    this.calls = calls;
    this.stop = stop;
    this.session = session;
    this.pace = pace(terms, limits);
    this.most = most(terms, limits);
  }

  /** What is asked. */
  @FunctionalInterface
  interface Call<T> {
    T with(AccountContext context) throws NetworkException, InterruptedException;
  }

  /** The pause between two calls. Limits by the day are kept by counting, not by pausing. */
  static Duration pace(AnalyticsTerms terms, CollectionLimits limits) {
    Duration pace = limits.shortestPace();
    for (RateLimit limit : terms.limits()) {
      Duration wanted = limit.window().multipliedBy(SHARE).dividedBy(limit.permits());
      if (limit.window().compareTo(DAY) < 0 && wanted.compareTo(pace) > 0) {
        pace = wanted;
      }
    }
    return pace.compareTo(limits.longestPace()) > 0 ? limits.longestPace() : pace;
  }

  /** How many calls the account may make on a day. */
  static int most(AnalyticsTerms terms, CollectionLimits limits) {
    int most = limits.callsADay();
    for (RateLimit limit : terms.limits()) {
      if (limit.window().compareTo(DAY) >= 0) {
        most = Math.min(most, Math.max(1, limit.permits() / SHARE));
      }
    }
    return most;
  }

  /**
   * Waits for its turn, and calls.
   *
   * @throws CallsSpent if the calls of the day are used up
   * @throws LeaseLost if the account's turn is over
   * @throws InterruptedException if the platform stops
   */
  <T> T call(Call<T> call)
      throws AccountUnavailable, NetworkException, CallsSpent, InterruptedException {
    if (!first && stop.await(pace.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("stopping");
    }
    first = false;
    turns.call(account.id(), most);
    try {
      return once(call);
    } catch (NetworkException e) {
      if (e.kind() != Kind.TOKEN_REJECTED) {
        throw e;
      }
      // a rejected token did nothing on the network
      session = sessions.refreshed(session);
      return once(call);
    }
  }

  private <T> T once(Call<T> call) throws NetworkException, InterruptedException {
    AccountSession now = session;
    return calls.call(
        network,
        http ->
            call.with(
                new AccountCall(now.service(), http, Optional.of(now.remoteId()), now.access())));
  }
}
