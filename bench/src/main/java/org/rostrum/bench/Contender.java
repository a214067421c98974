package org.rostrum.bench;

import java.util.List;

/** Somebody who executes what is due, out of a database. */
interface Contender {
  /** As it stands in every line. */
  String name();

  /** Which release, and how it is set up, in a few words. */
  String setUp();

  /**
   * Makes what it needs in an empty database.
   *
   * @param database the database
   * @param accounts how many accounts the jobs belong to
   * @param ledger where every execution is counted
   */
  Deployment deploy(Database database, int accounts, Ledger ledger);

  /** A contender on a database. Used by one thread, but for {@link #enqueue}. */
  interface Deployment extends AutoCloseable {
    /** Puts jobs there before a measurement; how is no part of any figure. */
    default void seed(List<Job> jobs) {
      enqueue(jobs);
    }

    /** Schedules jobs the way its documentation says for many; safe for use by many threads. */
    void enqueue(List<Job> jobs);

    /** Begins to execute; may be called again after {@link #stop}. */
    void start();

    /** Whether it begins with {@link #start}, and not when a timer of its own says so. */
    default boolean beginsAtOnce() {
      return true;
    }

    /** Stops executing and returns when nothing runs any more. */
    void stop();

    /** Whether all seeded jobs are executed and durably recorded as done; cheap. */
    boolean isDone();

    /** How many jobs the database says are done; may be slow. */
    long recorded();

    @Override
    void close();
  }
}
