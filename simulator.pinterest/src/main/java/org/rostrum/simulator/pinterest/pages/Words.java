package org.rostrum.simulator.pinterest.pages;

import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.boards.Board;

/** What things are called on the pages. */
final class Words {

  private Words() {}

  static String environment(Environment environment) {
    return switch (environment) {
      case PRODUCTION -> "Production";
      case SANDBOX -> "Sandbox";
    };
  }

  static String privacy(Board.Privacy privacy) {
    return switch (privacy) {
      case PUBLIC -> "public";
      case PROTECTED -> "protected";
      case SECRET -> "secret";
    };
  }

  static String count(int count) {
    return count == 1 ? "1 pin" : count + " pins";
  }
}
