package org.rostrum.posts;

import java.util.Map;
import java.util.UUID;

/**
 * One account that a post goes to.
 *
 * @param accountId which
 * @param options the network's publication options, canonical texts by key
 * @param version what this account says differently
 */
public record Target(UUID accountId, Map<String, String> options, Version version) {
  /** Copies the options. */
  public Target {
    options = Map.copyOf(options);
  }
}
