package org.rostrum.web.admin.signin;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.rostrum.access.Caller;

/** Carries the caller from the authentication to the resource. */
final class SignedIn implements SecurityContext {
  private final Who who;
  private final boolean secure;

  SignedIn(Caller caller, boolean secure) {
    this.who = new Who(caller);
    this.secure = secure;
  }

  record Who(Caller caller) implements Principal {
    @Override
    public String getName() {
      return caller.name();
    }
  }

  @Override
  public Principal getUserPrincipal() {
    return who;
  }

  /** Always false: permissions are checked by the services, in one place. */
  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String getAuthenticationScheme() {
    return who.caller().origin() == Caller.Origin.TOKEN ? "Bearer" : "Cookie";
  }
}
