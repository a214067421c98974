package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.posts.OnNetwork;
import org.rostrum.posts.PublishedEdit;

/** Changes one text of a published post on its network. */
final class EditCommand implements Command {
  private final Platform platform;

  EditCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "edit";
  }

  @Override
  public String arguments() {
    return "<publication> title|text|link|alt <words>";
  }

  @Override
  public String summary() {
    return "changes a text of a published post on its network";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireCount(this, arguments, 3, Integer.MAX_VALUE);
    UUID id = Arguments.publication(this, arguments);
    String part = arguments.get(1);
    Optional<String> words = Optional.of(String.join(" ", arguments.subList(2, arguments.size())));
    Optional<String> same = Optional.empty();
    PublishedEdit edit =
        switch (part) {
          case "title" -> new PublishedEdit(words, same, same, same, Map.of());
          case "text" -> new PublishedEdit(same, words, same, same, Map.of());
          case "link" -> new PublishedEdit(same, same, words, same, Map.of());
          case "alt" -> new PublishedEdit(same, same, same, words, Map.of());
          default -> throw new CommandFailure("Usage: " + usage());
        };
    out.println(outcome(platform.changes().edit(platform.access().operator(), id, edit)));
  }

  static String outcome(OnNetwork post) {
    return post.publication().id()
        + " is "
        + post.presence()
        + "; rostrum:explain tells when it is done.";
  }
}
