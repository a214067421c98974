package org.rostrum.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Lets a contender execute what is seeded and measures it. */
final class Race {
  /** A contender that executes nothing for so long has lost the rest. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int SEED_BATCH = 1_000;
  private static final int SEEDS_A_SECOND = 2_000;
  private static final Duration BEFORE_FIRST = Duration.ofSeconds(4);
  private static final long LOOK_NANOS = 1_000_000;

  private final CpuMeter cpu;

  Race(CpuMeter cpu) {
    this.cpu = cpu;
  }

  /**
   * What a race took.
   *
   * @param jobs how many were executed
   * @param wall from the start (of the first execution, where a timer starts it) until all were
   *     durably recorded
   * @param cpu of contender and server, from the start until then; empty if it cannot be measured
   */
  record Result(int jobs, Duration wall, Optional<CpuMeter.Used> cpu) {
    double perSecond() {
      return jobs * 1e9 / wall.toNanos();
    }

    Optional<Double> cpuMicros() {
      return cpu.map(used -> used.all().toNanos() / 1e3 / jobs);
    }

    Optional<Double> serverMicros() {
      return cpu.map(used -> used.server().toNanos() / 1e3 / jobs);
    }
  }

  /**
   * How late jobs began.
   *
   * @param micros of each job, the least first
   * @param cpuShare of the whole machine's processors while jobs became due
   */
  record Lateness(List<Long> micros, Optional<Double> cpuShare) {
    double millis(double percentile) {
      return micros.get((int) Math.floor((micros.size() - 1) * percentile / 100)) / 1e3;
    }

    int early() {
      return (int) micros.stream().filter(late -> late < 0).count();
    }
  }

  /** Jobs with the next numbers, all due now, each account in turn. */
  static List<Job> due(int from, int count, int accounts, Instant at) {
    return IntStream.range(from, from + count)
        .mapToObj(number -> new Job(number, number % accounts, at))
        .toList();
  }

  /** Executes jobs that are all due already. */
  Result run(String who, Contender.Deployment deployed, Ledger ledger, List<Job> jobs) {
    return run(who, deployed, ledger, jobs, () -> {});
  }

  /**
   * Executes jobs that are all due already.
   *
   * @param settled brings the database into the state in which it is when it runs for long
   */
  Result run(
      String who, Contender.Deployment deployed, Ledger ledger, List<Job> jobs, Runnable settled) {
    int before = ledger.executed();
    seed(deployed, jobs);
    settled.run();
    Optional<CpuMeter.Used> cpuBefore = cpu.used();
    long begun = System.nanoTime();
    deployed.start();
    if (!deployed.beginsAtOnce()) {
      await(who, ledger, () -> ledger.executed() > before);
      begun = System.nanoTime();
    }
    await(who, ledger, deployed::isDone);
    Duration wall = Duration.ofNanos(System.nanoTime() - begun);
    Optional<CpuMeter.Used> cpuAfter = cpu.used();
    deployed.stop();
    check(who, deployed, ledger, jobs);
    return new Result(
        jobs.size(), wall, cpuBefore.flatMap(was -> cpuAfter.map(now -> now.since(was))));
  }

  /** Executes jobs that become due one after the other, evenly spread over each second. */
  Lateness lateness(
      String who, Contender.Deployment deployed, Ledger ledger, int seconds, int accounts) {
    int count = seconds * Sizes.LATENESS_RATE;
    Instant first =
        Instant.now().plus(BEFORE_FIRST).plus(Duration.ofSeconds(count / SEEDS_A_SECOND));
    Duration between = Duration.ofSeconds(1).dividedBy(Sizes.LATENESS_RATE);
    List<Job> jobs = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      jobs.add(new Job(number, number % accounts, first.plus(between.multipliedBy(number))));
    }
    seed(deployed, jobs);
    if (Instant.now().isAfter(first.minusSeconds(1))) {
      throw new InvalidRun(who + " took too long to store what becomes due");
    }
    deployed.start();
    sleepUntil(first);
    Optional<CpuMeter.Used> cpuBefore = cpu.used();
    sleepUntil(first.plusSeconds(seconds));
    Optional<CpuMeter.Used> cpuAfter = cpu.used();
    await(who, ledger, deployed::isDone);
    deployed.stop();
    check(who, deployed, ledger, jobs);
    double available = 1e9 * seconds * Runtime.getRuntime().availableProcessors();
    return new Lateness(
        ledger.lateness(jobs),
        cpuBefore.flatMap(
            was -> cpuAfter.map(now -> now.since(was).all().toNanos() / available * 100)));
  }

  private static void seed(Contender.Deployment deployed, List<Job> jobs) {
    for (int from = 0; from < jobs.size(); from += SEED_BATCH) {
      deployed.seed(jobs.subList(from, Math.min(jobs.size(), from + SEED_BATCH)));
    }
  }

  private static void check(
      String who, Contender.Deployment deployed, Ledger ledger, List<Job> jobs) {
    int until = jobs.getLast().number() + 1;
    ledger.demandExactlyOnce(who, 0, until);
    if (deployed.recorded() != until) {
      throw new InvalidRun(
          "%s executed %d jobs and recorded %d".formatted(who, until, deployed.recorded()));
    }
  }

  private static void await(String who, Ledger ledger, BooleanSupplier condition) {
    int last = ledger.executed();
    long progress = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (ledger.executed() != last) {
        last = ledger.executed();
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
        throw new InvalidRun(
            "%s executed %d jobs, and nothing more for %d s"
                .formatted(who, last, PATIENCE.toSeconds()));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static void sleepUntil(Instant instant) {
    while (Instant.now().isBefore(instant)) {
      LockSupport.parkNanos(Duration.between(Instant.now(), instant).toNanos());
    }
  }
}
