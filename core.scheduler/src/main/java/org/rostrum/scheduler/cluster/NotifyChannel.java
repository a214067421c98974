package org.rostrum.scheduler.cluster;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.rostrum.scheduler.cluster.Signal.Missed;
import org.rostrum.scheduler.store.OwnConnections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells and hears over PostgreSQL's LISTEN and NOTIFY. One thread with one connection of its own
 * does both: NOTIFY takes a lock of the whole server when it commits, so it has no place in anybody
 * else's transaction. What was told while the connection was away is lost; after that everything
 * may have changed, and both sides are told so.
 */
public final class NotifyChannel implements OtherNodes, AutoCloseable {
  /** How long signals are gathered before they are told together. */
  static final Duration GATHERING = Duration.ofMillis(50);

  /** How often a node says that it is there. */
  static final Duration BEAT = Duration.ofSeconds(5);

  /** More payloads than this at once are told as something missed. */
  static final int MAX_PAYLOADS = 10;

  private static final String CHANNEL = "rostrum";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration CLOSING = Duration.ofSeconds(3);
  private static final Logger LOG = LoggerFactory.getLogger(NotifyChannel.class);

  private final OwnConnections connections;
  private final String node;
  private final Runnable beat;
  private final Outbox outbox = new Outbox();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private long lastSend;
  private long lastBeat;
  private Consumer<Signal> receiver = signal -> {};
  private Duration pause = FIRST_PAUSE;

  /**
   * Prepares; nothing happens before {@link #start}.
   *
   * @param connections opens the one connection, again and again if need be
   * @param node names this process; never the same twice
   * @param beat called at first and every {@link #BEAT}; may fail
   */
  public NotifyChannel(OwnConnections connections, String node, Runnable beat) {
    this.connections = connections;
    this.node = node;
    this.beat = beat;
    this.thread = Thread.ofPlatform().name("rostrum-nodes").daemon().unstarted(this::run);
  }

  /**
   * Begins to tell and to hear.
   *
   * @param listener hears what others tell, on the channel's thread; must not take long
   */
  public void start(Consumer<Signal> listener) {
    receiver = listener;
    thread.start();
  }

  @Override
  public void tell(Signal signal) {
    outbox.add(signal);
  }

  /** Tells what is still to be told, and ends. */
  @Override
  public void close() {
    closing.countDown();
    try {
      // not alive either if the start failed before it was started
      boolean ignored = !thread.isAlive() || thread.join(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean warned = false;
    while (closing.getCount() > 0) {
      try (Connection connection = connections.open()) {
        converse(connection);
        return;
      } catch (SQLException | RuntimeException e) {
        // what was on its way may have arrived or not
        outbox.lose();
        LOG.atLevel(warned ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
            .log("Other nodes are out of reach until the database is back: {}", e.getMessage());
        warned = true;
      }
      warned &= pause.compareTo(FIRST_PAUSE) > 0;
      rest();
    }
  }

  private void converse(Connection connection) throws SQLException {
    PGConnection notified = connection.unwrap(PGConnection.class);
    try (Statement statement = connection.createStatement()) {
      // nothing that must last is written here
      statement.execute("set synchronous_commit to off");
      statement.execute("listen " + CHANNEL);
    }
    hear(new Missed());
    pause = FIRST_PAUSE;
    lastBeat = System.nanoTime() - BEAT.toNanos();
    while (closing.getCount() > 0) {
      PGNotification[] heard = notified.getNotifications((int) GATHERING.toMillis());
      if (heard != null) {
        for (PGNotification one : heard) {
          SignalText.signals(node, one.getParameter()).forEach(this::hear);
        }
      }
      if (System.nanoTime() - lastSend >= GATHERING.toNanos()) {
        send(connection);
      }
      if (System.nanoTime() - lastBeat >= BEAT.toNanos()) {
        beat(connection);
      }
    }
    send(connection);
  }

  private void send(Connection connection) throws SQLException {
    List<Signal> signals = outbox.take();
    lastSend = System.nanoTime();
    if (signals.isEmpty()) {
      return;
    }
    List<String> payloads = SignalText.payloads(node, signals);
    if (payloads.size() > MAX_PAYLOADS) {
      payloads = SignalText.payloads(node, List.of(new Missed()));
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select pg_notify('" + CHANNEL + "', payload) from unnest(?) as payload")) {
      Array array = connection.createArrayOf("text", payloads.toArray());
      statement.setArray(1, array);
      statement.execute();
    }
  }

  /** A server that is gone without a word is found out by asking it. */
  private void beat(Connection connection) throws SQLException {
    lastBeat = System.nanoTime();
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
    try {
      beat.run();
    } catch (RuntimeException e) {
      LOG.debug("A sign of life could not be given", e);
    }
  }

  private void hear(Signal signal) {
    try {
      receiver.accept(signal);
    } catch (RuntimeException e) {
      LOG.warn("What another node told could not be used: {}", signal, e);
    }
  }

  private void rest() {
    try {
      boolean ignored = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
    }
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
