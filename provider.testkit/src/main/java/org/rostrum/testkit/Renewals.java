package org.rostrum.testkit;

import java.util.Map;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;

/** One session, renewed again and again, each time with what was given last. For one thread. */
final class Renewals {
  private final SessionSource sessions;
  private final Fixture fixture;
  private Map<String, String> home;
  private Secret token;

  Renewals(SessionSource sessions, Fixture fixture, TokenGrant opened, Secret token) {
    this.sessions = sessions;
    this.fixture = fixture;
    this.home = opened.home();
    this.token = token;
    fixture.keep(token);
  }

  TokenGrant next() throws NetworkException, InterruptedException {
    TokenGrant grant = sessions.renew(fixture.context(), SettingValues.of(home, Map.of()), token);
    fixture.keep(grant.accessToken());
    if (grant.refreshToken().isPresent()) {
      token = grant.refreshToken().get();
      fixture.keep(token);
    }
    if (!grant.home().isEmpty()) {
      home = grant.home();
    }
    return grant;
  }
}
