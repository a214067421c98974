package org.rostrum.web.admin.signin;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.rostrum.provider.settings.Secret;

/** Secrets that only one browser holds. */
public final class BrowserSecrets {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final RandomGenerator random;

  /** Draws from the given source, which must not be guessable. */
  public BrowserSecrets(RandomGenerator random) {
    this.random = random;
  }

  /** The browser's own secret, so that a second flow does not break the first; else a new one. */
  public Secret keepOrMake(Optional<String> cookie) {
    return read(cookie).orElseGet(this::make);
  }

  /** What the cookie holds, if it can be one of ours. */
  public static Optional<Secret> read(Optional<String> cookie) {
    return cookie.filter(value -> FORM.matcher(value).matches()).map(Secret::of);
  }

  private Secret make() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
