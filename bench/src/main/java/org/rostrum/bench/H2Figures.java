package org.rostrum.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is measured on H2. Rostrum's store is set up to survive a power cut; db-scheduler runs with
 * a write delay of zero, which survives the death of the process, and with H2's defaults, which
 * survive neither.
 */
final class H2Figures {
  private static final String ROSTRUM = "Rostrum";
  private static final String SYNCED = "db-scheduler, WRITE_DELAY=0";
  private static final String LOSSY = "db-scheduler, lossy";

  /** A file is bounded if it never exceeds so many times its compact size, and a little. */
  private static final int MOST_TIMES_COMPACT = 4;

  private static final double SPARE_MIB = 64;

  /** A way to run a contender on a file. */
  private record Entrant(Contender contender, String options) {}

  private final Sizes sizes;
  private final Report report;
  private final Path folder;
  private final Race race;
  private final List<Entrant> entrants =
      List.of(
          new Entrant(new Rostrum(), ""),
          new Entrant(DbScheduler.named(SYNCED), ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"),
          new Entrant(DbScheduler.named(LOSSY), ";DB_CLOSE_ON_EXIT=FALSE"));
  private int databases;

  H2Figures(Sizes sizes, Report report, Path folder, Race race) {
    this.sizes = sizes;
    this.report = report;
    this.folder = folder;
    this.race = race;
  }

  /** Executions a second, and what each costs. */
  void throughput() {
    String rate = "H2, executions a second";
    String cost = "H2, processor time per execution";
    report.section(rate + ": all due at once, over " + sizes.accounts() + " accounts");
    for (Entrant entrant : entrants) {
      Race.Result ignored = once(entrant, sizes.h2Executions());
    }
    for (int round = 0; round < sizes.rounds(); round++) {
      for (Entrant entrant : entrants) {
        Race.Result result = once(entrant, sizes.h2Executions());
        String who = entrant.contender().name();
        report.add(rate, who, "a second", result.perSecond());
        result.cpuMicros().ifPresent(micros -> report.add(cost, who, "µs", micros));
      }
    }
    report.print(rate);
    report.print(cost);
    report.goal(
        "H2: at least 3 times db-scheduler at WRITE_DELAY=0",
        report.ratio(rate, ROSTRUM, SYNCED),
        times -> times >= 3);
    report.goal(
        "H2: no slower than db-scheduler at H2's lossy defaults",
        report.ratio(rate, ROSTRUM, LOSSY),
        times -> times >= 1);
  }

  private Race.Result once(Entrant entrant, int executions) {
    Database.H2 database = fresh(entrant);
    Ledger ledger = new Ledger(executions);
    try (Contender.Deployment deployed =
        entrant.contender().deploy(database, sizes.accounts(), ledger)) {
      return race.run(
          entrant.contender().name(),
          deployed,
          ledger,
          Race.due(0, executions, sizes.accounts(), Instant.now()));
    } finally {
      delete(database.folder());
    }
  }

  /** How late executions begin when a thousand become due each second. */
  void lateness() {
    String late = "H2, lateness p99 at 1,000 a second";
    report.section(late + ", for " + sizes.latenessSeconds() + " s");
    for (int round = 0; round < sizes.rounds(); round++) {
      Entrant entrant = entrants.getFirst();
      Database.H2 database = fresh(entrant);
      Ledger ledger = new Ledger(sizes.latenessSeconds() * Sizes.LATENESS_RATE);
      try (Contender.Deployment deployed =
          entrant.contender().deploy(database, sizes.accounts(), ledger)) {
        Race.Lateness result =
            race.lateness(ROSTRUM, deployed, ledger, sizes.latenessSeconds(), sizes.accounts());
        report.add(late, ROSTRUM, "ms", result.millis(99));
        result
            .cpuShare()
            .ifPresent(
                share ->
                    report.add(
                        "H2, share of all processors at 1,000 a second", ROSTRUM, "%", share));
        report.add("H2, executions before their time", ROSTRUM, "of all", result.early());
      } finally {
        delete(database.folder());
      }
    }
    report.print(late);
    report.goal(
        "H2: p99 lateness under 100 ms at 1,000 a second",
        report.value(late, ROSTRUM),
        ms -> ms < 100);
    report.goal(
        "H2: never early",
        report.value("H2, executions before their time", ROSTRUM),
        count -> count == 0);
  }

  /** How many posts are created and scheduled one by one, each durable before the next. */
  void singles() {
    String rate = "H2, single schedules a second, " + Sizes.SINGLE_CALLERS + " callers";
    report.section(rate);
    for (int round = 0; round < sizes.rounds(); round++) {
      Database.H2 database = fresh(entrants.getFirst());
      Instant later = Instant.now().plus(Duration.ofDays(7));
      try (Rostrum.Deployed deployed =
          new Rostrum().deploy(database, sizes.accounts(), new Ledger(0))) {
        RostrumPublications publications = deployed.publications();
        double perSecond =
            Callers.repeat(
                Duration.ofSeconds(sizes.singleSeconds()),
                Sizes.SINGLE_CALLERS,
                number -> publications.scheduleOne(number % sizes.accounts(), later));
        report.add(rate, ROSTRUM, "a second", perSecond);
      } finally {
        delete(database.folder());
      }
    }
    report.print(rate);
    report.note(
        "each counts once and is two durable changes: the post created, the post scheduled");
    report.goal(
        "H2: at least 1,000 single durable schedules a second",
        report.value(rate, ROSTRUM),
        perSecond -> perSecond >= 1_000);
  }

  /** How large the file is while it is used, and when it was closed. */
  void growth() {
    String size = "H2, size of the file in use";
    report.section(size + ", after every " + sizes.growthJobs() + " publications");
    Database.H2 database = fresh(entrants.getFirst());
    Ledger ledger = new Ledger(sizes.growthWaves() * sizes.growthJobs());
    double most = 0;
    Rostrum rostrum = new Rostrum();
    try {
      try (Rostrum.Deployed deployed = rostrum.deploy(database, sizes.fewAccounts(), ledger)) {
        for (int wave = 0; wave < sizes.growthWaves(); wave++) {
          Race.Result ignored =
              race.run(
                  ROSTRUM,
                  deployed,
                  ledger,
                  Race.due(
                      wave * sizes.growthJobs(),
                      sizes.growthJobs(),
                      sizes.fewAccounts(),
                      Instant.now()));
          double mib = mebibytes(database.folder());
          most = Math.max(most, mib);
          report.add(size, ROSTRUM, "MiB", mib);
        }
      }
      // opening makes a large file small, closing leaves it so
      rostrum.deploy(database, 1, new Ledger(0)).close();
      judgeGrowth(size, most, mebibytes(database.folder()));
    } finally {
      delete(database.folder());
    }
  }

  private void judgeGrowth(String size, double most, double compact) {
    report.add("H2, size of the file made small", ROSTRUM, "MiB", compact);
    report.print(size);
    report.print("H2, size of the file made small");
    double bound = MOST_TIMES_COMPACT * compact + SPARE_MIB;
    report.goal(
        "H2: the file in use stays below %d times its small size and %.0f MiB"
            .formatted(MOST_TIMES_COMPACT, SPARE_MIB),
        Optional.of(most),
        mib -> mib <= bound);
  }

  private Database.H2 fresh(Entrant entrant) {
    Path own = folder.resolve("h2-" + ++databases);
    try {
      return new Database.H2(Files.createDirectories(own), entrant.options());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double mebibytes(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum() / 1_048_576.0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
