package org.rostrum.provider.content;

/**
 * What a network takes for each piece of media of a post that has several. Where it takes nothing,
 * the pieces' own texts are left out.
 *
 * @param title the piece's title
 * @param text the piece's text
 * @param link the piece's address
 */
public record PieceRules(TextRule title, TextRule text, TextRule link) {
  /**
   * No texts for a piece but its alt text.
   *
   * @return the rules
   */
  public static PieceRules unused() {
    return new PieceRules(
        TextRule.unused("Title"), TextRule.unused("Text"), TextRule.unused("Link"));
  }
}
