package org.rostrum.web.admin.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.rostrum.access.Caller;
import org.rostrum.access.Session;
import org.rostrum.web.admin.json.SessionJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.SessionCookies;

/** Answers that say who is signed in. */
public final class SessionAnswers {
  private final Platform platform;
  private final SessionCookies cookies;
  private final String version;

  /** Answers for the given platform; the version is the product's. */
  public SessionAnswers(Platform platform, SessionCookies cookies, String version) {
    this.platform = platform;
    this.cookies = cookies;
    this.version = version;
  }

  /** Signed in just now: the cookie comes along. */
  Response signedIn(Session session, Response.Status status, boolean https) {
    return Response.status(status)
        .header(HttpHeaders.SET_COOKIE, cookies.session(session.token(), https))
        .entity(me(session.caller()))
        .build();
  }

  /** Signed out: the cookie goes. */
  Response signedOut(boolean https) {
    return Response.noContent().header(HttpHeaders.SET_COOKIE, cookies.noSession(https)).build();
  }

  SessionJson me(Caller caller) {
    return SessionJson.of(caller, platform.access().workspace(caller), version);
  }
}
