package org.rostrum.posts;

import java.util.List;
import java.util.Optional;

/**
 * What a publisher composed. A draft may be incomplete; scheduling checks it.
 *
 * @param title shared title; may be empty
 * @param text shared text; may be empty
 * @param link shared link; empty for none
 * @param media in order
 * @param replies texts that follow the post, in order: the rest of a thread, or a first comment;
 *     left out where a network takes none
 * @param targets where it goes, at most one per account
 */
public record PostDraft(
    String title,
    String text,
    Optional<String> link,
    List<MediaUse> media,
    List<String> replies,
    List<Target> targets) {
  /** The longest shared title, in code points; networks set shorter ones. */
  public static final int MAX_TITLE = 500;

  /** The longest shared text, in code points; networks set shorter ones. */
  public static final int MAX_TEXT = 20_000;

  /** The longest link, in characters. */
  public static final int MAX_LINK = 2_048;

  /** The longest alt text, in code points. */
  public static final int MAX_ALT_TEXT = 2_000;

  /** The most pieces of media. */
  public static final int MAX_MEDIA = 20;

  /** The most replies that follow a post; networks take fewer. */
  public static final int MAX_REPLIES = 25;

  /** The longest reply, in code points; networks set shorter ones. */
  public static final int MAX_REPLY = 3_000;

  /** The most accounts a post goes to. */
  public static final int MAX_TARGETS = 50;

  /** Copies the lists. */
  public PostDraft {
    media = List.copyOf(media);
    replies = List.copyOf(replies);
    targets = List.copyOf(targets);
  }

  /**
   * A post that nothing follows.
   *
   * @param title shared title; may be empty
   * @param text shared text; may be empty
   * @param link shared link; empty for none
   * @param media in order
   * @param targets where it goes, at most one per account
   */
  public PostDraft(
      String title,
      String text,
      Optional<String> link,
      List<MediaUse> media,
      List<Target> targets) {
    this(title, text, link, media, List.of(), targets);
  }
}
