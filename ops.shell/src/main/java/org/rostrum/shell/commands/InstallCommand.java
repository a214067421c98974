package org.rostrum.shell.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.rostrum.access.Caller;
import org.rostrum.hosting.BundleView;
import org.rostrum.hosting.InstallPlan;

/** Stages a jar, and installs it once its fingerprint is confirmed. */
final class InstallCommand implements Command {
  private final Platform platform;

  InstallCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "install";
  }

  @Override
  public String arguments() {
    return "<file or plan> [sha256]";
  }

  @Override
  public String summary() {
    return "installs or updates a network from a jar; unsigned ones want their SHA-256 confirmed";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireCount(this, arguments, 1, 2);
    Caller operator = platform.access().operator();
    String confirmed = arguments.size() > 1 ? arguments.get(1) : "";
    InstallPlan plan = plan(operator, arguments.getFirst());
    out.println(
        "%s %s %s%s, SHA-256 %s"
            .formatted(
                plan.change(),
                plan.providerId(),
                plan.fromVersion().map(from -> from + " to ").orElse(""),
                plan.toVersion(),
                plan.fingerprint()));
    plan.notes().forEach(out::println);
    if (plan.needsConfirmation() && confirmed.isEmpty()) {
      out.println(
          "Nobody trusted has signed it. Compare the fingerprint with the author's, then type:");
      out.println("rostrum:install " + plan.id() + " " + plan.fingerprint());
      return;
    }
    BundleView view = platform.bundles().install(operator, plan.id(), confirmed);
    out.println(view.network() + " " + view.version() + " is " + view.state() + ".");
  }

  private InstallPlan plan(Caller operator, String what) throws CommandFailure {
    for (InstallPlan plan : platform.bundles().plans(operator)) {
      if (plan.id().toString().equals(what)) {
        return plan;
      }
    }
    Path file = file(what);
    try (InputStream jar = Files.newInputStream(file)) {
      return platform.bundles().stage(operator, file.getFileName().toString(), jar);
    } catch (IOException e) {
      throw new CommandFailure("The file cannot be read: " + Table.cut(what, 200));
    }
  }

  /** The platform's process has a folder of its own: only a whole path is understood. */
  private Path file(String what) throws CommandFailure {
    try {
      Path file = Path.of(what);
      if (file.isAbsolute() && Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // said below
    }
    throw new CommandFailure(
        "'"
            + Table.cut(what, 200)
            + "' is neither a plan of rostrum:bundles nor the whole path of a file. Usage: "
            + usage());
  }
}
