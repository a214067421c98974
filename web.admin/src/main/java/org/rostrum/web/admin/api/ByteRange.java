package org.rostrum.web.admin.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file (RFC 9110, 14.1.2).
 *
 * @param first the first byte, from 0
 * @param last the last byte; before the first one if the file has none of those asked for
 */
record ByteRange(long first, long last) {
  /** Eighteen digits fit into a long; nobody has a longer file. */
  private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  /**
   * Reads the header.
   *
   * @return the part; empty if the whole file is to be answered: that is allowed for several
   *     ranges, and wanted for other units and for what cannot be read
   */
  static Optional<ByteRange> parse(String header, long size) {
    Matcher one = ONE.matcher(header);
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (one.group(1).isEmpty()) {
      long wanted = Long.parseLong(one.group(2));
      return Optional.of(new ByteRange(wanted == 0 ? size : Math.max(0, size - wanted), size - 1));
    }
    long first = Long.parseLong(one.group(1));
    long last = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
    if (last < first && !one.group(2).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(first, Math.min(last, size - 1)));
  }

  boolean isSatisfiable() {
    return first <= last;
  }

  long length() {
    return last - first + 1;
  }

  String of(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}
