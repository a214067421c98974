package org.rostrum.web.admin.signin;

import jakarta.ws.rs.core.SecurityContext;
import org.rostrum.access.Caller;

/** Hands resources the caller. */
public final class Callers {
  private Callers() {}

  /** The caller that {@link Authentication} found. */
  public static Caller of(SecurityContext security) {
    if (security.getUserPrincipal() instanceof SignedIn.Who who) {
      return who.caller();
    }
    throw new IllegalStateException("This address is public and has no caller");
  }
}
