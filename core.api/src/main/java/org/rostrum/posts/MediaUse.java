package org.rostrum.posts;

import java.util.Optional;
import java.util.UUID;

/**
 * A piece of media in a post. Title, text and link are the piece's own: they are used where a post
 * has several pieces and the network takes them for each (as Pinterest does in a carousel), and
 * left out elsewhere.
 *
 * @param mediaId which
 * @param altText what it shows, for people who cannot see it; may be empty
 * @param title of this piece; may be empty; at most {@link PostDraft#MAX_TITLE} code points
 * @param text of this piece; may be empty; at most {@link PostDraft#MAX_TEXT} code points
 * @param link of this piece; empty for none; at most {@link PostDraft#MAX_LINK} characters
 * @param cover of a video; empty to leave it to the network; without effect for a picture
 */
public record MediaUse(
    UUID mediaId,
    String altText,
    String title,
    String text,
    Optional<String> link,
    Optional<MediaCover> cover) {

  /**
   * A piece without texts and cover of its own.
   *
   * @param mediaId which
   * @param altText what it shows
   */
  public MediaUse(UUID mediaId, String altText) {
    this(mediaId, altText, "", "", Optional.empty(), Optional.empty());
  }

  /**
   * The same piece with texts of its own.
   *
   * @param newTitle its title; may be empty
   * @param newText its text; may be empty
   * @param newLink its link; empty for none
   * @return the piece
   */
  public MediaUse withTexts(String newTitle, String newText, Optional<String> newLink) {
    return new MediaUse(mediaId, altText, newTitle, newText, newLink, cover);
  }

  /**
   * The same video with a cover.
   *
   * @param newCover what stands for it
   * @return the piece
   */
  public MediaUse withCover(MediaCover newCover) {
    return new MediaUse(mediaId, altText, title, text, link, Optional.of(newCover));
  }
}
