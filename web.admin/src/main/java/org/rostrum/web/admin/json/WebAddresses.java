package org.rostrum.web.admin.json;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses that may stand behind a link of the console. */
public final class WebAddresses {
  private WebAddresses() {}

  /** Whether it is http or https; networks are not trusted to name nothing else, like a script. */
  public static boolean isWeb(URI address) {
    return "https".equals(address.getScheme()) || "http".equals(address.getScheme());
  }

  /** The address if it is one. */
  static @Nullable URI orNull(Optional<URI> address) {
    return address.filter(WebAddresses::isWeb).orElse(null);
  }
}
