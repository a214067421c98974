package org.rostrum.provider.content;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a network takes of one kind of media.
 *
 * @param kind which kind
 * @param maxCount how many pieces a post may have
 * @param contentTypes which types; the host converts an image of another type to the first image
 *     type it can write
 * @param maxBytes the largest piece
 * @param minWidth in pixels
 * @param minHeight in pixels
 * @param minDuration the shortest video; empty if unlimited or an image
 * @param maxDuration the longest video; empty if unlimited or an image
 * @param cover whether a video takes a cover; {@link CoverUse#NONE} for images
 * @param preferredRatio the shape that is shown best: others are taken, with advice
 */
public record MediaRule(
    MediaKind kind,
    int maxCount,
    Set<String> contentTypes,
    long maxBytes,
    int minWidth,
    int minHeight,
    Optional<Duration> minDuration,
    Optional<Duration> maxDuration,
    CoverUse cover,
    Optional<AspectRatio> preferredRatio) {
  /** Copies the types. */
  public MediaRule {
    contentTypes = Set.copyOf(contentTypes);
  }

  /**
   * Begins a rule for pictures: one, of any size.
   *
   * @param contentTypes which types, for example {@code image/jpeg}
   * @return the builder
   */
  public static Builder images(String... contentTypes) {
    return new Builder(MediaKind.IMAGE, Set.of(contentTypes));
  }

  /**
   * Begins a rule for videos: one, of any size and length, without a cover.
   *
   * @param contentTypes which types, for example {@code video/mp4}
   * @return the builder
   */
  public static Builder videos(String... contentTypes) {
    return new Builder(MediaKind.VIDEO, Set.of(contentTypes));
  }

  /** Builds a rule; everything that is not said is unlimited. Not for use by several threads. */
  public static final class Builder {
    private final MediaKind kind;
    private final Set<String> contentTypes;
    private int maxCount = 1;
    private long maxBytes = Long.MAX_VALUE;
    private int minWidth = 1;
    private int minHeight = 1;
    private Optional<Duration> minDuration = Optional.empty();
    private Optional<Duration> maxDuration = Optional.empty();
    private CoverUse cover = CoverUse.NONE;
    private Optional<AspectRatio> preferredRatio = Optional.empty();

    private Builder(MediaKind kind, Set<String> contentTypes) {
      this.kind = kind;
      this.contentTypes = contentTypes;
    }

    /**
     * Sets how many pieces a post may have.
     *
     * @param pieces at least 1
     * @return this
     */
    public Builder maxCount(int pieces) {
      maxCount = pieces;
      return this;
    }

    /**
     * Sets the largest piece.
     *
     * @param bytes its size
     * @return this
     */
    public Builder maxBytes(long bytes) {
      maxBytes = bytes;
      return this;
    }

    /**
     * Sets the smallest size.
     *
     * @param width in pixels
     * @param height in pixels
     * @return this
     */
    public Builder minSize(int width, int height) {
      minWidth = width;
      minHeight = height;
      return this;
    }

    /**
     * Sets how short and how long a video may be.
     *
     * @param shortest the shortest; zero for unlimited
     * @param longest the longest
     * @return this
     */
    public Builder duration(Duration shortest, Duration longest) {
      minDuration = Optional.of(shortest).filter(length -> !length.isZero());
      maxDuration = Optional.of(longest);
      return this;
    }

    /**
     * Sets whether a video takes a cover.
     *
     * @param use whether
     * @return this
     */
    public Builder cover(CoverUse use) {
      cover = use;
      return this;
    }

    /**
     * Sets the shape that is shown best.
     *
     * @param width how many parts wide
     * @param height how many parts high
     * @return this
     */
    public Builder preferredRatio(int width, int height) {
      preferredRatio = Optional.of(new AspectRatio(width, height));
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the rule
     */
    public MediaRule build() {
      return new MediaRule(
          kind,
          maxCount,
          contentTypes,
          maxBytes,
          minWidth,
          minHeight,
          minDuration,
          maxDuration,
          cover,
          preferredRatio);
    }
  }
}
