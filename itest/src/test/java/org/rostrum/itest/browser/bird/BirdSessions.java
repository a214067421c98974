package org.rostrum.itest.browser.bird;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;

/** Takes one password, at every server. */
final class BirdSessions implements SessionSource {
  static final String PASSWORD = "open sesame";

  @Override
  public TokenGrant open(ServiceContext context, SettingValues fields) throws NetworkException {
    String password = fields.secret("password").map(Secret::expose).orElse("");
    if (!password.equals(PASSWORD)) {
      throw new NetworkException(
          Kind.TOKEN_REJECTED, "Bird does not know this app password. Make a new one there.");
    }
    return grant("wren").at(Map.of("server", fields.require("server")));
  }

  @Override
  public TokenGrant renew(ServiceContext context, SettingValues home, Secret refreshToken) {
    return grant(refreshToken.expose());
  }

  private static TokenGrant grant(String name) {
    return new TokenGrant(
        Secret.of(name),
        Optional.of(Duration.ofHours(1)),
        Optional.of(Secret.of(name)),
        Optional.empty(),
        Set.of());
  }
}
