package org.rostrum.provider.bluesky.internal.posts;

import java.util.ArrayList;
import java.util.List;
import org.rostrum.provider.bluesky.internal.text.PostText;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.settings.SettingValues;

/**
 * The texts of a publication, one for each record: the post's, with the link where it goes there,
 * and those of the replies.
 *
 * @param texts at least one
 */
record PostParts(List<PostText> texts) {
  PostParts {
    texts = List.copyOf(texts);
  }

  static PostParts of(Content content, SettingValues options) {
    List<PostText> texts = new ArrayList<>();
    PostText first = PostText.of(content.text());
    texts.add(
        LinkUse.of(content, options) instanceof LinkUse.InText link
            ? first.withLink(link.address())
            : first);
    content.replies().forEach(reply -> texts.add(PostText.of(reply)));
    return new PostParts(texts);
  }

  int count() {
    return texts.size();
  }

  /** What the text of a record is called in problems. */
  static String field(int number) {
    return number == 0 ? "text" : "replies[" + (number - 1) + "]";
  }
}
