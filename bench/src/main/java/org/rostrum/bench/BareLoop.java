package org.rostrum.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The least that durable publishing can cost on PostgreSQL: claim a batch in one commit, execute
 * it, complete it in another. It knows no accounts, no attempts, no limits and no unknown outcomes;
 * it is here so that everybody sees how close a contender comes to it.
 */
final class BareLoop implements Contender {
  private static final int BATCH = 500;
  private static final int LOOPS = 2;
  private static final long REST_MILLIS = 10;

  private static final String SCHEMA =
      """
      create table job (
        number integer primary key,
        account integer not null,
        body text not null,
        state smallint not null,
        due timestamptz not null,
        fence bigint not null,
        lease_until timestamptz);
      create index job_due on job (due) where state = 0
      """;

  private static final String CLAIM =
      """
      update job set state = 1, fence = fence + 1, lease_until = now() + interval '1 minute'
      where number = any(array(
        select number from job where state = 0 and due <= now()
        order by due limit %d for update skip locked))
      returning number, body
      """
          .formatted(BATCH);

  private static final String COMPLETE =
      "update job set state = 2, lease_until = null where number = any(?)";

  @Override
  public String name() {
    return "bare loop";
  }

  @Override
  public String setUp() {
    return "bare loop: " + LOOPS + " loops, claims and completes " + BATCH + " at a time";
  }

  @Override
  public Deployment deploy(Database database, int accounts, Ledger ledger) {
    if (database instanceof Database.Postgres) {
      return new Deployed(database, ledger);
    }
    throw new IllegalArgumentException("The bare loop speaks PostgreSQL only");
  }

  private static final class Deployed implements Deployment {
    private final HikariDataSource pool;
    private final Ledger ledger;
    private final AtomicInteger seeded = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();
    private final List<Thread> loops = new ArrayList<>();
    private volatile boolean stopping;

    Deployed(Database database, Ledger ledger) {
      this.pool = database.pool(LOOPS + 2);
      this.ledger = ledger;
      Database.execute(pool, SCHEMA);
    }

    @Override
    public void seed(List<Job> jobs) {
      int ignored = seeded.addAndGet(jobs.size());
      enqueue(jobs);
    }

    @Override
    public void enqueue(List<Job> jobs) {
      try (Connection connection = pool.getConnection()) {
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
            connection.prepareStatement("insert into job values (?, ?, ?, 0, ?, 0, null)")) {
          for (Job job : jobs) {
            insert.setInt(1, job.number());
            insert.setInt(2, job.account());
            insert.setString(3, job.text());
            insert.setTimestamp(4, Timestamp.from(job.due()));
            insert.addBatch();
          }
          int[] ignored = insert.executeBatch();
        }
        connection.commit();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void start() {
      stopping = false;
      for (int loop = 0; loop < LOOPS; loop++) {
        loops.add(Thread.ofPlatform().name("bare-loop-" + loop).daemon().start(this::run));
      }
    }

    private void run() {
      try (Connection connection = pool.getConnection();
          PreparedStatement claim = connection.prepareStatement(CLAIM);
          PreparedStatement complete = connection.prepareStatement(COMPLETE)) {
        connection.setAutoCommit(false);
        while (!stopping) {
          Integer[] taken = claim(claim);
          connection.commit();
          if (taken.length == 0) {
            Thread.sleep(REST_MILLIS);
            continue;
          }
          for (int number : taken) {
            ledger.executed(number);
          }
          complete.setArray(1, connection.createArrayOf("integer", taken));
          int done = complete.executeUpdate();
          connection.commit();
          int ignored = completed.addAndGet(done);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static Integer[] claim(PreparedStatement claim) throws SQLException {
      List<Integer> taken = new ArrayList<>();
      try (ResultSet rows = claim.executeQuery()) {
        while (rows.next()) {
          taken.add(rows.getInt(1));
        }
      }
      return taken.toArray(Integer[]::new);
    }

    @Override
    public void stop() {
      stopping = true;
      for (Thread loop : loops) {
        try {
          loop.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      loops.clear();
    }

    @Override
    public boolean isDone() {
      return completed.get() >= seeded.get();
    }

    @Override
    public long recorded() {
      return Database.number(pool, "select count(*) from job where state = 2");
    }

    @Override
    public void close() {
      stop();
      pool.close();
    }
  }
}
