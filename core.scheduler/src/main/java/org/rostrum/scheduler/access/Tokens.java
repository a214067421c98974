package org.rostrum.scheduler.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.rostrum.provider.settings.Secret;

/**
 * Random tokens of 256 bits and the hashes that are kept in their place. So much chance needs no
 * slow hash.
 */
final class Tokens {
  private static final int BYTES = 32;

  /** The longest text that is worth looking at as a token. */
  private static final int MAX_LENGTH = 100;

  private final SecureRandom random;

  Tokens(SecureRandom random) {
    this.random = random;
  }

  Secret next(String prefix) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Secret.of(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether a text can be a token at all. */
  static boolean isPlausible(Secret token, String prefix) {
    String text = token.expose();
    return text.length() <= MAX_LENGTH
        && text.length() > prefix.length()
        && text.startsWith(prefix);
  }

  static String hash(Secret token) {
    return hash(token.expose());
  }

  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
