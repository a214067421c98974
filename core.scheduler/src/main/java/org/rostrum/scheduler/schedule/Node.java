package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.ENGINE_NODE;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.store.Columns;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process among those on the same database. It says every few seconds that it is alive; the
 * others give up a node that is not heard of for {@link #life}, with all its leases. So a lease
 * needs no renewal of its own, and what a killed node was doing is taken up within that time. A
 * node that was given up, because it stood still or could not reach the database, goes on under a
 * new name. The embedded database has one process, which nobody gives up.
 */
final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final Duration FOR_EVER = Duration.ofDays(365);
  private static final int BEATS_IN_A_LIFE = 4;
  private static final String LIVES =
      "select 1 from engine_node where id = ? and alive_until > ? for share";

  private final Store store;
  private final String name;
  private final Duration life;
  private final boolean alone;
  private final CountDownLatch stop = new CountDownLatch(1);
  private int generation;
  private volatile String id;
  private volatile Deadline until;
  private volatile Runnable givenUp = () -> {};

  Node(Store store, String name, Duration life) {
    this.store = store;
    this.name = name;
    this.life = life;
    this.alone = store.dialect() == Dialect.H2;
    this.id = name;
    this.until = Deadline.in(alone ? FOR_EVER : Duration.ZERO);
  }

  /** Under which name this node holds what it holds. */
  String id() {
    return id;
  }

  /** How long the others certainly leave this node alone, by a clock that nobody can set. */
  Duration remaining() {
    return until.remaining();
  }

  /** Begins to live. What happens when the others have given it up is run on its own thread. */
  void start(Runnable whenGivenUp) {
    this.givenUp = whenGivenUp;
    if (!alone) {
      Thread thread =
          Thread.ofPlatform().daemon().name("publishing-heartbeat").unstarted(this::live);
      thread.start();
    }
  }

  private void live() {
    Duration pause = life.dividedBy(BEATS_IN_A_LIFE);
    boolean stopped = false;
    while (!stopped) {
      try {
        beat();
      } catch (StoreException e) {
        LOG.warn("The database does not hear that this node is alive: {}", e.getMessage());
      } catch (RuntimeException | Error e) {
        LOG.error("This node cannot say that it is alive", e);
      }
      try {
        stopped = stop.await(pause.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        stopped = true;
      }
    }
  }

  private void beat() {
    // begun before the database is asked for its time: this clock ends first
    Deadline next = Deadline.in(life.minus(Store.MAX_BEHIND));
    Instant now = store.databaseTime();
    if (store.write(sql -> prolong(sql, now)) == 0) {
      if (generation > 0) {
        LOG.warn("The other nodes had given up this node; it goes on under a new name");
        givenUp.run();
      }
      generation++;
      String fresh = name + "-" + generation;
      store.change(sql -> enter(sql, fresh, now));
      id = fresh;
    }
    until = next;
  }

  private int prolong(DSLContext sql, Instant now) {
    return sql.update(ENGINE_NODE)
        .set(ENGINE_NODE.ALIVE_UNTIL, now.plus(life))
        .where(ENGINE_NODE.ID.eq(id))
        .and(ENGINE_NODE.ALIVE_UNTIL.gt(Instant.EPOCH))
        .execute();
  }

  private void enter(DSLContext sql, String fresh, Instant now) {
    int ignored =
        sql.insertInto(ENGINE_NODE)
            .set(ENGINE_NODE.ID, fresh)
            .set(ENGINE_NODE.ALIVE_UNTIL, now.plus(life))
            .set(ENGINE_NODE.STARTED_AT, now)
            .execute();
  }

  /**
   * Whether this node may claim. While the transaction lasts, nobody can give the node up, so that
   * whoever does sees everything that it has claimed.
   */
  boolean mayClaim(DSLContext sql, Instant now) {
    return alone || sql.connectionResult(connection -> lives(connection, now));
  }

  private boolean lives(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LIVES)) {
      statement.setString(1, id);
      Columns.bind(statement, 2, now);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Ends the heartbeat. The others see it when the time is over; until then nothing is lost. */
  @Override
  public void close() {
    stop.countDown();
    until = Deadline.in(Duration.ZERO);
  }
}
