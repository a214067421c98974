package org.rostrum.provider.content;

import java.time.Duration;
import java.util.Optional;

/**
 * A picture or video that belongs to a post, as the host probed it. Its bytes are streamed by
 * {@code PublishContext.open}.
 *
 * @param id the library's id
 * @param kind what it is
 * @param contentType its type as sniffed from the bytes, for example {@code image/jpeg}
 * @param bytes its size: exactly as many as the stream has
 * @param width in pixels, as shown (rotation applied)
 * @param height in pixels, as shown (rotation applied)
 * @param duration of a video
 * @param sha256 of the bytes, in lower-case hex
 * @param altText what it shows, for people who cannot see it; may be empty
 * @param title of this piece, for networks that take one for each of several; may be empty
 * @param text of this piece, for networks that take one for each of several; may be empty
 * @param link of this piece, for networks that take one for each of several; empty for none
 * @param cover what stands for a video; empty to leave it to the network
 */
public record Media(
    String id,
    MediaKind kind,
    String contentType,
    long bytes,
    int width,
    int height,
    Optional<Duration> duration,
    String sha256,
    String altText,
    String title,
    String text,
    Optional<String> link,
    Optional<Cover> cover) {

  /**
   * A piece without texts and cover of its own.
   *
   * @param id the library's id
   * @param kind what it is
   * @param contentType its type
   * @param bytes its size
   * @param width in pixels, as shown
   * @param height in pixels, as shown
   * @param duration of a video
   * @param sha256 of the bytes
   * @param altText what it shows
   */
  public Media(
      String id,
      MediaKind kind,
      String contentType,
      long bytes,
      int width,
      int height,
      Optional<Duration> duration,
      String sha256,
      String altText) {
    this(
        id,
        kind,
        contentType,
        bytes,
        width,
        height,
        duration,
        sha256,
        altText,
        "",
        "",
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same piece with texts of its own.
   *
   * @param newTitle its title; may be empty
   * @param newText its text; may be empty
   * @param newLink its link; empty for none
   * @return the piece
   */
  public Media withTexts(String newTitle, String newText, Optional<String> newLink) {
    return new Media(
        id,
        kind,
        contentType,
        bytes,
        width,
        height,
        duration,
        sha256,
        altText,
        newTitle,
        newText,
        newLink,
        cover);
  }

  /**
   * The same piece with another cover.
   *
   * @param newCover what stands for it; empty to leave it to the network
   * @return the piece
   */
  public Media withCover(Optional<Cover> newCover) {
    return new Media(
        id,
        kind,
        contentType,
        bytes,
        width,
        height,
        duration,
        sha256,
        altText,
        title,
        text,
        link,
        newCover);
  }

  /**
   * The same piece in another form, for example converted.
   *
   * @param newType its type in that form
   * @param newBytes its size in that form
   * @param newWidth in pixels
   * @param newHeight in pixels
   * @param newSha256 of the bytes of that form
   * @return the piece
   */
  public Media inForm(
      String newType, long newBytes, int newWidth, int newHeight, String newSha256) {
    return new Media(
        id, kind, newType, newBytes, newWidth, newHeight, duration, newSha256, altText, title, text,
        link, cover);
  }
}
