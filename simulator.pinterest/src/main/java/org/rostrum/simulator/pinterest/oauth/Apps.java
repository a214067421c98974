package org.rostrum.simulator.pinterest.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The registered apps. */
public final class Apps {

  private static final String BASIC = "basic ";

  private final List<App> all;

  public Apps(List<App> all) {
    this.all = List.copyOf(all);
  }

  public List<App> all() {
    return all;
  }

  public Optional<App> withId(String id) {
    return all.stream().filter(app -> app.id().equals(id)).findFirst();
  }

  /** The app whose id and secret an {@code Authorization: Basic} header carries. */
  public Optional<App> authenticated(String authorization) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      return Optional.empty();
    }
    String credentials;
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      credentials = new String(decoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int colon = credentials.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    return withId(credentials.substring(0, colon))
        .filter(app -> same(app.secret(), credentials.substring(colon + 1)));
  }

  private static boolean same(String expected, String actual) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
  }
}
