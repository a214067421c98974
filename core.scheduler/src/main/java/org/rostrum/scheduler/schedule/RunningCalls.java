package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.publishing.Claim;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.publishing.Outcome;
import org.rostrum.scheduler.publishing.OutcomeRecorder;
import org.rostrum.scheduler.publishing.PublicationCalls;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that run now, each on a virtual thread of its own. Interrupts those that outlive their
 * time, and gives up on those that outlive their lease: their outcome would not be believed.
 */
final class RunningCalls {
  private static final Logger LOG = LoggerFactory.getLogger(RunningCalls.class);

  /**
   * How long after its lease a call without an outcome keeps its account: until then, the sweep has
   * marked the publication as uncertain, and nothing more of the account is sent.
   */
  private static final Duration SWEPT = Duration.ofSeconds(15);

  private final PublicationCalls calls;
  private final OutcomeRecorder recorder;
  private final LiveProviders providers;
  private final Backlog backlog;
  private final Events events;
  private final EngineLimits limits;
  private final Runnable finished;
  private final Map<UUID, Call> running = new ConcurrentHashMap<>();

  /** Is told when nothing runs any more. */
  private final Object ended = new Object();

  /** One call. */
  private static final class Call {
    private final Claim claim;
    private final LiveProvider live;
    private final AtomicBoolean left = new AtomicBoolean();
    private final Deadline leftBehind;
    private volatile Deadline cutOff;
    private volatile Thread thread = Thread.currentThread();
    private volatile boolean interrupted;

    /** It has ended, and what came of it could not be recorded: only its lane is still taken. */
    private volatile boolean over;

    Call(Claim claim, LiveProvider live, Deadline cutOff) {
      this.claim = claim;
      this.live = live;
      this.cutOff = cutOff;
      this.leftBehind = Deadline.in(claim.lease().remaining().plus(SWEPT));
    }
  }

  RunningCalls(
      PublicationCalls calls,
      OutcomeRecorder recorder,
      LiveProviders providers,
      Backlog backlog,
      Events events,
      EngineLimits limits,
      Runnable finished) {
    this.calls = calls;
    this.recorder = recorder;
    this.providers = providers;
    this.backlog = backlog;
    this.events = events;
    this.limits = limits;
    this.finished = finished;
  }

  /** Begins a call; its lane is taken already and given back at its end. */
  void start(Claim claim, LiveProvider live) {
    Deadline cutOff = Deadline.in(claim.lease().remaining().minus(limits.margin().dividedBy(2)));
    Call call = new Call(claim, live, cutOff);
    // before anybody else sees the call: who ends it must not interrupt the thread that begins it
    call.thread =
        Thread.ofVirtual().name("publish-" + claim.publication()).unstarted(() -> run(call));
    running.put(claim.publication(), call);
    call.thread.start();
    tell(claim, claim.held());
  }

  /** Whether nothing runs. */
  boolean isEmpty() {
    return running.values().stream().allMatch(call -> call.over);
  }

  /** How many calls of a provider run. */
  int of(String providerId) {
    return (int)
        running.values().stream()
            .filter(call -> !call.over && call.live.id().equals(providerId))
            .count();
  }

  /**
   * Ends what has taken too long.
   *
   * @param givenUp whether the other nodes may give this one up soon: then nothing may run on
   */
  void watch(boolean givenUp) {
    for (Call call : running.values()) {
      if (!call.over && !call.interrupted && (givenUp || call.cutOff.hasPassed())) {
        LOG.warn("Interrupting the call about publication {}", call.claim.publication());
        call.interrupted = true;
        call.thread.interrupt();
      }
      if (call.leftBehind.hasPassed()) {
        leave(call);
      }
    }
  }

  /** Shortens the time of calls whose provider is no longer the one in service. */
  void providersChanged() {
    for (Call call : running.values()) {
      boolean stays =
          providers
              .find(call.live.id())
              .map(live -> live.provider().equals(call.live.provider()))
              .orElse(false);
      if (!stays) {
        Deadline soon = Deadline.in(limits.providerGrace());
        if (soon.remaining().compareTo(call.cutOff.remaining()) < 0) {
          call.cutOff = soon;
        }
      }
    }
  }

  /** Interrupts every call. */
  void interruptAll() {
    for (Call call : running.values()) {
      call.interrupted = true;
      call.thread.interrupt();
    }
  }

  /** Waits until nothing runs and every outcome is recorded, at most so long. */
  void awaitEmpty(Duration atMost) throws InterruptedException {
    Deadline end = Deadline.in(atMost);
    synchronized (ended) {
      while (!isEmpty() && !end.hasPassed()) {
        ended.wait(end.remaining().toMillis() + 1);
      }
    }
  }

  private void run(Call call) {
    try {
      Outcome outcome = calls.call(call.claim, call.live);
      recorder.record(call.claim, outcome, fate -> ended(call, outcome, fate));
    } catch (RuntimeException | Error e) {
      // The lease ends by itself, and the network is asked.
      LOG.error("The call about publication {} broke", call.claim.publication(), e);
      keepLane(call);
      finished.run();
    }
  }

  /**
   * Gives the lane back when the outcome is durable. One that could not be recorded leaves an
   * attempt of which nobody knows what came of it: nothing of the account is sent beside that.
   */
  private void ended(Call call, Outcome outcome, OutcomeRecorder.Fate fate) {
    try {
      if (fate == OutcomeRecorder.Fate.RECORDED) {
        PublicationStates.rule(outcome.event(), call.claim.held())
            .ifPresent(rule -> tell(call.claim, rule.to()));
      }
    } finally {
      if (fate == OutcomeRecorder.Fate.LOST) {
        keepLane(call);
      } else {
        leave(call);
      }
      finished.run();
    }
  }

  /** Keeps the lane until the lease has ended and the publication is marked as uncertain. */
  private void keepLane(Call call) {
    call.over = true;
    tellIfEmpty();
  }

  private void tell(Claim claim, PublicationState state) {
    events.publish(
        claim.workspace(),
        "publication",
        claim.publication().toString(),
        state.name().toLowerCase(Locale.ROOT));
  }

  private void leave(Call call) {
    if (call.left.compareAndSet(false, true)) {
      running.remove(call.claim.publication(), call);
      backlog.release(call.claim.account());
      tellIfEmpty();
    }
  }

  private void tellIfEmpty() {
    if (isEmpty()) {
      synchronized (ended) {
        ended.notifyAll();
      }
    }
  }
}
