package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import org.rostrum.operations.HealthCheck;

/** How every part does. */
final class HealthCommand implements Command {
  private final Platform platform;

  HealthCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "health";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String summary() {
    return "tells how every part does; fails if one is down";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireNone(this, arguments);
    List<HealthCheck> checks = platform.operations().health(platform.access().operator());
    Table table = new Table("PART", "STATUS", "DETAIL");
    checks.forEach(check -> table.row(check.name(), check.status(), check.detail()));
    table.print(out);
    List<String> down =
        checks.stream()
            .filter(check -> check.status() == HealthCheck.Status.DOWN)
            .map(HealthCheck::name)
            .toList();
    if (!down.isEmpty()) {
      throw new CommandFailure("Down: " + String.join(", ", down) + ". The log says more.");
    }
  }
}
