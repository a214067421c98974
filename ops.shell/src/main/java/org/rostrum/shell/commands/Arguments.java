package org.rostrum.shell.commands;

import java.util.List;
import java.util.UUID;

/** What was typed after a command's name. */
final class Arguments {
  private Arguments() {}

  static void requireNone(Command command, List<String> arguments) throws CommandFailure {
    requireCount(command, arguments, 0, 0);
  }

  static void requireCount(Command command, List<String> arguments, int least, int most)
      throws CommandFailure {
    if (arguments.size() < least || arguments.size() > most) {
      throw new CommandFailure("Usage: " + command.usage());
    }
  }

  /** The id of a publication, which is the first argument. */
  static UUID publication(Command command, List<String> arguments) throws CommandFailure {
    return id(command, arguments.getFirst(), "a publication; rostrum:due lists them");
  }

  /** The id of an account. */
  static UUID account(Command command, String text) throws CommandFailure {
    return id(command, text, "an account; rostrum:accounts lists them");
  }

  private static UUID id(Command command, String text, String what) throws CommandFailure {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new CommandFailure(
        "'" + Table.cut(text, 60) + "' is not the id of " + what + ". Usage: " + command.usage());
  }

  static int number(Command command, String text, int least, int most) throws CommandFailure {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new CommandFailure(
        "'"
            + Table.cut(text, 60)
            + "' must be a number from "
            + least
            + " to "
            + most
            + ". Usage: "
            + command.usage());
  }
}
