package org.rostrum.provider.pinterest.internal.boards;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses of pictures, as the network gives them. */
public final class Pictures {
  private Pictures() {}

  /**
   * Reads an address.
   *
   * @param text what the network said
   * @param maxLength the longest one taken
   * @return the address, or empty if it is not one of the web
   */
  public static Optional<URI> address(String text, int maxLength) {
    if (text.isEmpty() || text.length() > maxLength) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      // A list without a picture is better than no list.
      return Optional.empty();
    }
  }
}
