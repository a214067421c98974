package org.rostrum.scheduler.network;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides where a provider may send: {@code https} anywhere, {@code http} only to this machine,
 * because tokens travel along. Names are judged as written, without asking the DNS.
 */
public final class SafeAddress {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private SafeAddress() {}

  /** Whether a host, as it is written, is this machine. */
  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  /**
   * Judges an address.
   *
   * @return what is wrong with it, for people, without its path and query; empty if nothing is
   */
  public static Optional<String> objection(URI address) {
    String host = address.getHost();
    if (host == null || host.isEmpty()) {
      return Optional.of("The address names no host. Write it as https://host/path.");
    }
    if (address.getRawUserInfo() != null) {
      return Optional.of("The address of " + host + " holds a name or password. Leave them out.");
    }
    if ("https".equalsIgnoreCase(address.getScheme())) {
      return Optional.empty();
    }
    if ("http".equalsIgnoreCase(address.getScheme())) {
      return isLoopback(host)
          ? Optional.empty()
          : Optional.of(
              "The address of "
                  + host
                  + " begins with http://, which is allowed for this machine only. Use https://.");
    }
    return Optional.of("The address of " + host + " must begin with https://.");
  }
}
