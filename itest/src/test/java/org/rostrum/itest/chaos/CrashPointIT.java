package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.chaos.Bounds.Watch;
import org.rostrum.itest.chaos.Installation.Account;
import org.rostrum.itest.chaos.agent.ChaosAgent;
import org.rostrum.itest.process.TestPostgres;
import org.rostrum.simulator.pinterest.faults.Fault;

/**
 * The process dies at every step of a publication's way, one step after the other: each start takes
 * over what the death before it left behind, and dies at the next step.
 */
@ExtendWith(TestPostgres.EmptyDatabase.class)
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class CrashPointIT {
  /** Which steps: {@code -Drostrum.chaos.steps=REFRESH.*} for a look at some. */
  private static final String STEPS = System.getProperty("rostrum.chaos.steps", ".*");

  private static final Duration DEATH = Duration.ofSeconds(60);

  /** The steps go in chains beside each other, for their starts and leases take their time. */
  private static final int CHAINS = 3;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everyStepOnTheEmbeddedDatabase(
      int chain, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
    dieAtEveryStep(chain, folder, Bounds.NO_LIFE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everyStepOnPostgres(
      int chain,
      TestPostgres.Database database,
      @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws IOException {
    dieAtEveryStep(chain, folder, Bounds.LIFE_OF_A_NODE, database.options());
  }

  private static void dieAtEveryStep(int chain, Path folder, Duration life, String... options)
      throws IOException {
    List<CrashPoint> wanted =
        Arrays.stream(CrashPoint.values()).filter(point -> point.name().matches(STEPS)).toList();
    List<CrashPoint> steps =
        wanted.subList(wanted.size() * chain / CHAINS, wanted.size() * (chain + 1) / CHAINS);
    if (steps.isEmpty()) {
      return; // all that were asked for are in the other chain
    }
    try (Installation installation = Installation.running(folder, steps.size(), options)) {
      installation.kill();
      List<String> failures = new ArrayList<>();
      List<Watch> watches = new ArrayList<>();
      for (CrashPoint point : steps) {
        Account account = installation.fresh();
        dieAt(installation, point, account).ifPresent(failures::add);
        Instant died = Instant.now();
        watches.add(new Watch(installation.readySince().orElse(died), died));
      }
      assertThat(failures).as("steps at which the process did not die").isEmpty();

      installation.start();
      connectAgainWhatLostItsToken(installation);
      installation.assertPromiseKept(Bounds.SETTLED);
      watches.add(new Watch(installation.readySince().orElseThrow(), Instant.MAX));
      Bounds.assertTakenOverInTime(installation.ledger(), watches, life);
    }
  }

  /**
   * Where Pinterest gave a new refresh token, took back the old one, and nobody wrote that down,
   * only the account's owner can help, and is told so.
   */
  private static void connectAgainWhatLostItsToken(Installation installation) {
    Waiting.until(
        "everything published",
        Bounds.SETTLED,
        () -> {
          installation.accountsInState("NEEDS_RECONNECT").forEach(installation::connectAgain);
          return installation.ledger().allPublished();
        });
  }

  /** Answers what went wrong. */
  private static Optional<String> dieAt(
      Installation installation, CrashPoint point, Account account) throws IOException {
    Path armed = installation.folder().resolve(point + ".armed");
    Path reached = installation.folder().resolve(point + ".reached");
    boolean atStart = point.trigger() == CrashPoint.Trigger.TAKE_OVER;
    String orders = "point=" + point.step() + ",armed=" + armed + ",reached=" + reached;
    try {
      if (atStart) {
        Files.createFile(armed);
        installation.launch(orders);
      } else {
        installation.start(orders);
        Files.createFile(armed);
        pull(installation, point.trigger(), account);
      }
      installation.process().awaitEnd(DEATH);
    } catch (AssertionError e) {
      installation.kill();
      return Optional.of(point + " was not reached: " + e.getMessage());
    }
    String said = Files.exists(reached) ? Files.readString(reached) : "nothing";
    return said.equals("reached") && installation.process().exitValue() == ChaosAgent.KILLED
        ? Optional.empty()
        : Optional.of(point + " ended otherwise: " + said + installation.process().output());
  }

  private static void pull(Installation installation, CrashPoint.Trigger trigger, Account account) {
    switch (trigger) {
      case LOSE_THE_ANSWER ->
          installation.pinterest().faults().next(Fault.drop().after().by(account.user()));
      case EXPIRE_THE_TOKEN ->
          // Twice: it is as dead after the restart.
          installation
              .pinterest()
              .faults()
              .next(Fault.tokenExpired().on("GET", "/boards/*/pins").by(account.user()).times(2));
      case SCHEDULE, PUBLISH, TAKE_OVER -> {
        // Scheduling is enough.
      }
    }
    Optional<String> ignored = installation.ledger().trySchedule(account, Instant.now());
  }
}
