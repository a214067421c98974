package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import org.rostrum.access.Caller;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.BundleView;
import org.rostrum.hosting.InstallPlan;
import org.rostrum.hosting.ProviderHealth;

/** The bundles of networks, and what waits to become one. */
final class BundlesCommand implements Command {
  private final Platform platform;

  BundlesCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "bundles";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String summary() {
    return "lists the bundles of networks, how they do, and staged ones that wait for a decision";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireNone(this, arguments);
    Caller operator = platform.access().operator();
    Table table =
        new Table(
            "ID",
            "VERSION",
            "STATE",
            "HEALTH",
            "INTERFACE",
            "TRUST",
            "BEFORE",
            "ACCOUNTS",
            "WAITING",
            "REASON");
    List<BundleView> bundles = platform.bundles().list(operator);
    for (BundleView view : bundles) {
      table.row(
          view.providerId(),
          view.version(),
          view.state(),
          view.health().state(),
          view.spiRange(),
          trust(view.trust()),
          view.previousVersion().orElse("-"),
          view.accounts(),
          view.waiting(),
          view.reason());
    }
    table.print(out);
    faults(bundles, out);
    List<InstallPlan> plans = platform.bundles().plans(operator);
    if (!plans.isEmpty()) {
      out.println();
      Table waiting = new Table("PLAN", "FILE", "CHANGE", "ID", "VERSION", "SHA-256");
      for (InstallPlan plan : plans) {
        waiting.row(
            plan.id(),
            plan.fileName(),
            plan.change(),
            plan.providerId(),
            plan.toVersion(),
            plan.fingerprint());
      }
      waiting.print(out);
    }
  }

  private static void faults(List<BundleView> bundles, PrintStream out) {
    Table table = new Table("ID", "FAULT AT", "KIND", "WHAT");
    boolean any = false;
    for (BundleView view : bundles) {
      for (ProviderHealth.Fault fault : view.health().faults()) {
        table.row(view.providerId(), fault.at(), fault.kind(), fault.detail());
        any = true;
      }
    }
    if (any) {
      out.println();
      table.print(out);
    }
  }

  private static String trust(BundleTrust trust) {
    return trust.name().isEmpty() ? trust.kind().name() : trust.kind() + " " + trust.name();
  }
}
