package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import org.rostrum.scheduling.HoldView;

/** Puts publishing on hold. */
final class HoldCommand implements Command {
  private final Platform platform;

  HoldCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "hold";
  }

  @Override
  public String arguments() {
    return Held.ARGUMENTS + " [reason]";
  }

  @Override
  public String summary() {
    return "sends nothing new until it is resumed; what is being sent is finished";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Held held = Held.of(this, arguments);
    HoldView hold =
        platform
            .holds()
            .hold(platform.access().operator(), held.scope(), String.join(" ", held.rest()));
    out.println(
        "On hold: "
            + Held.words(hold.scope())
            + ". rostrum:resume lets it go on; rostrum:holds lists what is on hold.");
  }
}
