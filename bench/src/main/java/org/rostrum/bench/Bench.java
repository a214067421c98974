package org.rostrum.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Runs the benchmarks: {@code bench/run [--quick] [section ...]}. Ends with 0 if everything was
 * executed exactly once, however long it took; with 1 if a contender failed, or lost or doubled
 * something, for then no figure counts; with 2 if it was called wrongly.
 */
public final class Bench {
  private static final List<String> SECTIONS =
      List.of("throughput", "lateness", "future", "bulk", "rest", "h2");

  private static final String USAGE =
      """
      Usage: bench/run [--quick | --tiny] [section ...]
        --quick  under five minutes, with smaller figures
        --tiny   shows that everything runs; its figures mean nothing
      Sections: throughput, lateness, future, bulk, rest, h2 (all of them unless some are named)""";

  /** Where the build assembles the product, from this module's own folder on. */
  private static final Path HOME = Path.of("../../distribution/target/rostrum");

  private Bench() {}

  /**
   * Runs them.
   *
   * @param arguments as described above
   */
  public static void main(String... arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Optional<Plan> plan = Plan.of(arguments);
    if (plan.isEmpty()) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    Path target = Path.of(System.getProperty("bench.target", "bench/target"));
    Files.createDirectories(target);
    Path work = Files.createTempDirectory(target, "work");
    int status = 0;
    try {
      run(plan.get(), new Report(out), target, work);
    } catch (InvalidRun e) {
      out.println("INVALID: " + e.getMessage() + ". No figure of this run counts.");
      status = 1;
    } catch (RuntimeException | Error e) {
      e.printStackTrace();
      status = 1;
    }
    try {
      H2Figures.delete(work);
    } catch (UncheckedIOException e) {
      System.err.println("Delete " + work + " by hand: " + e.getMessage());
    }
    System.exit(status); // contenders leave threads behind
  }

  /** What to measure. */
  record Plan(Sizes sizes, Set<String> sections) {
    static Optional<Plan> of(String... arguments) {
      String mode = "full";
      Set<String> chosen = new LinkedHashSet<>();
      for (String argument : arguments) {
        if (argument.startsWith("--")) {
          mode = argument.substring(2);
        } else {
          chosen.add(argument);
        }
      }
      if (!SECTIONS.containsAll(chosen)) {
        return Optional.empty();
      }
      Set<String> sections = chosen.isEmpty() ? new LinkedHashSet<>(SECTIONS) : chosen;
      return Sizes.of(mode).map(sizes -> new Plan(sizes, sections));
    }
  }

  private static void run(Plan plan, Report report, Path target, Path work) {
    long begun = System.nanoTime();
    report.section("Rostrum's benchmarks, " + plan.sizes().name());
    Machine.describe(report, work);
    if (!plan.sections().equals(Set.of("h2"))) {
      postgres(plan, report, target, work);
    }
    if (plan.sections().contains("h2")) {
      Race race = new Race(new CpuMeter(OptionalLong.empty()));
      H2Figures h2 = new H2Figures(plan.sizes(), report, work, race);
      h2.throughput();
      h2.lateness();
      h2.singles();
      h2.growth();
    }
    report.section("End");
    report.fact("load after", Machine.load());
    report.fact("took", Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
    report.write(target.resolve("results-" + plan.sizes().name() + ".json"));
  }

  private static void postgres(Plan plan, Report report, Path target, Path work) {
    try (PostgresServer server = PostgresServer.start(work)) {
      report.fact(
          "PostgreSQL", server.version() + ", fsync, synchronous_commit and full_page_writes on");
      Race race = new Race(new CpuMeter(OptionalLong.of(server.process())));
      PostgresFigures figures = new PostgresFigures(plan.sizes(), report, server, race);
      figures.describe();
      for (String section : plan.sections()) {
        switch (section) {
          case "throughput" -> {
            figures.throughput();
            figures.fewAccountsAndNetworks();
          }
          case "lateness" -> figures.lateness();
          case "future" -> figures.futureRows();
          case "bulk" -> figures.bulk();
          case "rest" ->
              new RestFigures(plan.sizes(), report, server, work, target.resolve(HOME)).run();
          default -> {} // not on PostgreSQL
        }
      }
    }
  }
}
