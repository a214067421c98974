package org.rostrum.provider.pinterest.internal.pins;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Judges the address that a network named for an upload. It is the network's word, not the
 * operator's: nobody shall steer Rostrum to a machine of the house with it. Pinterest's own
 * environments name public https hosts; a server that the operator entered may be in the house, and
 * on this machine if its API is.
 */
final class UploadTarget {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  /** Digits and dots, or an IPv6 literal: no name that a certificate would be checked for. */
  private static final Pattern LITERAL = Pattern.compile("[\\d.]+|\\[.*]");

  private static final String PINTEREST = ".pinterest.com";

  private final URI api;
  private final Resolver resolver;

  /** Looks a name up. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * Judges for one environment.
   *
   * @param api the base of its calls
   */
  UploadTarget(URI api, Resolver resolver) {
    this.api = api;
    this.resolver = resolver;
  }

  /** What is wrong with the address, without its path and query; empty if nothing is. */
  Optional<String> objection(URI address) {
    String host = address.getHost() == null ? "" : address.getHost();
    if (host.isEmpty() || address.getRawUserInfo() != null) {
      return Optional.of("It names no host, or a password.");
    }
    boolean https = "https".equalsIgnoreCase(address.getScheme());
    if (!https && !"http".equalsIgnoreCase(address.getScheme())) {
      return Optional.of("It does not begin with https://.");
    }
    if (pinterests()) {
      return https ? objectionOfPinterests(host) : Optional.of(host + " is not reached by https.");
    }
    if (LOOPBACK.matcher(apiHost()).matches()) {
      boolean own = LOOPBACK.matcher(host).matches();
      return https || own ? Optional.empty() : Optional.of(host + " is not reached by https.");
    }
    if (!https) {
      return Optional.of(host + " is not reached by https.");
    }
    try {
      return objectionIf(
          host, UploadTarget::isThisMachine, "this machine, and the API is elsewhere");
    } catch (UnknownHostException e) {
      return Optional.empty(); // leads nowhere: the upload itself says so, and may be tried again
    }
  }

  private boolean pinterests() {
    return apiHost().toLowerCase(Locale.ROOT).endsWith(PINTEREST);
  }

  private String apiHost() {
    return api.getHost() == null ? "" : api.getHost();
  }

  private static boolean isThisMachine(InetAddress address) {
    return address.isLoopbackAddress() || address.isAnyLocalAddress();
  }

  /** A name that is public now may not be so later, but then no certificate fits it. */
  private Optional<String> objectionOfPinterests(String host) {
    if (LITERAL.matcher(host).matches()) {
      return Optional.of(host + " is a number, not a name.");
    }
    try {
      return objectionIf(host, address -> !isPublic(address), "not a public address");
    } catch (UnknownHostException e) {
      return Optional.of(host + " is not known.");
    }
  }

  /** However it is spelled: what counts is where it leads. */
  private Optional<String> objectionIf(
      String host, Predicate<InetAddress> refused, String explanation) throws UnknownHostException {
    for (InetAddress address : resolver.resolve(host)) {
      if (refused.test(address)) {
        return Optional.of(host + " is " + explanation + ".");
      }
    }
    return Optional.empty();
  }

  private static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    return !(address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || shared);
  }
}
