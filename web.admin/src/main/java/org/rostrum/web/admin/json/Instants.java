package org.rostrum.web.admin.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Instants as text. */
public final class Instants {
  private Instants() {}

  /**
   * Reads ISO 8601 with an offset, for example {@code 2026-11-23T09:30:00Z}.
   *
   * @throws java.time.DateTimeException if it is something else
   */
  public static Instant parse(String text) {
    return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
  }
}
