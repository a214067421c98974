package org.rostrum.simulator.pinterest.oauth;

import java.util.Set;

/**
 * An app registered with Pinterest.
 *
 * @param redirectUris the only ones the authorize page sends people to; compared literally
 */
public record App(String id, String secret, Set<String> redirectUris) {

  /** The seeded app's id. */
  public static final String PRACTICE_ID = "1488000";

  /** The seeded app's secret: it protects nothing and is shown on the practice page. */
  public static final String PRACTICE_SECRET = "practice-secret";

  public App {
    redirectUris = Set.copyOf(redirectUris);
  }

  /** The seeded app with the given redirect URIs. */
  public static App practice(Set<String> redirectUris) {
    return new App(PRACTICE_ID, PRACTICE_SECRET, redirectUris);
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "App[id=" + id + ", redirectUris=" + redirectUris + "]";
  }
}
