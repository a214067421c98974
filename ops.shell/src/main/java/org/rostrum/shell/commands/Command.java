package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;

/** Something that an operator can say. */
public interface Command {
  /** What to type; with the scope {@code rostrum}. */
  String name();

  /** What may follow the name, for example {@code <publication>}; empty for nothing. */
  String arguments();

  /** What it does, in one line. */
  String summary();

  /**
   * Does it.
   *
   * @param arguments what was typed after the name
   * @param out where the answer goes
   * @throws CommandFailure if it could not be done; the message is for the operator
   */
  void run(List<String> arguments, PrintStream out) throws CommandFailure;

  /** What to type in full. */
  default String usage() {
    return "rostrum:" + name() + (arguments().isEmpty() ? "" : " " + arguments());
  }
}
