package org.rostrum.provider.publish;

import java.util.Set;
import org.rostrum.provider.settings.SettingValues;

/**
 * A change to a post that is on the network.
 *
 * @param remoteId the network's id of the post
 * @param texts all that it shall say, checked against the content rules; an empty text removes it
 * @param options all options, as they shall be
 * @param changed what of it is new: only parts that {@link PublishedPosts#editable()} names
 */
public record PostEdit(
    String remoteId, PostTexts texts, SettingValues options, EditableParts changed) {

  /**
   * Whether a text is new.
   *
   * @param text which
   * @return true if it changed
   */
  public boolean changes(EditableParts.Text text) {
    return changed.texts().contains(text);
  }

  /**
   * The options that are new.
   *
   * @return their keys
   */
  public Set<String> changedOptions() {
    return changed.options();
  }
}
