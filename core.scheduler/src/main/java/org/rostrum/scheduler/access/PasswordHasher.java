package org.rostrum.scheduler.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.settings.Secret;

/**
 * Argon2id with the parameters that OWASP recommends (Password Storage Cheat Sheet), kept beside
 * each hash in the PHC form, so that they can be raised later. Few hashes are made at once, since
 * each takes {@link #MEMORY_KIB}.
 */
public final class PasswordHasher {
  /** The memory of one hash, in KiB: 19 MiB. */
  static final int MEMORY_KIB = 19_456;

  /** How often the memory is gone through. */
  static final int PASSES = 2;

  /** How many threads one hash uses. */
  static final int LANES = 1;

  /** How many hashes are made at once, so that sign-ins never take more than 78 MiB together. */
  static final int MAX_AT_ONCE = 4;

  /** How long a sign-in waits for its turn. */
  static final Duration MAX_WAITING = Duration.ofSeconds(10);

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random;
  private final Semaphore turns = new Semaphore(MAX_AT_ONCE, true);

  /**
   * Takes what salts are made of.
   *
   * @param random safe for use by many threads
   */
  public PasswordHasher(SecureRandom random) {
    this.random = random;
  }

  /** The parts of the PHC form; salt and hash in base64. */
  private record Hash(int memory, int passes, int lanes, String salt, String hash) {
    static Hash today(byte[] salt, byte[] hash) {
      Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
      return new Hash(
          MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    String phc() {
      return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(memory, passes, lanes, salt, hash);
    }

    static Optional<Hash> parse(String phc) {
      Matcher parts = PHC.matcher(phc);
      return parts.matches()
          ? Optional.of(
              new Hash(
                  Integer.parseInt(parts.group(1)),
                  Integer.parseInt(parts.group(2)),
                  Integer.parseInt(parts.group(3)),
                  parts.group(4),
                  parts.group(5)))
          : Optional.empty();
    }

    boolean isToday() {
      return memory == MEMORY_KIB && passes == PASSES && lanes == LANES;
    }
  }

  /** Hashes a new password. */
  String hash(Secret password) {
    Hash blank = Hash.today(bytes(SALT_BYTES), bytes(HASH_BYTES));
    return Hash.today(Base64.getDecoder().decode(blank.salt()), argon2(password, blank)).phc();
  }

  /** Whether a password is the one that was hashed. */
  boolean matches(Secret password, String phc) {
    Hash expected =
        Hash.parse(phc)
            .orElseThrow(() -> new IllegalStateException("A password hash is not in its form"));
    return MessageDigest.isEqual(
        argon2(password, expected), Base64.getDecoder().decode(expected.hash()));
  }

  /** Whether a hash was made with other parameters than today's. */
  boolean isOutdated(String phc) {
    return Hash.parse(phc).filter(Hash::isToday).isEmpty();
  }

  /** A hash that no password matches; finding that out takes as long as with a real one. */
  String ofNobody() {
    return Hash.today(bytes(SALT_BYTES), bytes(HASH_BYTES)).phc();
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] argon2(Secret password, Hash like) {
    // the same password typed on another keyboard may come in another form (NIST SP 800-63B-4)
    byte[] text =
        Normalizer.normalize(password.expose(), Normalizer.Form.NFKC)
            .getBytes(StandardCharsets.UTF_8);
    takeTurn();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(like.memory())
              .withIterations(like.passes())
              .withParallelism(like.lanes())
              .withSalt(Base64.getDecoder().decode(like.salt()))
              .build());
      byte[] hash = new byte[Base64.getDecoder().decode(like.hash()).length];
      generator.generateBytes(text, hash);
      return hash;
    } finally {
      turns.release();
      Arrays.fill(text, (byte) 0);
    }
  }

  private void takeTurn() {
    boolean mine = false;
    try {
      mine = turns.tryAcquire(MAX_WAITING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!mine) {
      throw RequestRefused.tooMany(
          "sign-ins-busy",
          "Too many people are signing in at once. Try again in a moment.",
          MAX_WAITING);
    }
  }
}
