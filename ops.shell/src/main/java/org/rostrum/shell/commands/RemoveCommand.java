package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.UUID;

/** Removes a published post from its network. */
final class RemoveCommand implements Command {
  private final Platform platform;

  RemoveCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "remove";
  }

  @Override
  public String arguments() {
    return "<publication>";
  }

  @Override
  public String summary() {
    return "removes a published post from its network";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireCount(this, arguments, 1, 1);
    UUID id = Arguments.publication(this, arguments);
    out.println(EditCommand.outcome(platform.changes().remove(platform.access().operator(), id)));
  }
}
