package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import org.rostrum.access.Caller;
import org.rostrum.operations.Operations;
import org.rostrum.posts.PublicationView;

/** What is due or under way. */
final class DueCommand implements Command {
  private static final int DEFAULT = 20;
  private static final int TITLE = 40;

  private final Platform platform;

  DueCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "due";
  }

  @Override
  public String arguments() {
    return "[how many]";
  }

  @Override
  public String summary() {
    return "lists the next publications, the earliest first";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireCount(this, arguments, 0, 1);
    int limit =
        arguments.isEmpty()
            ? DEFAULT
            : Arguments.number(this, arguments.getFirst(), 1, Operations.MAX_DUE);
    Caller operator = platform.access().operator();
    List<PublicationView> due = platform.operations().due(operator, limit);
    if (due.isEmpty()) {
      out.println("Nothing is due or under way.");
      return;
    }
    Times times = new Times(platform.access().workspace(operator).zone());
    Table table = new Table("PUBLICATION", "DUE", "STATE", "TRIES", "ACCOUNT", "TITLE");
    for (PublicationView publication : due) {
      table.row(
          publication.id(),
          times.of(publication.dueAt()),
          publication.state(),
          publication.attempts(),
          Table.account(publication),
          Table.cut(publication.title(), TITLE));
    }
    table.print(out);
    out.println(times.note());
  }
}
