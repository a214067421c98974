package org.rostrum.analytics;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;

/** A table that is written while it is read, so that its size does not matter. */
@ProviderType
public interface StatisticsExport {
  /** What is exported. */
  enum Kind {
    /** A line for each metric and day of the account. */
    ACCOUNT,
    /** A line for each post, metric and day. */
    POSTS
  }

  /**
   * A name for the file.
   *
   * @return ASCII letters, digits, hyphens and {@code .csv}
   */
  String fileName();

  /**
   * Writes the table as CSV (RFC 4180) in UTF-8 with a header row. A text that a spreadsheet would
   * take for a formula begins with an apostrophe.
   *
   * @param out where to; it is not closed
   * @throws IOException if it cannot be written there
   */
  void writeTo(OutputStream out) throws IOException;
}
