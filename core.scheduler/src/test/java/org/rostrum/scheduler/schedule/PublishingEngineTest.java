package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.scheduler.publishing.PublicationCalls;
import org.rostrum.scheduler.schedule.FakeNetwork.Fault;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;
import org.slf4j.LoggerFactory;

/** What the engine does with one publication, or a few. */
final class PublishingEngineTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @StoreTest
  void publishesAtItsTimeAndNeverEarly(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID account = bench.account("one");
      Instant due = clock.instant().plus(HOUR);
      UUID later = bench.scheduled(account, due);
      UUID now = bench.scheduled(account, clock.instant());
      EngineBench.Node node = bench.start();
      bench.awaitState(now, PublicationState.PUBLISHED);
      clock.set(due.minusNanos(1_000));
      node.engine().wake();
      UUID other = bench.scheduled(account, clock.instant());
      bench.awaitState(other, PublicationState.PUBLISHED);
      assertThat(bench.state(later)).isEqualTo(PublicationState.SCHEDULED);
      assertThat(bench.world.created(later)).isZero();
      clock.set(due);
      node.engine().wake();
      bench.awaitState(later, PublicationState.PUBLISHED);
      assertThat(bench.view(later).publishedAt()).contains(due);
      assertThat(bench.events).contains("publication publishing", "publication published");
    }
  }

  @StoreTest
  void keepsTheOrderOfAnAccountAndOneCallAtATime(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID one = bench.account("one");
      UUID two = bench.account("two");
      UUID last = bench.scheduled(one, clock.instant());
      for (int index = 0; index < 20; index++) {
        Instant at = clock.instant().minusSeconds(index);
        UUID ignored = bench.scheduled(index % 2 == 0 ? one : two, at, "t" + (200 - index));
      }
      EngineBench.Node ignored = bench.start();
      bench.awaitState(last, PublicationState.PUBLISHED);
      EngineBench.await(() -> bench.world.texts.size() == 21, () -> bench.world.texts.toString());
      List<String> ofOne =
          bench.world.texts.stream()
              .filter(text -> text.startsWith("t") && Integer.parseInt(text.substring(1)) % 2 == 0)
              .toList();
      assertThat(ofOne).isSorted();
      assertThat(bench.world.overlapped).isFalse();
    }
  }

  @StoreTest
  void retriesWhatCertainlyFailedAndGivesUpAtTheLimit(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      UUID account = bench.account("one");
      UUID helped = bench.scheduled(account, clock.instant());
      bench.world.script(helped, Fault.FAIL_FOR_NOW, Fault.FAIL_FOR_NOW);
      UUID hopeless = bench.scheduled(bench.account("two"), clock.instant());
      bench.world.script(
          hopeless, Fault.FAIL_FOR_NOW, Fault.FAIL_FOR_NOW, Fault.FAIL_FOR_NOW, Fault.FAIL_FOR_NOW);
      EngineBench.Node ignored = bench.start(new FakeNetwork(bench.world), EngineBench.quick(3));
      bench.awaitState(helped, PublicationState.PUBLISHED);
      bench.awaitState(hopeless, PublicationState.FAILED);
      assertThat(bench.outcomes(helped)).containsExactly("FAILED", "FAILED", "PUBLISHED");
      assertThat(bench.outcomes(hopeless)).hasSize(4);
      assertThat(bench.view(hopeless).reason()).contains("Tried 4 times").contains("not now");
    }
  }

  @StoreTest
  void keepsTheReasonOfARejection(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID rejected = bench.scheduled(bench.account("one"), clock.instant());
      bench.world.script(rejected, Fault.REJECT);
      EngineBench.Node ignored = bench.start();
      bench.awaitState(rejected, PublicationState.FAILED);
      assertThat(bench.view(rejected).reason()).isEqualTo("The network does not like it.");
      assertThat(bench.posts.retry(bench.caller, rejected).state())
          .isIn(
              PublicationState.SCHEDULED, PublicationState.PUBLISHING, PublicationState.PUBLISHED);
      bench.awaitState(rejected, PublicationState.PUBLISHED);
    }
  }

  @StoreTest
  void asksWhatBecameOfAnUnknownAttempt(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      UUID there = bench.scheduled(bench.account("one"), clock.instant());
      bench.world.script(there, Fault.THROW_AFTER);
      UUID absent = bench.scheduled(bench.account("two"), clock.instant());
      bench.world.script(absent, Fault.NULL_BEFORE);
      UUID open = bench.scheduled(bench.account("three"), clock.instant());
      bench.world.script(open, Fault.UNKNOWN_AFTER);
      bench.world.answer(open, new ReconcileResult.Undetermined("cannot search", false));
      EngineBench.Node ignored = bench.start();
      bench.awaitState(there, PublicationState.PUBLISHED);
      bench.awaitState(absent, PublicationState.PUBLISHED);
      bench.awaitState(open, PublicationState.NEEDS_DECISION);
      assertThat(bench.outcomes(there)).containsExactly("UNKNOWN", "FOUND");
      assertThat(bench.outcomes(absent)).containsExactly("UNKNOWN", "ABSENT", "PUBLISHED");
      assertThat(bench.world.created(there)).isEqualTo(1);
      assertThat(bench.world.created(absent)).isEqualTo(1);
    }
  }

  @StoreTest
  void believesNoIdThatItCannotKeep(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      UUID post = bench.scheduled(bench.account("one"), clock.instant());
      bench.world.script(post, Fault.LONG_ID_AFTER);
      bench.world.answer(
          post,
          new ReconcileResult.Found("x".repeat(PublishResult.MAX_REMOTE_ID + 1), Optional.empty()),
          new ReconcileResult.Found(" ", Optional.empty()),
          new ReconcileResult.Found("one\ntwo", Optional.empty()));
      // a call that was cut off because it took too long would be asked about once more
      EngineBench.Node ignored = bench.startUnhurried();
      bench.awaitState(post, PublicationState.PUBLISHED);
      assertThat(bench.world.questions).hasSize(4);
      assertThat(bench.outcomes(post)).startsWith("UNKNOWN").endsWith("FOUND");
      assertThat(bench.world.created(post)).isEqualTo(1);
    }
  }

  @StoreTest
  void logsWhereAProviderFailedButNotItsWords(Store store, TestClock clock) {
    Logger logger = (Logger) LoggerFactory.getLogger(PublicationCalls.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      UUID failed = bench.scheduled(bench.account("one"), clock.instant());
      bench.world.script(failed, Fault.THROW_AFTER);
      EngineBench.Node ignored = bench.start();
      bench.awaitState(failed, PublicationState.PUBLISHED);
      List<String> said =
          List.copyOf(log.list).stream()
              .filter(event -> event.getFormattedMessage().contains(failed.toString()))
              .map(
                  event ->
                      event.getFormattedMessage()
                          + ThrowableProxyUtil.asString(event.getThrowableProxy()))
              .toList();
      assertThat(said)
          .isNotEmpty()
          .allMatch(text -> text.contains("FakeNetwork"))
          .noneMatch(text -> text.contains("broken"));
    } finally {
      logger.detachAppender(log);
    }
  }

  @StoreTest
  void leavesToAPersonWhatTheNetworkCannotTell(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      UUID open = bench.scheduled(bench.account("one"), clock.instant());
      bench.world.script(open, Fault.UNKNOWN_BEFORE);
      ReconcileResult lagging = new ReconcileResult.Undetermined("the list lags", true);
      bench.world.answer(open, lagging, lagging, lagging, lagging, lagging, lagging);
      EngineBench.Node ignored = bench.start();
      bench.awaitState(open, PublicationState.NEEDS_DECISION);
      assertThat(bench.world.questions).hasSize(6);
      assertThat(bench.world.questions.getLast().reconciliations()).isEqualTo(5);
      assertThat(bench.view(open).reason()).contains("asked 6 times");
      assertThat(
              bench
                  .posts
                  .decide(
                      bench.caller,
                      open,
                      org.rostrum.posts.Decision.PUBLISH_AGAIN,
                      java.util.Optional.empty())
                  .state())
          .isNotEqualTo(PublicationState.NEEDS_DECISION);
      bench.awaitState(open, PublicationState.PUBLISHED);
      assertThat(bench.world.created(open)).isEqualTo(1);
    }
  }

  @StoreTest
  void goesOnWithWhatTheNetworkIsWorkingOn(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      UUID slow = bench.scheduled(bench.account("one"), clock.instant());
      bench.world.script(slow, Fault.IN_PROGRESS, Fault.IN_PROGRESS);
      EngineBench.Node first = bench.start();
      EngineBench.await(
          () -> bench.outcomes(slow).equals(List.of("IN_PROGRESS")),
          () -> bench.outcomes(slow).toString());
      assertThat(bench.state(slow)).isEqualTo(PublicationState.PUBLISHING);
      first.kill();
      EngineBench.Node second = bench.start();
      // the first node is given up, and the network's time to work on it is over
      clock.advance(EngineBench.QUICK.life().plusSeconds(1));
      second.engine().wake();
      EngineBench.await(
          () -> bench.outcomes(slow).equals(List.of("IN_PROGRESS", "IN_PROGRESS")),
          () -> bench.outcomes(slow).toString());
      clock.advance(Duration.ofSeconds(1));
      second.engine().wake();
      bench.awaitState(slow, PublicationState.PUBLISHED);
      assertThat(bench.world.requests.getLast().checkpoint()).contains("uploaded");
      assertThat(bench.world.requests.getFirst().checkpoint()).isEmpty();
    }
  }

  @StoreTest
  void endsACallThatHangs(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      UUID account = bench.account("one");
      UUID hanging = bench.scheduled(account, clock.instant());
      bench.world.script(hanging, Fault.HANG_AFTER);
      EngineBench.Node ignored = bench.start();
      bench.awaitState(hanging, PublicationState.PUBLISHED);
      assertThat(bench.outcomes(hanging)).containsExactly("UNKNOWN", "FOUND");
      assertThat(bench.world.created(hanging)).isEqualTo(1);
    }
  }

  @StoreTest
  void outlivesTheDatabaseBeingAway(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      bench.world.gate = new CountDownLatch(1);
      UUID during = bench.scheduled(bench.account("one"), clock.instant());
      EngineBench.Node node = bench.start();
      EngineBench.await(() -> bench.world.inFlight.get() == 1, () -> "one call");
      node.store().sever();
      bench.world.gate.countDown();
      EngineBench.await(() -> bench.world.created(during) == 1, () -> "created");
      node.store().mend();
      bench.awaitState(during, PublicationState.PUBLISHED);
      UUID after = bench.scheduled(bench.account("two"), clock.instant());
      bench.awaitState(after, PublicationState.PUBLISHED);
      assertThat(bench.world.created(during)).isEqualTo(1);
    }
  }

  @StoreTest
  void stopsCleanlyAndLeavesNothingLost(Store store, TestClock clock) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      UUID hanging = bench.scheduled(bench.account("one"), clock.instant());
      bench.world.script(hanging, Fault.HANG_AFTER);
      EngineBench.Node node =
          bench.start(
              new FakeNetwork(bench.world, 3, Duration.ofMinutes(2), List.of()), EngineBench.QUICK);
      EngineBench.await(() -> bench.world.created(hanging) == 1, () -> "created");
      node.engine().close();
      assertThat(node.engine().isRunning()).isFalse();
      assertThat(bench.state(hanging))
          .isIn(PublicationState.UNCERTAIN, PublicationState.PUBLISHING);
      EngineBench.Node ignored = bench.start();
      bench.awaitState(hanging, PublicationState.PUBLISHED);
      assertThat(bench.world.created(hanging)).isEqualTo(1);
    }
  }
}
