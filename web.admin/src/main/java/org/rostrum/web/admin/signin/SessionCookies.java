package org.rostrum.web.admin.signin;

import java.net.URI;
import java.time.Duration;
import org.rostrum.provider.settings.Secret;

/** The cookies that are set, as the text of a Set-Cookie header (RFC 6265). */
public final class SessionCookies {
  /** Holds the session. */
  public static final String SESSION = "rostrum_session";

  /** Binds a consent flow to the browser that began it. */
  public static final String BROWSER = "rostrum_browser";

  /** How long a browser keeps the session cookie: as long as the longest session lives. */
  public static final Duration SESSION_LIFE = Duration.ofDays(90);

  /** How long a consent flow may take, and a little more. */
  public static final Duration BROWSER_LIFE = Duration.ofMinutes(15);

  private final boolean alwaysSecure;

  /** Takes the address under which people reach this installation. */
  public SessionCookies(URI baseUrl) {
    this.alwaysSecure = "https".equals(baseUrl.getScheme());
  }

  /** Keeps a session. */
  public String session(Secret token, boolean https) {
    return cookie(SESSION, token.expose(), SESSION_LIFE, https);
  }

  /** Forgets the session. */
  public String noSession(boolean https) {
    return cookie(SESSION, "", Duration.ZERO, https);
  }

  /** Keeps the browser's secret of a consent flow. */
  public String browser(Secret secret, boolean https) {
    return cookie(BROWSER, secret.expose(), BROWSER_LIFE, https);
  }

  private String cookie(String name, String value, Duration life, boolean https) {
    String secure = alwaysSecure || https ? "; Secure" : "";
    return name
        + "="
        + value
        + "; Path=/; Max-Age="
        + life.toSeconds()
        + "; HttpOnly; SameSite=Lax"
        + secure;
  }
}
