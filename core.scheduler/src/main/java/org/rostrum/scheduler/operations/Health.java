package org.rostrum.scheduler.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.rostrum.operations.HealthCheck;
import org.rostrum.operations.HealthCheck.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every part at once and does not wait long for any. */
public final class Health {
  /** A part that does not answer within this time is down. */
  static final Duration PATIENCE = Duration.ofMillis(900);

  private static final Logger log = LoggerFactory.getLogger(Health.class);

  private final List<Check> checks;
  private final Executor threads =
      task -> {
        Thread unused = Thread.ofVirtual().name("rostrum-health").start(task);
      };

  /**
   * Takes the questions.
   *
   * @param checks in the order in which they are shown
   */
  public Health(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  List<HealthCheck> all() {
    return ask(checks);
  }

  boolean isReady() {
    return ask(checks.stream().filter(Check::vital).toList()).stream()
        .allMatch(answer -> answer.status() != Status.DOWN);
  }

  private List<HealthCheck> ask(List<Check> asked) {
    List<CompletableFuture<HealthCheck>> answers = new ArrayList<>();
    for (Check check : asked) {
      answers.add(
          CompletableFuture.supplyAsync(() -> answer(check), threads)
              .completeOnTimeout(
                  new HealthCheck(
                      check.name(),
                      Status.DOWN,
                      "It did not answer within " + PATIENCE.toMillis() + " ms."),
                  PATIENCE.toMillis(),
                  TimeUnit.MILLISECONDS));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static HealthCheck answer(Check check) {
    try {
      Check.Answer answer = check.ask().get();
      return new HealthCheck(check.name(), answer.status(), answer.detail());
    } catch (RuntimeException e) {
      log.debug("The health check {} failed", check.name(), e);
      return new HealthCheck(
          check.name(), Status.DOWN, "It failed: " + e.getClass().getSimpleName() + ".");
    }
  }
}
