package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.posts.PublicationView;
import org.rostrum.scheduling.AccountQueue;

/** What is queued for an account. */
final class QueueCommand implements Command {
  private static final int TITLE = 40;

  private final Platform platform;

  QueueCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "queue";
  }

  @Override
  public String arguments() {
    return "<account>";
  }

  @Override
  public String summary() {
    return "lists what is queued for an account, in its order";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireCount(this, arguments, 1, 1);
    UUID account = Arguments.account(this, arguments.getFirst());
    Caller operator = platform.access().operator();
    AccountQueue queue = platform.queues().queue(operator, account);
    Times times = new Times(platform.access().workspace(operator).zone());
    queue
        .pause()
        .ifPresent(
            pause ->
                out.println(
                    Table.plain(
                        "Paused since "
                            + times.of(pause.since())
                            + " by "
                            + pause.by()
                            + (pause.reason().isBlank() ? "." : ": " + pause.reason()))));
    queue.publications().stream()
        .findFirst()
        .ifPresent(first -> out.println("Queue of " + Table.plain(Table.account(first)) + "."));
    if (queue.publications().isEmpty()) {
      out.println("Nothing is queued for this account.");
      return;
    }
    publications(queue, times, out);
  }

  private static void publications(AccountQueue queue, Times times, PrintStream out) {
    Table table = new Table("PLACE", "PUBLICATION", "DUE", "STATE", "TITLE");
    int place = 1;
    for (PublicationView publication : queue.publications()) {
      table.row(
          place++,
          publication.id(),
          times.of(publication.dueAt()),
          publication.state(),
          Table.cut(publication.title(), TITLE));
    }
    table.print(out);
    out.println(times.note());
  }
}
