package org.rostrum.bench;

import java.util.Optional;

/**
 * How much is measured.
 *
 * @param name of the mode
 * @param rounds how often each figure is measured, the contenders taking turns
 * @param executions how many jobs a throughput round has
 * @param slowExecutions the same for Quartz and JobRunr
 * @param warmUp how many jobs a contender executes before anything counts, so that its code is
 *     compiled by then, as it is in a process that has run for a while
 * @param slowWarmUp the same for Quartz and JobRunr
 * @param accounts over how many accounts jobs are spread
 * @param fewAccounts the same where accounts are scarce
 * @param latenessSeconds how long {@link #LATENESS_RATE} jobs a second become due
 * @param futureFew rows that are due much later, where there are few
 * @param futureMany rows that are due much later, where there are many
 * @param bulk how many jobs a round of bulk enqueueing schedules
 * @param h2Executions how many jobs a throughput round on H2 has
 * @param singleSeconds how long single schedules are made on H2
 * @param growthWaves how often the file of H2 is looked at
 * @param growthJobs how many jobs are executed between two looks
 * @param restCalls how many posts are created and scheduled through REST in a round
 * @param restWarmUp how many before them do not count
 */
record Sizes(
    String name,
    int rounds,
    int executions,
    int slowExecutions,
    int warmUp,
    int slowWarmUp,
    int accounts,
    int fewAccounts,
    int latenessSeconds,
    long futureFew,
    long futureMany,
    int bulk,
    int h2Executions,
    int singleSeconds,
    int growthWaves,
    int growthJobs,
    int restCalls,
    int restWarmUp) {

  /** How many jobs become due in a second where lateness is measured. */
  static final int LATENESS_RATE = 1_000;

  /** How many threads enqueue in bulk, and schedule singly. */
  static final int BULK_CALLERS = 4;

  static final int SINGLE_CALLERS = 32;

  /** The modes by name: {@code full}, {@code quick}, and {@code tiny} to see that all works. */
  static Optional<Sizes> of(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "full" ->
              new Sizes(
                  name,
                  3,
                  20_000,
                  20_000,
                  40_000,
                  1_000,
                  5_000,
                  500,
                  30,
                  10_000,
                  10_000_000,
                  20_000,
                  10_000,
                  10,
                  6,
                  5_000,
                  2_000,
                  3_000);
          case "quick" ->
              new Sizes(
                  name, 2, 5_000, 400, 40_000, 100, 5_000, 500, 4, 10_000, 200_000, 3_000, 3_000, 3,
                  3, 1_000, 500, 1_000);
          case "tiny" ->
              new Sizes(
                  name, 1, 200, 100, 50, 50, 100, 20, 1, 100, 1_000, 200, 200, 1, 2, 100, 20, 5);
          default -> null;
        });
  }
}
