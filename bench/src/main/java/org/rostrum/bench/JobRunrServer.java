package org.rostrum.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobBuilder;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.DefaultSqlStorageProvider;
import org.jobrunr.storage.sql.h2.H2StorageProvider;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.JsonMapper;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * JobRunr with its SQL store. It polls every five seconds, the least it accepts for a database, and
 * has the number of workers that it recommends on virtual threads, 16 for each processor. Jobs that
 * are due already are enqueued rather than scheduled, which spares it a step; job requests spare it
 * the analysis of lambdas. Its dashboard is off.
 */
final class JobRunrServer implements Contender {
  private static final Duration POLL = Duration.ofSeconds(5);
  private static final int WORKERS = 16 * Runtime.getRuntime().availableProcessors();
  private static final int SPARE_CONNECTIONS = 8;

  @Override
  public String name() {
    return "JobRunr";
  }

  @Override
  public String setUp() {
    return "JobRunr "
        + Versions.of(BackgroundJobServer.class)
        + ": SQL store, "
        + WORKERS
        + " workers, polls every "
        + POLL.toSeconds()
        + " s (the least it takes)";
  }

  @Override
  public Deployment deploy(Database database, int accounts, Ledger ledger) {
    return new Deployed(database, ledger);
  }

  /**
   * What is stored.
   *
   * @param number of the job
   * @param text what is published
   */
  public record Publish(int number, String text) implements JobRequest {
    private static final long serialVersionUID = 1L;

    @Override
    public Class<Handler> getJobRequestHandler() {
      return Handler.class;
    }
  }

  /** Executes what was stored. */
  public static final class Handler implements JobRequestHandler<Publish> {
    private final Ledger ledger;

    Handler(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public void run(Publish request) {
      ledger.executed(request.number());
    }
  }

  private static final class Deployed implements Deployment {
    private final Ledger ledger;
    private final HikariDataSource pool;
    private final JsonMapper json = new JacksonJsonMapper();
    private final StorageProvider storage;
    private final JobRequestScheduler client;
    private final AtomicInteger seeded = new AtomicInteger();
    private @Nullable BackgroundJobServer server;

    Deployed(Database database, Ledger ledger) {
      this.ledger = ledger;
      this.pool = database.pool(WORKERS + SPARE_CONNECTIONS);
      DefaultSqlStorageProvider sql =
          database instanceof Database.Postgres
              ? new PostgresStorageProvider(pool)
              : new H2StorageProvider(pool);
      sql.setJobMapper(new JobMapper(json));
      this.storage = sql;
      this.client = new JobRequestScheduler(storage);
    }

    @Override
    public void seed(List<Job> jobs) {
      int ignored = seeded.addAndGet(jobs.size());
      enqueue(jobs);
    }

    @Override
    public void enqueue(List<Job> jobs) {
      Instant now = Instant.now();
      client.create(
          jobs.stream()
              .map(
                  job -> {
                    JobBuilder builder =
                        JobBuilder.aJob().withJobRequest(new Publish(job.number(), job.text()));
                    return job.due().isAfter(now) ? builder.scheduleAt(job.due()) : builder;
                  }));
    }

    @Override
    public void start() {
      JobActivator activator =
          new JobActivator() {
            @Override
            public <T> T activateJob(Class<T> type) {
              return type.cast(new Handler(ledger));
            }
          };
      BackgroundJobServer started =
          new BackgroundJobServer(
              storage,
              json,
              activator,
              BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                  .andPollInterval(POLL)
                  .andWorkerCount(WORKERS));
      started.start();
      server = started;
    }

    @Override
    public boolean beginsAtOnce() {
      return false;
    }

    @Override
    public void stop() {
      if (server != null) {
        server.stop();
        server = null;
      }
    }

    @Override
    public boolean isDone() {
      return ledger.executed() >= seeded.get() && recorded() == seeded.get();
    }

    @Override
    public long recorded() {
      return storage.countJobs(StateName.SUCCEEDED);
    }

    @Override
    public void close() {
      stop();
      storage.close();
      pool.close();
    }
  }
}
