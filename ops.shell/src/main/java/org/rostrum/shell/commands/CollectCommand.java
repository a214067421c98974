package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import org.rostrum.access.Caller;

/** Collects an account's figures soon. */
final class CollectCommand implements Command {
  private final Platform platform;

  CollectCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "collect";
  }

  @Override
  public String arguments() {
    return "<account>";
  }

  @Override
  public String summary() {
    return "collects the statistics of an account now, instead of once a day";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireCount(this, arguments, 1, 1);
    UUID account = Arguments.account(this, arguments.getFirst());
    Caller operator = platform.access().operator();
    Times times = new Times(platform.access().workspace(operator).zone());
    out.println(
        StatisticsCommand.standing(platform.statistics().collect(operator, account), times));
    out.println(times.note());
  }
}
