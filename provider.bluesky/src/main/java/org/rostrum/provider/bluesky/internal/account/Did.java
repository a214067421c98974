package org.rostrum.provider.bluesky.internal.account;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The unchanging id of an account (<a href="https://atproto.com/specs/did">DID</a>). Of the two
 * methods that the AT Protocol knows, {@code plc} is looked up in a directory and {@code web} on
 * the host that it names.
 */
public final class Did {
  private static final Pattern PLC = Pattern.compile("did:plc:[a-z2-7]{24}");
  private static final Pattern WEB =
      Pattern.compile("did:web:([a-z0-9.-]{1,150}?)(%3A(\\d{1,5}))?");
  private static final Pattern HANDLE =
      Pattern.compile(
          "([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z][a-zA-Z0-9-]{0,61}");
  private static final int MAX_HANDLE = 253;

  private Did() {}

  /**
   * Whether a text is one that this provider can work with.
   *
   * @param text the text
   * @return whether it is of a known method and short enough for ids of posts
   */
  public static boolean isDid(String text) {
    return PLC.matcher(text).matches() || WEB.matcher(text).matches();
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
    var web = WEB.matcher(did);
    if (!web.matches()) {
      return Optional.empty();
    }
    String scheme = ServerAddress.isThisMachine(web.group(1)) ? "http" : "https";
    String port = web.group(3) == null ? "" : ":" + web.group(3);
    return Optional.of(URI.create(scheme + "://" + web.group(1) + port + "/.well-known/did.json"));
  }
}
