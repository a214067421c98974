package org.rostrum.shell.commands;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Every command. */
public final class Commands {
  private Commands() {}

  /** The commands for a platform, in the order in which help lists them. */
  public static List<Command> of(Platform platform) {
    List<Command> commands = new ArrayList<>();
    commands.add(new HealthCommand(platform));
    commands.add(new ProvidersCommand(platform));
    commands.add(new BundlesCommand(platform));
    commands.add(new InstallCommand(platform));
    commands.addAll(BundleChangeCommand.all(platform));
    commands.add(new QuarantineCommand(platform));
    commands.add(new AccountsCommand(platform));
    commands.add(new DueCommand(platform));
    commands.add(new ExplainCommand(platform));
    commands.add(
        new ChangeCommand(
            platform,
            "retry",
            "publishes again what failed, or at once what waits",
            (posts, caller, id) -> posts.retry(caller, id)));
    commands.add(
        new ChangeCommand(
            platform,
            "cancel",
            "calls a publication off",
            (posts, caller, id) -> posts.cancel(caller, id)));
    commands.add(new DecideCommand(platform));
    commands.add(new EditCommand(platform));
    commands.add(new RemoveCommand(platform));
    commands.add(new QueueCommand(platform));
    commands.add(new StatisticsCommand(platform, InstantSource.system()));
    commands.add(new CollectCommand(platform));
    commands.add(new HoldsCommand(platform));
    commands.add(new HoldCommand(platform));
    commands.add(new ResumeCommand(platform));
    commands.add(new VaultRotateCommand(platform));
    commands.add(new HelpCommand(commands));
    return List.copyOf(commands);
  }
}
