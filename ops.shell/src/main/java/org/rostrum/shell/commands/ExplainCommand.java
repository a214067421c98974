package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.posts.AttemptView;
import org.rostrum.posts.Explanation;
import org.rostrum.posts.PublicationView;

/** Everything about one publication: every attempt, what happened, what happens next. */
final class ExplainCommand implements Command {
  private final Platform platform;

  ExplainCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String arguments() {
    return "<publication>";
  }

  @Override
  public String summary() {
    return "tells every attempt, what happened and what happens next";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireCount(this, arguments, 1, 1);
    UUID id = Arguments.publication(this, arguments);
    Caller operator = platform.access().operator();
    Explanation explanation = platform.posts().explain(operator, id);
    Times times = new Times(platform.access().workspace(operator).zone());
    summary(explanation.publication(), times, out);
    attempts(explanation.attempts(), times, out);
    out.println("Next: " + Table.plain(explanation.next()));
    out.println(times.note());
  }

  private static void summary(PublicationView publication, Times times, PrintStream out) {
    out.println("Publication  " + publication.id());
    out.println("Title        " + Table.plain(publication.title()));
    out.println(
        "Account      "
            + Table.plain(Table.account(publication))
            + " on "
            + publication.providerId()
            + " ("
            + publication.accountId()
            + ")");
    out.println("State        " + publication.state());
    if (!publication.reason().isBlank()) {
      out.println("Reason       " + Table.plain(publication.reason()));
    }
    out.println("Due          " + times.of(publication.dueAt()));
    publication.nextAt().ifPresent(at -> out.println("Next look    " + times.of(at)));
    publication.publishedAt().ifPresent(at -> out.println("Published    " + times.of(at)));
    publication
        .url()
        .map(URI::toString)
        .ifPresent(url -> out.println("Address      " + Table.plain(url)));
    out.println();
  }

  private static void attempts(List<AttemptView> attempts, Times times, PrintStream out) {
    if (attempts.isEmpty()) {
      out.println("It has not been tried yet.");
    } else {
      Table table = new Table("TRY", "STARTED", "ENDED", "OUTCOME", "NODE", "DETAIL");
      for (AttemptView attempt : attempts) {
        table.row(
            attempt.number(),
            times.of(attempt.startedAt()),
            times.of(attempt.endedAt()),
            attempt.outcome(),
            attempt.node(),
            attempt.detail());
      }
      table.print(out);
    }
    out.println();
  }
}
