package org.rostrum.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler, as its README says for high throughput: lock-and-fetch where the database can do it
 * (it recommends that above 1,000 executions a second), with limits of 1.0 and 4.0 so that threads
 * are kept busy, immediate execution, and as many connections as threads. On H2, which it does not
 * know, fetch-and-lock-on-execute is all there is. The interval of polling is far below its default
 * of ten seconds, for lateness is measured, too.
 */
final class DbScheduler implements Contender {
  private static final int THREADS = 50;
  private static final int H2_THREADS = 10;
  private static final Duration POLL = Duration.ofMillis(50);
  private static final double LOWER_LIMIT = 1.0;
  private static final double UPPER_LIMIT = 4.0;
  private static final String TASK = "publish";

  private static final String SCHEMA =
      """
      create table scheduled_tasks (
        task_name varchar(100) not null,
        task_instance varchar(100) not null,
        task_data BYTES,
        execution_time timestamp(6) with time zone,
        picked boolean not null,
        picked_by varchar(100),
        last_success timestamp(6) with time zone,
        last_failure timestamp(6) with time zone,
        consecutive_failures int,
        last_heartbeat timestamp(6) with time zone,
        version bigint not null,
        priority smallint,
        state varchar(100),
        primary key (task_name, task_instance));
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)
      """;

  private final String name;

  private DbScheduler(String name) {
    this.name = name;
  }

  static DbScheduler standard() {
    return new DbScheduler("db-scheduler");
  }

  /** The same under another name, for another set-up of its database. */
  static DbScheduler named(String name) {
    return new DbScheduler(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String setUp() {
    return "db-scheduler "
        + Versions.of(Scheduler.class)
        + ": PostgreSQL lock-and-fetch, "
        + THREADS
        + " threads; H2 fetch, "
        + H2_THREADS
        + " threads; limits 1.0 and 4.0, immediate execution, polls every "
        + POLL.toMillis()
        + " ms";
  }

  @Override
  public Deployment deploy(Database database, int accounts, Ledger ledger) {
    return new Deployed(database, ledger);
  }

  private static final class Deployed implements Deployment {
    private final boolean postgres;
    private final int threads;
    private final Ledger ledger;
    private final HikariDataSource pool;
    private final OneTimeTask<String> task;
    private final SchedulerClient client;
    private final AtomicInteger seeded = new AtomicInteger();
    private final AtomicLong stored = new AtomicLong();
    private @Nullable Scheduler scheduler;

    Deployed(Database database, Ledger ledger) {
      this.postgres = database instanceof Database.Postgres;
      this.threads = postgres ? THREADS : H2_THREADS;
      this.ledger = ledger;
      this.pool = database.pool(threads);
      Database.execute(pool, SCHEMA.replace("BYTES", postgres ? "bytea" : "blob"));
      this.task =
          Tasks.oneTime(TASK, String.class)
              .execute((instance, context) -> ledger.executed(Integer.parseInt(instance.getId())));
      this.client = SchedulerClient.Builder.create(pool, task).build();
    }

    @Override
    public void seed(List<Job> jobs) {
      int ignored = seeded.addAndGet(jobs.size());
      enqueue(jobs);
    }

    @Override
    public void enqueue(List<Job> jobs) {
      List<SchedulableInstance<?>> instances =
          jobs.stream().<SchedulableInstance<?>>map(this::of).toList();
      client.scheduleBatch(instances);
      long ignored = stored.addAndGet(jobs.size());
    }

    private SchedulableInstance<String> of(Job job) {
      TaskInstance<String> instance = task.instance(Integer.toString(job.number()), job.text());
      return SchedulableInstance.of(instance, job.due());
    }

    @Override
    public void start() {
      SchedulerBuilder builder =
          Scheduler.create(pool, task)
              .threads(threads)
              .pollingInterval(POLL)
              .shutdownMaxWait(Duration.ofSeconds(5))
              .enableImmediateExecution();
      Scheduler started =
          (postgres
                  ? builder.pollUsingLockAndFetch(LOWER_LIMIT, UPPER_LIMIT)
                  : builder.pollUsingFetchAndLockOnExecute(LOWER_LIMIT, UPPER_LIMIT))
              .build();
      started.start();
      scheduler = started;
    }

    @Override
    public void stop() {
      if (scheduler != null) {
        scheduler.stop();
        scheduler = null;
      }
    }

    @Override
    public boolean isDone() {
      return ledger.executed() >= seeded.get() && recorded() == seeded.get();
    }

    /** What is executed is deleted. */
    @Override
    public long recorded() {
      return stored.get() - Database.number(pool, "select count(*) from scheduled_tasks");
    }

    @Override
    public void close() {
      stop();
      pool.close();
    }
  }
}
