package org.rostrum.web.admin.events;

import java.util.Optional;
import org.rostrum.access.Caller;
import org.rostrum.provider.settings.Secret;
import org.rostrum.web.admin.signin.SignIns;

/** With what a stream was opened. */
record Credential(Optional<String> authorization, Optional<String> session) {

  Caller caller(SignIns signIns) {
    return signIns.caller(authorization, session);
  }

  boolean isSession(Secret token) {
    return authorization.isEmpty() && session.filter(token.expose()::equals).isPresent();
  }

  @Override
  public String toString() {
    return authorization.isPresent() ? "Credential[token]" : "Credential[session]";
  }
}
