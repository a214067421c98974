package org.rostrum.provider.bluesky.internal.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the address of a server, as people write it and as documents name it. */
public final class ServerAddress {
  /** What to tell people whose text is no address. */
  public static final String HINT =
      "It must be the address of a server, such as https://bsky.social or pds.example.org, without"
          + " anything behind it. Without encryption (http) only a server on this machine is called.";

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MAX_LENGTH = 300;

  /** The highest port there is. */
  static final int MAX_PORT = 65_535;

  private ServerAddress() {}

  /**
   * Reads an address.
   *
   * @param text with or without {@code https://}
   * @return scheme, host and port without a slash at the end, or empty if it is no such address
   */
  public static Optional<URI> of(String text) {
    String given = text.strip();
    if (given.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(given.contains("://") ? given : "https://" + given);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      String host = uri.getHost();
      boolean bare =
          Set.of("", "/").contains(String.valueOf(uri.getRawPath()))
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getRawUserInfo() == null;
      if (host == null || !bare || uri.getPort() > MAX_PORT || !isEncrypted(scheme, host)) {
        return Optional.empty();
      }
      boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
      String port = usual ? "" : ":" + uri.getPort();
      return Optional.of(new URI(scheme + "://" + host.toLowerCase(Locale.ROOT) + port));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isEncrypted(String scheme, String host) {
    return scheme.equals("https") || (scheme.equals("http") && isThisMachine(host));
  }

  static boolean isThisMachine(String host) {
    return THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
  }
}
