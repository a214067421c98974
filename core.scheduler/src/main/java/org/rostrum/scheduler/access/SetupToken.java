package org.rostrum.scheduler.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import org.rostrum.provider.settings.Secret;

/**
 * The token that a process prints while nobody owns it, so that only who sees its output can. The
 * next start prints another one. 60 bits, behind a throttle.
 */
public final class SetupToken {
  // without the letters that are mistaken for digits
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int GROUPS = 3;
  private static final int GROUP_LENGTH = 4;
  private static final int MAX_LENGTH = 64;

  private final String text;

  private SetupToken(String text) {
    this.text = text;
  }

  /**
   * Makes a token.
   *
   * @param random where chance comes from
   * @return a new one
   */
  public static SetupToken random(SecureRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        text.append('-');
      }
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new SetupToken(text.toString());
  }

  /** Whether somebody typed this token; capitals and hyphens do not matter. */
  boolean is(Secret typed) {
    return isPlausible(typed) && MessageDigest.isEqual(plain(typed.expose()), plain(text));
  }

  /** Whether it is short enough to be looked at. */
  static boolean isPlausible(Secret typed) {
    return typed.expose().length() <= MAX_LENGTH;
  }

  /** What is kept of a token where several nodes must know it. */
  static String hash(Secret typed) {
    return Tokens.hash(Secret.of(canonical(typed.expose())));
  }

  private static byte[] plain(String text) {
    return canonical(text).getBytes(StandardCharsets.UTF_8);
  }

  private static String canonical(String text) {
    return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  /**
   * Gives the text, to be printed once and kept nowhere.
   *
   * @return the token
   */
  public Secret secret() {
    return Secret.of(text);
  }
}
