package org.rostrum.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.ProviderDescriptor;

/** What is measured on PostgreSQL. Every contender and round gets a database of its own. */
final class PostgresFigures {
  private static final String ROSTRUM = "Rostrum";
  private static final String DB_SCHEDULER = "db-scheduler";
  private static final String BARE = "bare loop";
  private static final String SERVERS_PART = "PostgreSQL, of which the server's";
  private static final int FEW_NETWORKS = 3;

  private final Sizes sizes;
  private final Report report;
  private final PostgresServer server;
  private final Race race;
  private final Set<Contender> warm = new HashSet<>();
  private final List<Contender> fast =
      List.of(new Rostrum(), DbScheduler.standard(), new BareLoop());
  private final List<Contender> slow =
      List.of(new JobRunrServer(), QuartzJdbc.clustered(), QuartzJdbc.alone());

  PostgresFigures(Sizes sizes, Report report, PostgresServer server, Race race) {
    this.sizes = sizes;
    this.report = report;
    this.server = server;
    this.race = race;
  }

  /** Tells how everybody is set up. */
  void describe() {
    for (Contender contender : all()) {
      report.fact(contender.name(), contender.setUp());
    }
  }

  private List<Contender> all() {
    List<Contender> all = new ArrayList<>(fast);
    all.addAll(slow);
    return all;
  }

  /** Executions a second, and what each costs. */
  void throughput() {
    String rate = "PostgreSQL, executions a second";
    String cost = "PostgreSQL, processor time per execution";
    report.section(rate + ": all due at once, over " + sizes.accounts() + " accounts");
    all().forEach(this::warmUp);
    for (int round = 0; round < sizes.rounds(); round++) {
      for (Contender contender : all()) {
        Race.Result result = once(contender, executions(contender), sizes.accounts());
        report.add(rate, contender.name(), "a second", result.perSecond());
        result.cpuMicros().ifPresent(micros -> report.add(cost, contender.name(), "µs", micros));
        result
            .serverMicros()
            .ifPresent(micros -> report.add(SERVERS_PART, contender.name(), "µs", micros));
      }
    }
    if (sizes.executions() != sizes.slowExecutions()) {
      report.note(
          "JobRunr and Quartz executed %d jobs in each round, the others %d"
              .formatted(sizes.slowExecutions(), sizes.executions()));
    }
    report.print(rate);
    report.print(cost);
    report.print(SERVERS_PART);
    throughputGoals(rate, cost);
  }

  private void throughputGoals(String rate, String cost) {
    rateGoal(rate, DB_SCHEDULER, 5);
    rateGoal(rate, "JobRunr", 20);
    rateGoal(rate, "Quartz", 100);
    Optional<Double> alone = report.ratio(rate, ROSTRUM, "Quartz, one process");
    report.goal(
        "at least 100 times Quartz that locks in memory, for one process only",
        alone,
        times -> times >= 100);
    report.goal(
        "at least 60 % of the bare loop", report.ratio(rate, ROSTRUM, BARE), share -> share >= 0.6);
    report.goal(
        "processor time per publication at most 100 µs",
        report.value(cost, ROSTRUM),
        micros -> micros <= 100);
  }

  private void rateGoal(String rate, String other, int times) {
    report.goal(
        "at least " + times + " times " + other,
        report.ratio(rate, ROSTRUM, other),
        ratio -> ratio >= times);
  }

  /** Lets a contender execute what does not count, the first time that it is asked for. */
  private void warmUp(Contender contender) {
    if (warm.add(contender)) {
      int jobs = fast.contains(contender) ? sizes.warmUp() : sizes.slowWarmUp();
      Race.Result ignored = once(contender, jobs, sizes.accounts());
    }
  }

  private int executions(Contender contender) {
    return fast.contains(contender) ? sizes.executions() : sizes.slowExecutions();
  }

  /** The same where accounts have many publications waiting, and where networks are few. */
  void fewAccountsAndNetworks() {
    String rate = "PostgreSQL, executions a second, " + sizes.fewAccounts() + " accounts";
    report.section(rate);
    Contender rostrum = fast.getFirst();
    for (int round = 0; round < sizes.rounds(); round++) {
      Race.Result result = once(rostrum, sizes.executions(), sizes.fewAccounts());
      report.add(rate, ROSTRUM, "a second", result.perSecond());
    }
    report.print(rate);
    String narrow = "PostgreSQL, executions a second, " + FEW_NETWORKS + " networks";
    report.section(narrow + " of " + ProviderDescriptor.MAX_CONCURRENCY + " calls at once");
    for (int round = 0; round < sizes.rounds(); round++) {
      Race.Result result = once(new Rostrum(FEW_NETWORKS), sizes.executions(), sizes.accounts());
      report.add(narrow, ROSTRUM, "a second", result.perSecond());
    }
    report.print(narrow);
  }

  private Race.Result once(Contender contender, int executions, int accounts) {
    Database.Postgres database = server.freshDatabase();
    Ledger ledger = new Ledger(executions);
    try (Contender.Deployment deployed = contender.deploy(database, accounts, ledger)) {
      return race.run(
          contender.name(),
          deployed,
          ledger,
          Race.due(0, executions, accounts, Instant.now()),
          () -> server.analyze(database));
    } finally {
      server.drop(database);
    }
  }

