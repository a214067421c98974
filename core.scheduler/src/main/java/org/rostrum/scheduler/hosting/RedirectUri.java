package org.rostrum.scheduler.hosting;

import java.net.URI;

/** The one address to which every network sends the browser back. */
public final class RedirectUri {
  /** Its path below the installation's base address. */
  public static final String PATH = "/oauth/callback";

  private RedirectUri() {}

  /** The address of the installation with this base address. */
  public static URI below(URI base) {
    String text = base.toString();
    String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return URI.create(trimmed + PATH);
  }
}
