package org.rostrum.provider.pinterest.internal.pins;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.pinterest.internal.settings.PinForm;
import org.rostrum.provider.settings.SettingValues;

/** Checks what the content rules and the options' schema cannot say. */
public final class PinCheck {
  private PinCheck() {}

  /**
   * Checks a pin.
   *
   * @param content what would be published
   * @param options board and section
   * @return every problem
   */
  public static List<ContentProblem> problems(Content content, SettingValues options) {
    List<ContentProblem> problems = new ArrayList<>();
    content.link().filter(link -> !link.isBlank()).flatMap(PinCheck::link).ifPresent(problems::add);
    problems.addAll(MediaProblems.of(content.media()));
    String board = options.text(PinForm.BOARD).orElse("");
    if (board.isBlank()) {
      problems.add(option(PinForm.BOARD, "REQUIRED", "A pin needs a board. Choose one."));
    } else if (!Json.isId(board)) {
      problems.add(option(PinForm.BOARD, "MALFORMED", "This is no board. Choose one offered."));
    }
    options
        .text(PinForm.SECTION)
        .filter(section -> !section.isBlank() && !Json.isId(section))
        .map(
            section ->
                option(PinForm.SECTION, "MALFORMED", "This is no section. Choose one offered."))
        .ifPresent(problems::add);
    return List.copyOf(problems);
  }

  static Optional<ContentProblem> link(String link) {
    try {
      URI uri = new URI(link);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (web && uri.getHost() != null) {
        return Optional.empty();
      }
    } catch (URISyntaxException e) {
      // Answered below, in words that help.
    }
    return Optional.of(
        ContentProblem.of(
            "link",
            "MALFORMED",
            "The link must be a whole address such as https://example.org/page."));
  }

  private static ContentProblem option(String key, String code, String message) {
    return ContentProblem.of("options." + key, code, message);
  }
}
