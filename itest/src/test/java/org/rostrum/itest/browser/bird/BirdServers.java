package org.rostrum.itest.browser.bird;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationServer;
import org.rostrum.provider.auth.AuthorizationServerSource;
import org.rostrum.provider.settings.SettingValues;

/** Finds the server in what stands behind the sign: {@code robin@127.0.0.1:4711}. */
final class BirdServers implements AuthorizationServerSource {
  @Override
  public AuthorizationServer find(ServiceContext context, SettingValues fields)
      throws NetworkException {
    String[] parts = fields.require("handle").split("@", 2);
    if (parts.length < 2) {
      throw new NetworkException(
          Kind.REFUSED, "There is no server in '" + parts[0] + "'. Write it as name@server.");
    }
    return new AuthorizationServer(
        URI.create("http://" + parts[1]), Optional.of(parts[0]), Map.of("login_hint", parts[0]));
  }

  @Override
  public Map<String, String> home(ServiceContext context, URI issuer, String subject) {
    return Map.of("server", issuer.toString());
  }
}
