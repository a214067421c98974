package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import org.rostrum.access.Caller;
import org.rostrum.scheduling.HoldView;

/** What is on hold. */
final class HoldsCommand implements Command {
  private final Platform platform;

  HoldsCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "holds";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String summary() {
    return "lists what is on hold, since when, by whom and why";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireNone(this, arguments);
    Caller operator = platform.access().operator();
    List<HoldView> holds = platform.holds().list(operator);
    if (holds.isEmpty()) {
      out.println("Nothing is on hold.");
      return;
    }
    Times times = new Times(platform.access().workspace(operator).zone());
    Table table = new Table("ON HOLD", "SINCE", "BY", "REASON");
    for (HoldView hold : holds) {
      table.row(Held.words(hold.scope()), times.of(hold.since()), hold.by(), hold.reason());
    }
    table.print(out);
    out.println(times.note());
  }
}
