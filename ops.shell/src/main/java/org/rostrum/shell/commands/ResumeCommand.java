package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import org.rostrum.access.Caller;

/** Ends a hold. */
final class ResumeCommand implements Command {
  private final Platform platform;

  ResumeCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "resume";
  }

  @Override
  public String arguments() {
    return Held.ARGUMENTS;
  }

  @Override
  public String summary() {
    return "ends a hold; other holds stay in force";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Held held = Held.of(this, arguments);
    if (!held.rest().isEmpty()) {
      throw new CommandFailure("Usage: " + usage());
    }
    Caller operator = platform.access().operator();
    platform.holds().resume(operator, held.scope());
    int left = platform.holds().list(operator).size();
    out.println(
        "Resumed: "
            + Held.words(held.scope())
            + "."
            + (left == 0 ? "" : " Still on hold: " + left + ", see rostrum:holds."));
  }
}
