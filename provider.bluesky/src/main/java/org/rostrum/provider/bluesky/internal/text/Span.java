package org.rostrum.provider.bluesky.internal.text;

/**
 * A stretch of a text that means something.
 *
 * @param start the first UTF-16 unit
 * @param end the unit behind the last
 * @param meaning what it is
 */
public record Span(int start, int end, Meaning meaning) {
  /** What a stretch of a text is. */
  public sealed interface Meaning {}

  /**
   * A link.
   *
   * @param uri the whole address, which the text may show shortened
   */
  public record Link(String uri) implements Meaning {}

  /**
   * Another account.
   *
   * @param handle its handle as written, without {@code @}
   */
  public record Mention(String handle) implements Meaning {}

  /**
   * A tag.
   *
   * @param tag the tag without its first sign
   */
  public record Tag(String tag) implements Meaning {}
}
