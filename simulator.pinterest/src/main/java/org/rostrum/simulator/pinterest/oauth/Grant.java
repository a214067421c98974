package org.rostrum.simulator.pinterest.oauth;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.rostrum.simulator.pinterest.api.Environment;

/**
 * What a token stands for.
 *
 * @param scopes sorted
 */
public record Grant(
    Kind kind,
    String appId,
    String username,
    Environment environment,
    Set<String> scopes,
    Instant expiresAt) {

  /** A token of one kind is never taken for the other. */
  public enum Kind {
    ACCESS,
    REFRESH
  }

  public Grant {
    scopes = new TreeSet<>(scopes);
  }

  boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
