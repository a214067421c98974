package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.posts.Decision;

/** Says what a person found out about a publication of unknown outcome. */
final class DecideCommand implements Command {
  private static final Map<String, Decision> WORDS =
      Map.of("there", Decision.IT_IS_THERE, "again", Decision.PUBLISH_AGAIN, "skip", Decision.SKIP);

  private final Platform platform;

  DecideCommand(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String name() {
    return "decide";
  }

  @Override
  public String arguments() {
    return "<publication> there|again|skip [address]";
  }

  @Override
  public String summary() {
    return "says whether a publication of unknown outcome is there";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireCount(this, arguments, 2, 3);
    UUID id = Arguments.publication(this, arguments);
    Decision decision = WORDS.get(arguments.get(1));
    if (decision == null) {
      throw new CommandFailure("Usage: " + usage());
    }
    Optional<URI> address = arguments.size() < 3 ? Optional.empty() : address(arguments.get(2));
    if (arguments.size() == 3 && (address.isEmpty() || decision != Decision.IT_IS_THERE)) {
      throw new CommandFailure(
          "The address goes with 'there' and begins with http:// or https://. Usage: " + usage());
    }
    out.println(
        ChangeCommand.stateOf(
            platform.posts().decide(platform.access().operator(), id, decision, address)));
  }

  private static Optional<URI> address(String text) {
    try {
      URI address = URI.create(text);
      return "https".equals(address.getScheme()) || "http".equals(address.getScheme())
          ? Optional.of(address)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
