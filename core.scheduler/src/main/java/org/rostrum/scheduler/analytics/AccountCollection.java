package org.rostrum.scheduler.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricDescriptor.Subject;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.analytics.PostFigures;
import org.rostrum.provider.analytics.TopPost;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.store.Store;

/**
 * Collects what is due of one account while its turn lasts: the account itself, the network's list
 * of its best posts, the names of places, and its posts. What was collected is stored call by call,
 * so that nothing is asked twice when it ends early. Used by one thread.
 */
final class AccountCollection {
  /** How many posts are looked up at once; asked one by one. */
  private static final int BATCH = 50;

  /** After so many passing failures in a row it is the network, not the post. */
  private static final int MANY_FAILURES = 3;

  private static final Duration POST_RETRY = Duration.ofHours(6);
  private static final Duration POST_REFUSED = Duration.ofDays(7);

  private final Store store;
  private final AccountTurns turns;
  private final CountDownLatch stop;
  private final CollectedAccount account;
  private final LiveProvider live;
  private final AnalyticsSource source;
  private final AnalyticsTerms terms;
  private final PacedCalls calls;
  private final List<MetricDescriptor> metrics;

  AccountCollection(
      Store store,
      AccountTurns turns,
      CountDownLatch stop,
      CollectedAccount account,
      LiveProvider live,
      AnalyticsSource source,
      AnalyticsTerms terms,
      PacedCalls calls) {
    this.store = store;
    this.turns = turns;
    this.stop = stop;
    this.account = account;
    this.live = live;
    this.source = source;
    this.terms = terms;
    this.calls = calls;
    this.metrics = live.descriptor().metrics();
  }

  /**
   * Collects everything that is due.
   *
   * @throws CallsSpent if there is more than today's calls allow
   * @throws LeaseLost if the account's turn is over
   */
  void run() throws AccountUnavailable, NetworkException, CallsSpent, InterruptedException {
    Instant now = store.databaseTime();
    accountItself(AccountTurns.day(now));
    best(AccountTurns.day(now));
    boolean more = true;
    while (more) {
      more =
          store.<Boolean>write(
              sql -> {
                turns.hold(sql, account.id());
                return MeasuredPosts.seed(sql, account.id(), terms.placeOption(), now);
              });
    }
    new PlaceNames(store, turns).learn(account.id(), live, terms, calls);
    posts(now);
  }

  private LocalDate earliest(LocalDate today) {
    return today.minusDays(terms.historyDays() - 1L);
  }

  private void accountItself(LocalDate today)
      throws AccountUnavailable, NetworkException, CallsSpent, InterruptedException {
    LocalDate from =
        store.read(
            sql -> FigureTable.ACCOUNTS.firstOpen(sql, account.id(), earliest(today), today));
    while (!from.isAfter(today)) {
      LocalDate first = from;
      LocalDate last = chunkEnd(first, today);
      List<MetricPoint> said = calls.call(context -> source.ofAccount(context, first, last));
      Map<Figures.Key, Figures.Known> days =
          Figures.days(said, metrics, Subject.ACCOUNT, first, last);
      store.change(
          sql -> {
            turns.hold(sql, account.id());
            FigureTable.ACCOUNTS.write(sql, account.id(), days, first, last);
          });
      from = last.plusDays(1);
    }
  }

  private LocalDate chunkEnd(LocalDate from, LocalDate today) {
    LocalDate end = from.plusDays(terms.maxDays() - 1L);
    return end.isAfter(today) ? today : end;
  }

  private void best(LocalDate today)
      throws AccountUnavailable, NetworkException, CallsSpent, InterruptedException {
    if (terms.topMetrics().isEmpty()) {
      return;
    }
    String metric = terms.topMetrics().getFirst();
    int days = Math.min(NetworkTop.DAYS, Math.min(terms.maxDays(), terms.historyDays()));
    List<TopPost> best =
        calls.call(
            context ->
                source.topPosts(
                    context, metric, today.minusDays(days - 1L), today, NetworkTop.KEPT));
    store.change(
        sql -> {
          turns.hold(sql, account.id());
          NetworkTop.write(sql, account.id(), best, metrics);
        });
  }

  private void posts(Instant now)
      throws AccountUnavailable, NetworkException, CallsSpent, InterruptedException {
    int failuresInARow = 0;
    List<MeasuredPosts.Due> due = due(now);
    while (!due.isEmpty()) {
      if (stop.getCount() == 0) {
        throw new InterruptedException("stopping");
      }
      for (MeasuredPosts.Due one : due) {
        try {
          post(one, now);
          failuresInARow = 0;
        } catch (NetworkException e) {
          failuresInARow++;
          postFailed(one, now, e, failuresInARow);
        }
      }
      due = due(now);
    }
  }

  /** Whatever is done with a due post moves its time, so that this ends. */
  private List<MeasuredPosts.Due> due(Instant now) {
    return store.read(sql -> MeasuredPosts.due(sql, account.id(), now, BATCH));
  }

  private void post(MeasuredPosts.Due one, Instant now)
      throws AccountUnavailable, NetworkException, CallsSpent, InterruptedException {
    LocalDate today = AccountTurns.day(now);
    LocalDate published = LocalDate.ofInstant(one.post().publishedAt(), ZoneOffset.UTC);
    LocalDate start = published.isAfter(earliest(today)) ? published : earliest(today);
    LocalDate from =
        store.read(sql -> FigureTable.PUBLICATIONS.firstOpen(sql, one.publication(), start, today));
    // a post that was published tomorrow, by a network whose clock is ahead
    LocalDate begin = from.isAfter(today) ? today : from;
    LocalDate first = begin;
    while (!first.isAfter(today)) {
      LocalDate chunk = first;
      LocalDate last = chunkEnd(chunk, today);
      PostFigures said = calls.call(context -> source.ofPost(context, one.post(), chunk, last));
      store(one, said, chunk, last);
      if (said instanceof PostFigures.Gone) {
        return;
      }
      first = last.plusDays(1);
    }
    store.change(
        sql -> {
          turns.hold(sql, account.id());
          MeasuredPosts.measured(sql, one, now);
        });
  }

  private void store(MeasuredPosts.Due one, PostFigures said, LocalDate from, LocalDate to) {
    store.change(
        sql -> {
          turns.hold(sql, account.id());
          switch (said) {
            case PostFigures.Gone(String reason) -> MeasuredPosts.gone(sql, one, reason);
            case PostFigures.Found found -> {
              FigureTable.PUBLICATIONS.write(
                  sql,
                  one.publication(),
                  Figures.days(found.days(), metrics, Subject.POST, from, to),
                  from,
                  to);
              MeasuredPosts.lifetime(
                  sql, one.publication(), Figures.lifetime(found.lifetime(), metrics));
            }
          }
        });
  }

  private void postFailed(MeasuredPosts.Due one, Instant now, NetworkException failure, int inARow)
      throws NetworkException {
    boolean refused = failure.kind() == NetworkException.Kind.REFUSED;
    boolean passing = failure.kind() == NetworkException.Kind.TEMPORARY;
    if (!refused && !(passing && inARow < MANY_FAILURES)) {
      throw failure;
    }
    store.change(
        sql -> {
          turns.hold(sql, account.id());
          MeasuredPosts.failed(
              sql,
              one,
              String.valueOf(failure.getMessage()),
              now.plus(refused ? POST_REFUSED : POST_RETRY));
        });
  }
}
