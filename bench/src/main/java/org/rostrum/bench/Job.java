package org.rostrum.bench;

import java.time.Instant;

/**
 * One thing to execute once, not before its time.
 *
 * @param number counts from zero within a {@link Ledger}
 * @param account whose it is, from zero; contenders that know no accounts keep it as data
 * @param due when
 */
public record Job(int number, int account, Instant due) {
  /** What is published; every contender stores as much. */
  static final String TEXT =
      "A text of the length that people post, so that everybody has as much to store and to read. #";

  String text() {
    return TEXT + number;
  }
}
