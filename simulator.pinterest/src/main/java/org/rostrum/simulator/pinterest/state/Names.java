package org.rostrum.simulator.pinterest.state;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives tokens and request ids from the seed: the same seed and the same sequence of requests
 * give the same values, and no value tells the next.
 */
public final class Names {

  private final byte[] seed;

  public Names(long seed) {
    this.seed = Long.toString(seed).getBytes(StandardCharsets.US_ASCII);
  }

  /** An opaque value of 43 characters {@code [A-Za-z0-9_-]} for the n-th thing of its purpose. */
  public String opaque(String purpose, long number) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(derive(purpose, number));
  }

  /** A request id as Pinterest sends it: 16 decimal digits. */
  public String requestId(long number) {
    long value = 0;
    byte[] derived = derive("rid", number);
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | (derived[i] & 0xff);
    }
    return "%016d".formatted(Long.remainderUnsigned(value, 10_000_000_000_000_000L));
  }

  /** Signs a text, in lower-case hexadecimal: the same text gives the same signature. */
  public String signature(String text) {
    return HexFormat.of().formatHex(mac("signature:" + text));
  }

  /** SHA-256 in lower-case hexadecimal. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private byte[] derive(String purpose, long number) {
    return mac(purpose + ":" + number);
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(seed, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
