package org.rostrum.web.admin.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Days, times and zones as they stand in JSON. What cannot be read is noted in the form. */
public final class WallClock {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private WallClock() {}

  /** The JSON form of a time, for example {@code 09:30}. */
  static String text(LocalTime time) {
    return TIME.format(time);
  }

  /** Reads a time to the minute; empty where it is missing or malformed, which the form notes. */
  static Optional<LocalTime> time(Form form, String field, @Nullable String text) {
    return read(form, field, text, "a time such as 09:30", said -> LocalTime.parse(said, TIME));
  }

  /** Reads a day; empty where it is missing or malformed, which the form notes. */
  static Optional<LocalDate> day(Form form, String field, @Nullable String text) {
    return read(form, field, text, "a day such as 2026-12-01", LocalDate::parse);
  }

  /** Reads a zone that may be left out; what is malformed is noted. */
  static Optional<ZoneId> zone(Form form, String field, @Nullable String text) {
    return text == null
        ? Optional.empty()
        : read(form, field, text, "a time zone such as Europe/Berlin", ZoneId::of);
  }

  private static <T> Optional<T> read(
      Form form, String field, @Nullable String text, String expected, Function<String, T> parse) {
    form.require(field, text);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(text));
    } catch (DateTimeException e) {
      form.reject(field, "MALFORMED", "'" + field + "' must be " + expected + ".");
      return Optional.empty();
    }
  }
}
