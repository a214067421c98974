package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import org.rostrum.operations.VaultRotation;

/** Makes a new master key. */
final class VaultRotateCommand implements Command {
  private final Platform platform;

  VaultRotateCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "vault-rotate";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String summary() {
    return "makes a new master key and seals every secret with it";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireNone(this, arguments);
    VaultRotation rotation = platform.operations().rotateVault(platform.access().operator());
    out.println(
        "The master key is now "
            + rotation.key()
            + "; "
            + rotation.done()
            + " of "
            + rotation.total()
            + " secrets are sealed with it.");
    if (rotation.done() < rotation.total()) {
      throw new CommandFailure("It was interrupted. Run rostrum:vault-rotate again to go on.");
    }
  }
}
