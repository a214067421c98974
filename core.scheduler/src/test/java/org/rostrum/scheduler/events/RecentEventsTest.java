package org.rostrum.scheduler.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.events.LiveEvent;
import org.rostrum.events.LiveEvents;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.store.TestClock;

@Timeout(20)
class RecentEventsTest {
  private static final UUID NORRA = UUID.randomUUID();
  private static final UUID FJORD = UUID.randomUUID();

  private final TestClock clock = new TestClock();
  private final RecentEvents events = new RecentEvents(clock);
  private final BlockingQueue<LiveEvent> heard = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    events.close();
  }

  private static Caller in(UUID workspace) {
    return new Caller(
        UUID.randomUUID(), "Ida", workspace, Set.of(Permission.READ), Caller.Origin.SESSION);
  }

  private LiveEvents.Subscription listen(OptionalLong after) {
    return events.listen(in(NORRA), after, heard::add, () -> {});
  }

  private LiveEvent next() throws InterruptedException {
    LiveEvent event = heard.poll(10, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    return event;
  }

  private void publishMany(int count) {
    for (int i = 0; i < count; i++) {
      events.publish(NORRA, "post", "" + i, "changed");
    }
  }

  @Test
  void tellsOfOnesOwnWorkspaceAndOfWhatIsEverybodys() throws Exception {
    listen(OptionalLong.empty());
    events.publish(FJORD, "post", "theirs", "changed");
    events.publish(NORRA, "post", "mine", "changed");
    events.publishToAll("provider", "pinterest", "started");
    LiveEvent first = next();
    LiveEvent second = next();
    assertThat(first.subject()).isEqualTo("mine");
    assertThat(second.subject()).isEqualTo("pinterest");
    assertThat(second.id()).isEqualTo(first.id() + 1);
  }

  @Test
  void tellsWhoComesBackWhatWasMissed() throws Exception {
    LiveEvents.Subscription subscription = listen(OptionalLong.empty());
    events.publish(NORRA, "post", "seen", "changed");
    long seen = next().id();
    subscription.close();
    subscription.close();
    events.publish(NORRA, "post", "missed", "changed");
    events.publish(FJORD, "post", "theirs", "changed");
    listen(OptionalLong.of(seen));
    events.publish(NORRA, "post", "new", "changed");
    assertThat(next().subject()).isEqualTo("missed");
    assertThat(next().subject()).isEqualTo("new");
  }

  @Test
  void tellsWhoWasAwayTooLongThatEverythingMayHaveChanged() throws Exception {
    LiveEvents.Subscription subscription = listen(OptionalLong.empty());
    events.publish(NORRA, "post", "seen", "changed");
    long seen = next().id();
    subscription.close();
    publishMany(LiveEvents.REPLAY + 1);
    listen(OptionalLong.of(seen));
    assertThat(next().topic()).isEqualTo("reset");
  }

  @Test
  void tellsWhoKnowsAnEventOfAnEarlierStartToBeginAnew() throws Exception {
    publishMany(5_000);
    listen(OptionalLong.empty());
    events.publish(NORRA, "post", "last", "changed");
    long seen = next().id();
    clock.advance(Duration.ofMillis(10));
    try (RecentEvents restarted = new RecentEvents(clock)) {
      restarted.listen(in(NORRA), OptionalLong.of(seen), heard::add, () -> {});
      LiveEvent first = next();
      assertThat(first.topic()).isEqualTo("reset");
      restarted.publish(NORRA, "post", "new", "changed");
      LiveEvent second = next();
      assertThat(second.id()).isEqualTo(first.id() + 1).isGreaterThan(seen);
    }
  }

  @Test
  void closesAListenerThatFallsTooFarBehindAndNoOther() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    events.listen(
        in(NORRA),
        OptionalLong.empty(),
        event -> {
          reached.countDown();
          try {
            stuck.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        closed::countDown);
    events.publish(NORRA, "post", "first", "changed");
    assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
    publishMany(LiveEvents.REPLAY + 1);
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    listen(OptionalLong.empty());
    events.publish(NORRA, "post", "other", "changed");
    assertThat(next().subject()).isEqualTo("other");
    stuck.countDown();
  }

  @Test
  void closesAListenerThatFails() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    events.listen(
        in(NORRA),
        OptionalLong.empty(),
        event -> {
          throw new IllegalStateException("gone");
        },
        closed::countDown);
    events.publish(NORRA, "post", "1", "changed");
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void refusesOneListenerTooManyUntilOneGoes() {
    List<LiveEvents.Subscription> subscriptions = new ArrayList<>();
    for (int i = 0; i < LiveEvents.MAX_LISTENERS; i++) {
      subscriptions.add(listen(OptionalLong.empty()));
    }
    assertThatThrownBy(() -> listen(OptionalLong.empty()))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(RequestRefused.Reason.UNAVAILABLE));
    subscriptions.getFirst().close();
    listen(OptionalLong.empty()).close();
  }
}
