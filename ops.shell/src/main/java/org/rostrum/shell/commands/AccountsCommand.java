package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import org.rostrum.access.Caller;
import org.rostrum.accounts.AccountView;

/** The connected accounts. */
final class AccountsCommand implements Command {
  private final Platform platform;

  AccountsCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "accounts";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String summary() {
    return "lists the connected accounts";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireNone(this, arguments);
    Caller operator = platform.access().operator();
    List<AccountView> accounts = platform.accounts().list(operator);
    if (accounts.isEmpty()) {
      out.println("No account is connected. Connect one on the console's Accounts page.");
      return;
    }
    Times times = new Times(platform.access().workspace(operator).zone());
    Table table = new Table("ID", "NETWORK", "NAME", "STATE", "CONNECTED", "REASON");
    for (AccountView account : accounts) {
      table.row(
          account.id(),
          account.providerId()
              + account.environment().map(environment -> " (" + environment + ")").orElse(""),
          account.identity().displayName(),
          account.state(),
          times.of(account.connectedAt()),
          account.reason());
    }
    table.print(out);
    out.println(times.note());
  }
}
