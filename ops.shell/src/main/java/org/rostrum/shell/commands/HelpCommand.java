package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;

/** What can be said. */
final class HelpCommand implements Command {
  private final List<Command> commands;

  /** Lists the given commands; the list may still grow. */
  HelpCommand(List<Command> commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String summary() {
    return "lists the commands";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireNone(this, arguments);
    Table table = new Table("COMMAND", "WHAT IT DOES");
    commands.forEach(command -> table.row(command.usage(), command.summary()));
    table.print(out);
  }
}
