package org.rostrum.scheduler.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;

/** AES-256-GCM as Tink does it: a fresh nonce in front, a tag of 128 bits behind. */
final class Cipher {
  /** The length of every key, in bytes. */
  static final int KEY_BYTES = 32;

  private static final AesGcmParameters PARAMETERS = parameters();

  private final Aead aead;

  @AccessesPartialKey
  Cipher(byte[] key) {
    try {
      aead =
          AesGcmJce.create(
              AesGcmKey.builder()
                  .setParameters(PARAMETERS)
                  .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                  .build());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  private static AesGcmParameters parameters() {
    try {
      return AesGcmParameters.builder()
          .setKeySizeBytes(KEY_BYTES)
          .setIvSizeBytes(12)
          .setTagSizeBytes(16)
          .setVariant(AesGcmParameters.Variant.NO_PREFIX)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("These parameters are among Tink's own", e);
    }
  }

  byte[] seal(byte[] text, byte[] about) {
    try {
      return aead.encrypt(text, about);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Sealing does not depend on what is sealed", e);
    }
  }

  /** Opens; empty if the bytes, what they are about, or the key are not those of the sealing. */
  Optional<byte[]> open(byte[] sealed, byte[] about) {
    try {
      return Optional.of(aead.decrypt(sealed, about));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** The associated data of a secret: which one, which version of it, and what it is for. */
  static byte[] aboutSecret(UUID id, long version, String purpose) {
    return about("secret", id + "/" + version + "/" + purpose);
  }

  /** The associated data of the data key of a secret. */
  static byte[] aboutDataKey(UUID id, long version, String purpose) {
    return about("data-key", id + "/" + version + "/" + purpose);
  }

  /** The associated data of the known text that tells a wrong master key. */
  static byte[] aboutProbe(String masterKeyId) {
    return about("probe", masterKeyId);
  }

  // only the last part is free text, so that no two different things read the same
  private static byte[] about(String kind, String what) {
    return ("rostrum.vault.1/" + kind + "/" + what).getBytes(StandardCharsets.UTF_8);
  }
}
