package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import org.rostrum.hosting.ProviderView;

/** The installed networks. */
final class ProvidersCommand implements Command {
  private final Platform platform;

  ProvidersCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "providers";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String summary() {
    return "lists the installed networks";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireNone(this, arguments);
    List<ProviderView> providers = platform.providers().list(platform.access().operator());
    if (providers.isEmpty()) {
      out.println("No network is installed.");
      return;
    }
    Table table = new Table("ID", "NAME", "STATE", "VERSION", "BUNDLE", "REASON");
    for (ProviderView provider : providers) {
      table.row(
          provider.descriptor().id(),
          provider.descriptor().name(),
          provider.state(),
          provider.version(),
          provider.bundle(),
          provider.reason());
    }
    table.print(out);
  }
}
