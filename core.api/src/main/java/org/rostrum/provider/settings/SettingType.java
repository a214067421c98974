package org.rostrum.provider.settings;

/**
 * What kind of value a {@link Setting} holds. Values travel as text in the canonical form named
 * with each constant, so that storing and transporting them needs no knowledge of the type.
 */
public enum SettingType {
  /** One line of text. */
  TEXT,
  /** Several lines of text, separated by {@code \n}. */
  MULTILINE,
  /** A whole number, as {@link Long#toString(long)} writes it. */
  INTEGER,
  /** A decimal number with a point, as {@link java.math.BigDecimal#toPlainString()} writes it. */
  DECIMAL,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** The {@link Choice#value()} of one of the declared choices. */
  CHOICE,
  /** The {@link Choice#value()} of an entry that {@link LiveChoices} answered for the account. */
  LIVE_CHOICE,
  /** An absolute {@code http} or {@code https} address (RFC 3986). */
  URI,
  /** A length of time in ISO 8601 form, for example {@code PT15M}. */
  DURATION,
  /** A colour as {@code #RRGGBB}. */
  COLOUR,
  /** A secret: written, never read back. Blank on save means unchanged. */
  SECRET
}
