package org.rostrum.provider.bluesky.internal.account;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unchanging id of an account (<a href="https://atproto.com/specs/did">DID</a>). Of the two
 * methods that the AT Protocol knows, {@code plc} is looked up in a directory and {@code web} on
 * the host that it names.
 */
public final class Did {
  private static final Pattern PLC = Pattern.compile("did:plc:[a-z2-7]{24}");

  /**
   * Labels with dots between them; the last begins with a letter, as no address in numbers does.
   */
  private static final Pattern WEB =
      Pattern.compile(
          "did:web:(?<host>([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?)"
              + "(%3A(?<port>[1-9]\\d{0,4}))?");

  private static final Pattern HANDLE =
      Pattern.compile(
          "([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
  private static final int MAX_HANDLE = 253;
  private static final int MAX_WEB = 166;

  private Did() {}

  /**
   * Whether a text is one that this provider can work with.
   *
   * @param text the text
   * @return whether it is of a known method and short enough for ids of posts
   */
  public static boolean isDid(String text) {
    return PLC.matcher(text).matches() || web(text).isPresent();
  }

  /** The host of a {@code web} id, with the port if it names one. */
  private static Optional<String> web(String text) {
    Matcher web = WEB.matcher(text);
    if (text.length() > MAX_WEB || !web.matches()) {
      return Optional.empty();
    }
    String host = web.group("host");
    String port = web.group("port");
    return port == null
        ? Optional.of(host)
        : Optional.of(host + ":" + port)
            .filter(some -> Integer.parseInt(port) <= ServerAddress.MAX_PORT);
  }

  /**
   * Whether a text has the form of a handle.
   *
   * @param text without a leading {@code @}
   * @return whether it can be one
   */
  public static boolean isHandle(String text) {
    return text.length() <= MAX_HANDLE && HANDLE.matcher(text).matches();
  }

  /**
   * Where the account's document is.
   *
   * @param did a known id
   * @param directory the directory of {@code plc} ids
   * @return its address; empty if the text is no known id
   */
  static Optional<URI> document(String did, URI directory) {
    if (PLC.matcher(did).matches()) {
      return Optional.of(URI.create(directory + "/" + did));
    }
    return web(did)
        .map(
            host ->
                URI.create(
                    (ServerAddress.isThisMachine(host.split(":", 2)[0]) ? "http://" : "https://")
                        + host
                        + "/.well-known/did.json"));
  }
}
