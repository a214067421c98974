package org.rostrum.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz with its JDBC store. Its configuration reference says to raise the batch of acquisition
 * towards the number of threads, and to acquire within the lock then. The window of firing ahead
 * stays zero, for nothing may be early. Late triggers count as misfired only after hours, so that
 * it spares the extra pass over them. Job data are strings ({@code useProperties}), which it
 * recommends over serialized objects.
 */
final class QuartzJdbc implements Contender {
  private static final int THREADS = 50;
  private static final String LEDGER = "ledger";
  private static final String NUMBER = "number";

  private final boolean clustered;

  private QuartzJdbc(boolean clustered) {
    this.clustered = clustered;
  }

  /** Locks in the database, as two processes need it; all other contenders have this, too. */
  static QuartzJdbc clustered() {
    return new QuartzJdbc(true);
  }

  /** Locks in memory: faster, and for one process only. */
  static QuartzJdbc alone() {
    return new QuartzJdbc(false);
  }

  @Override
  public String name() {
    return clustered ? "Quartz" : "Quartz, one process";
  }

  @Override
  public String setUp() {
    return "Quartz "
        + Versions.of(Scheduler.class)
        + ": JobStoreTX, clustered "
        + clustered
        + ", "
        + THREADS
        + " threads, acquires as many at once, within its lock";
  }

  @Override
  public Deployment deploy(Database database, int accounts, Ledger ledger) {
    return new Deployed(database, ledger, clustered);
  }

  /** What Quartz makes for every execution. */
  public static final class Publish implements org.quartz.Job {
    /** Needed by Quartz. */
    public Publish() {}

    @Override
    public void execute(JobExecutionContext context) {
      try {
        Object ledger = context.getScheduler().getContext().get(LEDGER);
        ((Ledger) Objects.requireNonNull(ledger))
            .executed(Integer.parseInt(context.getMergedJobDataMap().getString(NUMBER)));
      } catch (SchedulerException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private record Pooled(HikariDataSource pool) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return pool.getConnection();
    }

    @Override
    public void shutdown() {}

    @Override
    public void initialize() {}
  }

  private static final class Deployed implements Deployment {
    private final Ledger ledger;
    private final HikariDataSource pool;
    private final Properties properties = new Properties();
    private final AtomicInteger seeded = new AtomicInteger();
    private final AtomicLong stored = new AtomicLong();
    private @Nullable Scheduler scheduler;

    Deployed(Database database, Ledger ledger, boolean clustered) {
      this.ledger = ledger;
      this.pool = database.pool(THREADS + 5);
      boolean postgres = database instanceof Database.Postgres;
      Database.execute(
          pool,
          Database.script(JobStoreTX.class, postgres ? "tables_postgres.sql" : "tables_h2.sql"));
      String name = "bench-" + UUID.randomUUID();
      DBConnectionManager.getInstance().addConnectionProvider(name, new Pooled(pool));
      set("scheduler.instanceName", name);
      set("scheduler.instanceId", "AUTO");
      set("scheduler.batchTriggerAcquisitionMaxCount", THREADS);
      set("threadPool.class", "org.quartz.simpl.SimpleThreadPool");
      set("threadPool.threadCount", THREADS);
      set("jobStore.class", JobStoreTX.class.getName());
      set(
          "jobStore.driverDelegateClass",
          "org.quartz.impl.jdbcjobstore." + (postgres ? "PostgreSQLDelegate" : "StdJDBCDelegate"));
      set("jobStore.dataSource", name);
      set("jobStore.useProperties", true);
      set("jobStore.acquireTriggersWithinLock", true);
      set("jobStore.isClustered", clustered);
      set("jobStore.misfireThreshold", 6 * 3_600_000);
    }

    private void set(String key, Object value) {
      Object ignored = properties.setProperty("org.quartz." + key, value.toString());
    }

    private Scheduler scheduler() throws SchedulerException {
      Scheduler current = scheduler;
      if (current == null) {
        current = new StdSchedulerFactory(properties).getScheduler();
        current.getContext().put(LEDGER, ledger);
        scheduler = current;
      }
      return current;
    }

    @Override
    public void seed(List<Job> jobs) {
      int ignored = seeded.addAndGet(jobs.size());
      enqueue(jobs);
    }

    @Override
    public synchronized void enqueue(List<Job> jobs) {
      Map<JobDetail, Set<? extends Trigger>> batch = new HashMap<>();
      for (Job job : jobs) {
        batch.put(detail(job), Set.of(trigger(job)));
      }
      try {
        scheduler().scheduleJobs(batch, false);
      } catch (SchedulerException e) {
        throw new IllegalStateException(e);
      }
      long ignored = stored.addAndGet(jobs.size());
    }

    private static JobDetail detail(Job job) {
      return JobBuilder.newJob(Publish.class)
          .withIdentity("job-" + job.number())
          .usingJobData(NUMBER, Integer.toString(job.number()))
          .usingJobData("text", job.text())
          .build();
    }

    private static Trigger trigger(Job job) {
      return TriggerBuilder.newTrigger()
          .withIdentity("job-" + job.number())
          .startAt(Date.from(wholeMillis(job.due())))
          .withSchedule(
              SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
          .build();
    }

    /** It keeps milliseconds: the next one, so that nothing is early. */
    private static Instant wholeMillis(Instant due) {
      return Instant.ofEpochMilli(due.plusNanos(999_999).toEpochMilli());
    }

    @Override
    public void start() {
      try {
        scheduler().start();
      } catch (SchedulerException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public synchronized void stop() {
      try {
        if (scheduler != null) {
          scheduler.shutdown(true);
          scheduler = null;
        }
      } catch (SchedulerException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean isDone() {
      return ledger.executed() >= seeded.get() && recorded() == seeded.get();
    }

    /** What is executed is deleted. */
    @Override
    public long recorded() {
      return stored.get() - Database.number(pool, "select count(*) from QRTZ_JOB_DETAILS");
    }

    @Override
    public void close() {
      stop();
      pool.close();
    }
  }
}