  /** How late executions begin when a thousand become due each second. */
  void lateness() {
    String late = "PostgreSQL, lateness p99 at 1,000 a second";
    String share = "PostgreSQL, share of all processors at 1,000 a second";
    String early = "PostgreSQL, executions before their time";
    report.section(late + ", for " + sizes.latenessSeconds() + " s");
    fast.forEach(this::warmUp);
    for (int round = 0; round < sizes.rounds(); round++) {
      for (Contender contender : fast) {
        Race.Lateness result = lateness(contender);
        report.add(late, contender.name(), "ms", result.millis(99));
        report.add(
            "PostgreSQL, lateness p50 at 1,000 a second",
            contender.name(),
            "ms",
            result.millis(50));
        result.cpuShare().ifPresent(part -> report.add(share, contender.name(), "%", part));
        report.add(early, contender.name(), "of all", result.early());
      }
    }
    report.print(late);
    report.print("PostgreSQL, lateness p50 at 1,000 a second");
    report.print(share);
    report.print(early);
    report.note("JobRunr and Quartz are left out: they poll every 5 s, or are slower than that");
    Optional<Double> ignored = report.ratio(late, DB_SCHEDULER, ROSTRUM);
    report.goal(
        "p99 lateness under 50 ms at 1,000 a second", report.value(late, ROSTRUM), ms -> ms < 50);
    report.goal(
        "under 25 % of the machine at 1,000 a second",
        report.value(share, ROSTRUM), part -> part < 25);
    report.goal("never early", report.value(early, ROSTRUM), count -> count == 0);
  }

  private Race.Lateness lateness(Contender contender) {
    Database.Postgres database = server.freshDatabase();
    Ledger ledger = new Ledger(sizes.latenessSeconds() * Sizes.LATENESS_RATE);
    try (Contender.Deployment deployed = contender.deploy(database, sizes.accounts(), ledger)) {
      server.settle();
      return race.lateness(
          contender.name(), deployed, ledger, sizes.latenessSeconds(), sizes.accounts());
    } finally {
      server.drop(database);
    }
  }

  /** What a publication costs beside few and beside many that are due much later. */
  void futureRows() {
    String cost = "PostgreSQL, processor time beside rows due later";
    String few = "beside %,d".formatted(sizes.futureFew());
    String many = "beside %,d".formatted(sizes.futureMany());
    report.section(cost);
    warmUp(fast.getFirst());
    int jobs = sizes.rounds() * sizes.executions();
    try (Crowded little = new Crowded(sizes.futureFew(), jobs);
        Crowded much = new Crowded(sizes.futureMany(), jobs)) {
      for (int round = 0; round < sizes.rounds(); round++) {
        little.round(cost, few, round);
        much.round(cost, many, round);
      }
    }
    report.print(cost);
    report.goal(
        "cost beside many rows within 1.25 of that beside few",
        report.ratio(cost, many, few),
        ratio -> ratio <= 1.25);
  }

  /** Rostrum on a database with many rows that are due much later. */
  private final class Crowded implements AutoCloseable {
    private final Database.Postgres database = server.freshDatabase();
    private final Ledger ledger;
    private final Rostrum.Deployed deployed;

    Crowded(long rows, int jobs) {
      this.ledger = new Ledger(jobs);
      this.deployed = new Rostrum().deploy(database, sizes.accounts(), ledger);
      deployed.publications().addFuture(database, rows);
      server.analyze(database);
    }

    void round(String cost, String who, int round) {
      server.settle();
      Race.Result result =
          race.run(
              ROSTRUM,
              deployed,
              ledger,
              Race.due(
                  round * sizes.executions(), sizes.executions(), sizes.accounts(), Instant.now()));
      result.cpuMicros().ifPresent(micros -> report.add(cost, who, "µs", micros));
      report.add("PostgreSQL, executions a second beside", who, "a second", result.perSecond());
    }

    @Override
    public void close() {
      deployed.close();
      server.drop(database);
    }
  }

  /** How fast much is scheduled that is due much later. */
  void bulk() {
    String rate = "PostgreSQL, bulk schedules a second";
    report.section(rate + ", from " + Sizes.BULK_CALLERS + " callers");
    for (int round = -1; round < sizes.rounds(); round++) {
      for (Contender contender : List.of(fast.get(0), fast.get(1))) {
        double perSecond = bulk(contender);
        if (round >= 0) { // the first is for warming up
          report.add(rate, contender.name(), "a second", perSecond);
        }
      }
    }
    report.print(rate);
    report.note(
        "Rostrum's bulk is 500 posts a call, each checked, with its publication and audit entry");
    report.goal(
        "bulk schedules at 1.5 times db-scheduler's rate",
        report.ratio(rate, ROSTRUM, DB_SCHEDULER),
        ratio -> ratio >= 1.5);
  }

  private double bulk(Contender contender) {
    Database.Postgres database = server.freshDatabase();
    Instant later = Instant.now().plus(Duration.ofDays(7));
    try (Contender.Deployment deployed =
        contender.deploy(database, sizes.accounts(), new Ledger(0))) {
      server.settle();
      List<Job> jobs = Race.due(0, sizes.bulk(), sizes.accounts(), later);
      return Callers.share(jobs, Sizes.BULK_CALLERS, deployed::enqueue);
    } finally {
      server.drop(database);
    }
  }
}
