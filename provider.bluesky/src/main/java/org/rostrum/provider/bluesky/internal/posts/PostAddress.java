package org.rostrum.provider.bluesky.internal.posts;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.provider.bluesky.internal.account.Did;
import org.rostrum.provider.bluesky.internal.settings.ServiceForm;
import org.rostrum.provider.settings.SettingValues;

/**
 * Where a post is stored; its {@code at://} address is the network's id of it.
 *
 * @param repo the DID of the account
 * @param key the record's key
 */
public record PostAddress(String repo, String key) {
  static final String COLLECTION = "app.bsky.feed.post";

  private static final Pattern FORM = Pattern.compile("at://([^/]+)/" + COLLECTION + "/([^/]+)");

  /**
   * Reads the network's id of a post.
   *
   * @param uri the id
   * @return the address; empty if it is none of a post
   */
  public static Optional<PostAddress> of(String uri) {
    Matcher form = FORM.matcher(uri);
    return form.matches() && Did.isDid(form.group(1)) && RecordKey.isKey(form.group(2))
        ? Optional.of(new PostAddress(form.group(1), form.group(2)))
        : Optional.empty();
  }

  /**
   * The network's id of the post.
   *
   * @return an {@code at://} address
   */
  public String uri() {
    return "at://" + repo + "/" + COLLECTION + "/" + key;
  }

  URI page(SettingValues service) {
    return ServiceForm.post(service, repo, key);
  }

  /** A reply behind the post. */
  PostAddress part(int number) {
    return new PostAddress(repo, RecordKey.parse(key).part(number).toString());
  }
}
