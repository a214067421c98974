package org.rostrum.scheduler.published;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.rostrum.posts.PublicationChange.Kind;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the changes to published posts that people asked for. What was written down as under way may
 * have reached the network: it is looked at before anything is sent again, and an edit is never
 * sent twice. One virtual thread looks for due changes; each is done on a thread of its own.
 */
final class ChangeWorker implements AutoCloseable {
  /** How many changes are done at once on this node. */
  static final int AT_ONCE = 8;

  /** How long others leave a change alone that was taken; longer than its calls can last. */
  static final Duration LEASE = Duration.ofMinutes(3);

  /** How often a change is taken before it is given up. */
  static final int MAX_TRIES = 10;

  /** The longest pause that a network can ask for. */
  static final Duration MAX_PAUSE = Duration.ofDays(1);

  /** How long after an unclear answer the network is first asked. */
  static final Duration FIRST_LOOK = Duration.ofSeconds(15);

  private static final Duration MAX_BACK_OFF = Duration.ofMinutes(30);
  private static final Duration POLL = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(ChangeWorker.class);

  private final Store store;
  private final PublishedCalls calls;
  private final ChangeOutcomes outcomes;
  private final Semaphore wake = new Semaphore(1);
  private final Thread thread = Thread.ofVirtual().name("post-changes").unstarted(this::run);

  ChangeWorker(Store store, PublishedCalls calls, ChangeOutcomes outcomes) {
    this.store = store;
    this.calls = calls;
    this.outcomes = outcomes;
  }

  void start() {
    thread.start();
  }

  /** Something may be due now; returns at once. */
  void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        boolean ignored = wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
        try {
          while (work() == AT_ONCE) {
            LOG.debug("There are more changes to published posts");
          }
        } catch (RuntimeException e) {
          LOG.warn("Could not look for changes to published posts; looking again in {}", POLL, e);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("The worker on published posts ends");
    }
  }

  /** Does what is due, and waits until that is done; answers how many there were. */
  int work() throws InterruptedException {
    Instant now = store.databaseTime();
    List<ChangeRow> due =
        store.write(sql -> PublishedRows.take(sql, now, now.plus(LEASE), AT_ONCE));
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("post-change-", 0).factory())) {
      due.forEach(change -> threads.execute(() -> carefully(change)));
    }
    return due.size();
  }

  private void carefully(ChangeRow change) {
    try {
      act(change);
    } catch (InterruptedException e) {
      // It stays under way: whoever takes it next looks first.
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("A change to a published post failed; change={}", change.id(), e);
    }
  }

  private void act(ChangeRow change) throws InterruptedException {
    try {
      if (!change.maySent()) {
        send(change, "");
      } else {
        afterLook(change, calls.look(change.providerId(), change.account(), change.remoteId()));
      }
    } catch (AccountUnavailable e) {
      notNow(change, String.valueOf(e.getMessage()), e.reason() == AccountUnavailable.Reason.GONE);
    } catch (NetworkException e) {
      notNow(change, String.valueOf(e.getMessage()), false);
    }
  }

  /** Nothing was sent just now; whether something was before, the row says. */
  private void notNow(ChangeRow change, String reason, boolean forGood) {
    if (forGood || change.tries() >= MAX_TRIES) {
      outcomes.failed(
          change,
          change.maySent()
              ? "It is not known whether the network has changed the post. Look there. " + reason
              : reason);
    } else if (change.maySent()) {
      outcomes.unclear(change, reason, backOff(change));
    } else {
      outcomes.pending(change, reason, backOff(change));
    }
  }

  private void afterLook(ChangeRow change, LookResult seen)
      throws InterruptedException, AccountUnavailable, NetworkException {
    switch (seen) {
      case LookResult.Gone gone -> outcomes.gone(change);
      case LookResult.There there -> {
        if (change.kind() == Kind.REMOVE) {
          // Deleting once more does no harm.
          send(change, "");
        } else if (change.isWhat(there.texts(), there.options())) {
          outcomes.done(change, java.util.Optional.empty());
        } else if (change.tries() < 3) {
          outcomes.unclear(
              change,
              "The network does not show the change yet; it is asked again.",
              backOff(change));
        } else {
          outcomes.failed(
              change, "The network does not show the change. Look there, then change it again.");
        }
      }
    }
  }

  private void send(ChangeRow change, String reason)
      throws InterruptedException, AccountUnavailable, NetworkException {
    if (change.tries() > MAX_TRIES) {
      outcomes.failed(change, "It was tried " + MAX_TRIES + " times. " + reason);
      return;
    }
    PublishedCalls.Ready ready = calls.ready(change.providerId(), change.account());
    record(
        change,
        change.kind() == Kind.EDIT ? ready.edit(change.edit()) : ready.remove(change.remoteId()));
  }

  private void record(ChangeRow change, ChangeResult result) {
    switch (result) {
      case ChangeResult.Done done -> outcomes.done(change, done.url());
      case ChangeResult.Gone gone -> outcomes.gone(change);
      case ChangeResult.Rejected rejected ->
          outcomes.failed(
              change,
              rejected.problems().stream()
                  .map(ContentProblem::message)
                  .collect(Collectors.joining(" ")));
      case ChangeResult.RateLimited limited -> {
        Duration pause = limited.retryAfter();
        Duration least = pause.compareTo(FIRST_LOOK) < 0 ? FIRST_LOOK : pause;
        outcomes.pending(
            change, limited.reason(), least.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : least);
      }
      case ChangeResult.ReauthorizationRequired refused ->
          outcomes.unauthorized(change, refused.reason(), refused.missingScopes());
      case ChangeResult.Failed failed -> {
        if (failed.retryable() && change.tries() < MAX_TRIES) {
          outcomes.pending(change, failed.reason(), backOff(change));
        } else {
          outcomes.failed(change, failed.reason());
        }
      }
      case ChangeResult.Unknown unknown ->
          outcomes.unclear(change, unknown.reason(), backOff(change));
    }
  }

  private static Duration backOff(ChangeRow change) {
    Duration wait = FIRST_LOOK.multipliedBy(1L << Math.min(change.tries() - 1, 10));
    return wait.compareTo(MAX_BACK_OFF) > 0 ? MAX_BACK_OFF : wait;
  }

  /** Ends; what is under way is broken off and looked at by whoever comes next. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
