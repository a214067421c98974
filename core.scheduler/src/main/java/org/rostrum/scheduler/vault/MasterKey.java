package org.rostrum.scheduler.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key that wraps data keys. Its id is derived from it, so that a file under the name of another
 * key is noticed; 64 bits of a hash of 256 random bits tell nothing about them.
 */
final class MasterKey {
  private static final int ID_BYTES = 8;

  private final String id;
  private final Cipher cipher;

  private MasterKey(byte[] key) {
    this.id = fingerprint(key);
    this.cipher = new Cipher(key);
  }

  /** Reads a key as it stands in a file or variable: base64 of 32 bytes. */
  static Optional<MasterKey> parse(String text) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    try {
      return key.length == Cipher.KEY_BYTES ? Optional.of(new MasterKey(key)) : Optional.empty();
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  String id() {
    return id;
  }

  Cipher cipher() {
    return cipher;
  }

  @Override
  public String toString() {
    return "master key " + id;
  }

  private static String fingerprint(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("rostrum.vault.1/master-key-id/".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(key), 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
