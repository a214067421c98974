package org.example.chirp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.testkit.host.TestContext;

/** A sign-in with a password for Chirp, which has none: whoever is somebody there has a session. */
record MischievousSessions(Mischief.Mistake mistake) implements SessionSource {
  @Override
  public TokenGrant open(ServiceContext context, SettingValues fields)
      throws NetworkException, InterruptedException {
    return session(context, fields.secret("password").orElseThrow());
  }

  @Override
  public TokenGrant renew(ServiceContext context, SettingValues home, Secret refreshToken)
      throws NetworkException, InterruptedException {
    try {
      return session(context, refreshToken);
    } catch (NetworkException e) {
      throw mistake == Mischief.Mistake.ENDS_SESSIONS && e.kind() == Kind.TEMPORARY
          ? new NetworkException(Kind.TOKEN_REJECTED, String.valueOf(e.getMessage()))
          : e;
    }
  }

  private static TokenGrant session(ServiceContext context, Secret token)
      throws NetworkException, InterruptedException {
    AccountContext account = new TestContext(context.service(), context.http(), token.expose());
    try {
      JsonNode me = ChirpApi.of(account).get("/me").object();
      if (!me.path("id").isTextual()) {
        throw ChirpApi.unreadable();
      }
      return new TokenGrant(
          token, Optional.empty(), Optional.of(token), Optional.empty(), Set.of());
    } catch (ChirpException e) {
      throw e.whileReading();
    }
  }
}
