package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import org.rostrum.access.Caller;
import org.rostrum.hosting.ProviderBundles;

/** Does something with the bundle of one network. */
final class BundleChangeCommand implements Command {
  private final Platform platform;
  private final String name;
  private final String arguments;
  private final String summary;
  private final Change change;

  /** What is done; answers a sentence. */
  interface Change {
    String apply(ProviderBundles bundles, Caller caller, String id, String rest);
  }

  BundleChangeCommand(
      Platform platform, String name, String arguments, String summary, Change change) {
    this.platform = platform;
    this.name = name;
    this.arguments = arguments;
    this.summary = summary;
    this.change = change;
  }

  /** The commands of this kind. */
  static List<Command> all(Platform platform) {
    return List.of(
        new BundleChangeCommand(
            platform,
            "rollback",
            "<network>",
            "goes back to a network's version before, or brings back a removed one",
            (bundles, caller, id, rest) ->
                id + " runs in version " + bundles.rollBack(caller, id).version() + " again."),
        new BundleChangeCommand(
            platform,
            "uninstall",
            "<network>",
            "removes a network; its accounts, posts, settings and last jar are kept",
            (bundles, caller, id, rest) -> {
              bundles.remove(caller, id);
              return id + " was removed. rostrum:rollback " + id + " brings it back.";
            }),
        new BundleChangeCommand(
            platform,
            "provider-suspend",
            "<network> [reason]",
            "asks nothing more of a network's provider; its publications wait",
            (bundles, caller, id, rest) -> {
              bundles.suspend(caller, id, rest);
              return id + " is suspended. rostrum:provider-resume " + id + " lets it go on.";
            }),
        new BundleChangeCommand(
            platform,
            "provider-resume",
            "<network>",
            "ends the suspension of a network's provider",
            (bundles, caller, id, rest) -> {
              bundles.resume(caller, id);
              return id + " goes on.";
            }));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String arguments() {
    return arguments;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public void run(List<String> typed, PrintStream out) throws CommandFailure {
    int most = arguments.contains("reason") ? Integer.MAX_VALUE : 1;
    Arguments.requireCount(this, typed, 1, most);
    String rest = String.join(" ", typed.subList(1, typed.size()));
    out.println(
        change.apply(platform.bundles(), platform.access().operator(), typed.getFirst(), rest));
  }
}
