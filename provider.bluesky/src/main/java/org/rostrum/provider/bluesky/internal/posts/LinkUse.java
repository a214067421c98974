package org.rostrum.provider.bluesky.internal.posts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.bluesky.internal.settings.PostForm;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.settings.SettingValues;

/** What becomes of a post's link: Bluesky shows a card or media, not both. */
sealed interface LinkUse {
  /**
   * A card below the text.
   *
   * @param address where it leads
   * @param picture what it shows; empty for words only
   */
  record Card(URI address, Optional<Media> picture) implements LinkUse {}

  /**
   * At the end of the text.
   *
   * @param address where it leads
   */
  record InText(URI address) implements LinkUse {}

  /** There is none, or it is left out. */
  record None() implements LinkUse {}

  /**
   * Reads what the publisher wants.
   *
   * @param content with a link that {@link #address} can read, if it has one
   * @param options the publication's options
   */
  static LinkUse of(Content content, SettingValues options) {
    Optional<URI> address = content.link().flatMap(LinkUse::address);
    if (address.isEmpty()) {
      return new None();
    }
    List<Media> media = content.media();
    return switch (options.text(PostForm.LINK_AS).orElse(PostForm.AUTO)) {
      case PostForm.CARD -> new Card(address.get(), media.stream().findFirst());
      case PostForm.IN_TEXT -> new InText(address.get());
      case PostForm.LEFT_OUT -> new None();
      default ->
          media.isEmpty() ? new Card(address.get(), Optional.empty()) : new InText(address.get());
    };
  }

  /** Whether the media are too many or of the wrong kind for this use. */
  default boolean clashes(List<Media> media) {
    return this instanceof Card
        && (media.size() > 1 || media.stream().anyMatch(one -> one.kind() == MediaKind.VIDEO));
  }

  /** A whole web address; empty if the text is none. */
  static Optional<URI> address(String link) {
    try {
      URI uri = new URI(link.strip());
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
