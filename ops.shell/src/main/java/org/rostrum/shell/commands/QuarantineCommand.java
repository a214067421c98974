package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import org.rostrum.access.Caller;
import org.rostrum.hosting.QuarantineView;

/** The files that were refused. */
final class QuarantineCommand implements Command {
  private final Platform platform;

  QuarantineCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "quarantine";
  }

  @Override
  public String arguments() {
    return "[forget <file>]";
  }

  @Override
  public String summary() {
    return "lists the files that were refused as networks, with reasons, or forgets one";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Caller operator = platform.access().operator();
    if (!arguments.isEmpty()) {
      if (arguments.size() != 2 || !arguments.getFirst().equals("forget")) {
        throw new CommandFailure("Usage: " + usage());
      }
      platform.bundles().forget(operator, arguments.get(1));
      out.println("Forgotten.");
      return;
    }
    List<QuarantineView> refused = platform.bundles().quarantine(operator);
    if (refused.isEmpty()) {
      out.println("No file is in quarantine.");
      return;
    }
    Table table = new Table("ID", "FILE", "AT", "CODE", "REASON");
    for (QuarantineView file : refused) {
      table.row(file.id(), file.fileName(), file.at(), file.code(), file.reason());
    }
    table.print(out);
  }
}
