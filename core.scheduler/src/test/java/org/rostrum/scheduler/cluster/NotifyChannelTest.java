package org.rostrum.scheduler.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rostrum.scheduler.events.RecentEvents;
import org.rostrum.scheduler.store.FreshPostgres;

@Timeout(60)
class NotifyChannelTest {
  private static final UUID NORRA = UUID.randomUUID();
  private static final Signal PUBLISHED =
      new Signal.Changed(Optional.of(NORRA), "publication", "1", "published");

  @RegisterExtension final FreshPostgres server = new FreshPostgres();

  /** One node, with what it hears. */
  private final class Node implements AutoCloseable {
    private final BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch beats = new CountDownLatch(1);
    private final NotifyChannel channel;

    Node(String name) throws InterruptedException {
      channel =
          new NotifyChannel(server.store().ownConnections().orElseThrow(), name, beats::countDown);
      channel.start(heard::add);
      assertThat(next()).isEqualTo(new Signal.Missed());
    }

    private Signal next() throws InterruptedException {
      Signal signal = heard.poll(20, TimeUnit.SECONDS);
      assertThat(signal).isNotNull();
      return signal;
    }

    @Override
    public void close() {
      channel.close();
    }
  }

  @Test
  void othersHearWhatOneTells() throws Exception {
    try (Node here = new Node("here");
        Node there = new Node("there")) {
      here.channel.tell(PUBLISHED);
      assertThat(there.next()).isEqualTo(PUBLISHED);

      there.channel.tell(new Signal.Wake());
      assertThat(here.next()).isEqualTo(new Signal.Wake());
      assertThat(there.heard).isEmpty();
      assertThat(here.beats.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatIsToldBeforeTheEndIsStillTold() throws Exception {
    try (Node there = new Node("there")) {
      try (Node here = new Node("here")) {
        here.channel.tell(PUBLISHED);
      }
      assertThat(there.next()).isEqualTo(PUBLISHED);
    }
  }

  @Test
  void afterTheConnectionBrokeEverythingMayHaveChanged() throws Exception {
    try (Node here = new Node("here");
        Node there = new Node("there")) {
      server
          .store()
          .change(
              sql ->
                  sql.execute(
                      "select pg_terminate_backend(pid) from pg_stat_activity"
                          + " where application_name = 'Rostrum nodes'"));

      assertThat(there.next()).isEqualTo(new Signal.Missed());
      assertThat(here.next()).isEqualTo(new Signal.Missed());
      Signal signal = new Signal.Missed();
      while (signal instanceof Signal.Missed) {
        // what is told before the other has come back is part of what it missed
        here.channel.tell(PUBLISHED);
        signal = there.next();
      }
      assertThat(signal).isEqualTo(PUBLISHED);
    }
  }

  @Test
  void tooMuchAtOnceIsToldAsMissed() throws Exception {
    try (Node here = new Node("here");
        Node there = new Node("there")) {
      for (int i = 0; i <= Outbox.MAX_WAITING; i++) {
        here.channel.tell(
            new Signal.Changed(
                Optional.of(NORRA), "publication", "x".repeat(500) + i, "published"));
      }
      Signal signal = there.next();
      while (signal instanceof Signal.Changed) {
        signal = there.next();
      }
      assertThat(signal).isEqualTo(new Signal.Missed());
    }
  }

  @Test
  void everyStartHasEventIdsOfItsOwn() {
    long first = EventEpochs.next(server.store());
    long second = EventEpochs.next(server.store());

    assertThat(second - first).isEqualTo(1L << EventEpochs.ID_BITS);
    assertThat(second).isLessThan(1L << 53);
  }

  @Test
  void aChangeHereIsToldHereAndThere() throws Exception {
    InstantSource clock = Clock.systemUTC();
    try (Node there = new Node("there");
        Node here = new Node("here");
        RecentEvents recent = new RecentEvents(clock, EventEpochs.next(server.store()))) {
      SharedEvents events = new SharedEvents(recent, here.channel);

      events.publish(NORRA, "publication", "1", "published");
      assertThat(there.next()).isEqualTo(PUBLISHED);
      events.publishToAll("provider", "pinterest", "settings");
      assertThat(there.next())
          .isEqualTo(new Signal.Changed(Optional.empty(), "provider", "pinterest", "settings"));
    }
  }
}
