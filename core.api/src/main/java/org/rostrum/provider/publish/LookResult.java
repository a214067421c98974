package org.rostrum.provider.publish;

import java.util.Map;

/** What a look at a published post showed. */
public sealed interface LookResult {

  /**
   * The post is there.
   *
   * @param texts what it says
   * @param options the options that {@link PublishedPosts#editable()} names, as they are there;
   *     what is missing is not set
   */
  record There(PostTexts texts, Map<String, String> options) implements LookResult {
    /** Copies the options. */
    public There {
      options = Map.copyOf(options);
    }
  }

  /** The network says that there is no such post (any more). */
  record Gone() implements LookResult {}
}
