package org.rostrum.shell.commands;

import java.util.List;
import org.rostrum.scheduling.HoldScope;

/** What an operator says to hold: {@code all}, {@code network <id>} or {@code account <id>}. */
record Held(HoldScope scope, List<String> rest) {
  static final String ARGUMENTS = "all | network <id> | account <id>";

  private static final int NAMED = 2;

  /** Reads the words; what follows them is the rest. */
  static Held of(Command command, List<String> arguments) throws CommandFailure {
    String kind = arguments.isEmpty() ? "" : arguments.getFirst();
    if (kind.equals("all")) {
      return new Held(new HoldScope.Instance(), arguments.subList(1, arguments.size()));
    }
    if (arguments.size() < NAMED) {
      throw new CommandFailure("Usage: " + command.usage());
    }
    List<String> rest = arguments.subList(NAMED, arguments.size());
    String name = arguments.get(1);
    return switch (kind) {
      case "network" -> new Held(new HoldScope.Network(name), rest);
      case "account" -> new Held(new HoldScope.Account(Arguments.account(command, name)), rest);
      default -> throw new CommandFailure("Usage: " + command.usage());
    };
  }

  /** What is held, in words. */
  static String words(HoldScope scope) {
    return switch (scope) {
      case HoldScope.Instance ignored -> "everything";
      case HoldScope.Network network -> "network " + Table.plain(network.providerId());
      case HoldScope.Account account -> "account " + account.accountId();
    };
  }
}
