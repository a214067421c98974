package org.rostrum.simulator.pinterest.pins;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Fields;

/** Takes the texts of a pin out of a body, within Pinterest's limits. */
final class PinText {

  static final int MAX_TITLE = 100;
  static final int MAX_DESCRIPTION = 800;
  static final int MAX_ALT_TEXT = 500;
  static final int MAX_LINK = 2048;

  /** A link to this host is refused as the live service refuses what it takes for spam. */
  static final String SPAM_HOST = "spam.example";

  /** The schema {@code AiDisclosureItem} of the description 5.28.0. */
  private static final Set<String> AI_DISCLOSURES = Set.of("AI_MODIFIED", "SYNTHETIC_PERFORMER");

  private PinText() {}

  static Pin.Text of(Fields fields) throws ApiError {
    return new Pin.Text(
        fields.optionalText("title", MAX_TITLE),
        fields.optionalText("description", MAX_DESCRIPTION),
        link(fields),
        fields.optionalText("alt_text", MAX_ALT_TEXT));
  }

  /** The texts after a change: a field that is not mentioned stays. */
  static Pin.Text changed(Pin.Text known, Fields fields) throws ApiError {
    Pin.Text sent = of(fields);
    return new Pin.Text(
        fields.mentions("title") ? sent.title() : known.title(),
        fields.mentions("description") ? sent.description() : known.description(),
        fields.mentions("link") ? sent.link() : known.link(),
        fields.mentions("alt_text") ? sent.altText() : known.altText());
  }

  /** What the maker says of artificial intelligence; empty if nothing. */
  static List<String> aiDisclosures(Fields fields) throws ApiError {
    return fields.has("ai_disclosures")
        ? fields.object("ai_disclosures", Set.of("values")).choices("values", AI_DISCLOSURES)
        : List.of();
  }

  static Optional<String> link(Fields fields) throws ApiError {
    Optional<String> link = fields.optionalText("link", MAX_LINK);
    if (link.isEmpty() || link.get().isEmpty()) {
      return Optional.empty();
    }
    String host = host(link.get());
    if (host.equals(SPAM_HOST) || host.endsWith("." + SPAM_HOST)) {
      throw new ApiError(429, 9, "We blocked this link because it may lead to spam");
    }
    return link;
  }

  private static String host(String link) throws ApiError {
    try {
      URI uri = new URI(link);
      String scheme = uri.getScheme();
      if (uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
        return uri.getHost().toLowerCase(Locale.ROOT);
      }
    } catch (URISyntaxException e) {
      // Refused below with what is no web address.
    }
    throw ApiError.invalid("Invalid URL: " + link);
  }
}
