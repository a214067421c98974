package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationView;

/** Something that is done to one publication. */
final class ChangeCommand implements Command {
  /** What is done. */
  interface Change {
    PublicationView apply(Posts posts, Caller operator, UUID publication);
  }

  private final Platform platform;
  private final String name;
  private final String summary;
  private final Change change;

  ChangeCommand(Platform platform, String name, String summary, Change change) {
    this.platform = platform;
    this.name = name;
    this.summary = summary;
    this.change = change;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String arguments() {
    return "<publication>";
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireCount(this, arguments, 1, 1);
    UUID id = Arguments.publication(this, arguments);
    out.println(stateOf(change.apply(platform.posts(), platform.access().operator(), id)));
  }

  static String stateOf(PublicationView publication) {
    return (publication.id()
            + " is now "
            + publication.state()
            + ". "
            + Table.plain(publication.next()))
        .strip();
  }
}
