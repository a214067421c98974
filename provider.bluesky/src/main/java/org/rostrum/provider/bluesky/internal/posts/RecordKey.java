package org.rostrum.provider.bluesky.internal.posts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The key under which a publication's record is stored: a TID (<a
 * href="https://atproto.com/specs/tid">microseconds since 1970 and ten bits more</a>) that follows
 * from the publication's id and from nothing else. Whatever is asked twice, after whatever crash
 * and whatever change, is asked under the same key, and one key holds one record.
 *
 * @param value 63 bits
 */
record RecordKey(long value) {
  /** A post and the replies behind it: no publication has more records. */
  static final int MAX_PARTS = 50;

  private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
  private static final Pattern FORM = Pattern.compile("[234567a-j][234567a-z]{12}");
  private static final int LENGTH = 13;
  private static final int CLOCK_BITS = 10;
  private static final int CLOCK_MASK = (1 << CLOCK_BITS) - 1;

  /**
   * A millisecond has room for the upper two bits of a counter, a stretch of hash, and the parts.
   */
  private static final int MICROS = 1_000;

  private static final int QUARTER = MICROS / 4;

  /** For ids that hold no time: they get a time in one of the twelve years from then. */
  private static final long SOME_YEAR = 1_672_531_200_000L;

  private static final long SOME_YEARS = 12L * 365 * 24 * 3_600 * 1_000;

  /**
   * The key of a publication's post. One of version 7 (RFC 9562) gives the key its time, so that
   * keys grow as publications do, and the twelve bits behind it, by which a host tells those of one
   * millisecond apart.
   *
   * @param publication the host's id
   */
  static RecordKey of(UUID publication) {
    long hash = hash(publication);
    boolean timed = publication.version() == 7;
    long millis =
        timed
            ? publication.getMostSignificantBits() >>> 16
            : SOME_YEAR + Math.floorMod(hash >>> 12, SOME_YEARS);
    int counter = (int) ((timed ? publication.getMostSignificantBits() : hash) & 0xfff);
    long micros =
        millis * MICROS
            + (counter >>> CLOCK_BITS) * (long) QUARTER
            + Math.floorMod(hash >>> 40, QUARTER - MAX_PARTS);
    return new RecordKey((micros << CLOCK_BITS) | (counter & CLOCK_MASK));
  }

  /** Whether a text has the form of a key. */
  static boolean isKey(String text) {
    return FORM.matcher(text).matches();
  }

  /** Reads a key that {@link #isKey} accepts. */
  static RecordKey parse(String text) {
    long value = 0;
    for (int index = 0; index < LENGTH; index++) {
      value = (value << 5) | ALPHABET.indexOf(text.charAt(index));
    }
    return new RecordKey(value);
  }

  /** The key of a reply behind the post: a microsecond later for each. */
  RecordKey part(int number) {
    return new RecordKey(value + ((long) number << CLOCK_BITS));
  }

  @Override
  public String toString() {
    char[] text = new char[LENGTH];
    long rest = value;
    for (int index = LENGTH - 1; index >= 0; index--) {
      text[index] = ALPHABET.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(text);
  }

  private static long hash(UUID publication) {
    try {
      byte[] text = publication.toString().getBytes(StandardCharsets.US_ASCII);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
