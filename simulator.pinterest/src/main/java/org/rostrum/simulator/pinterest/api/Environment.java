package org.rostrum.simulator.pinterest.api;

import java.util.Optional;

/**
 * Pinterest has two worlds that share nothing but the authorize page. In reality their hosts
 * differ; here their base paths do.
 */
public enum Environment {
  PRODUCTION("/v5"),
  SANDBOX("/sandbox/v5");

  private final String basePath;

  Environment(String basePath) {
    this.basePath = basePath;
  }

  /** The path in front of every API path, without a slash at its end. */
  public String basePath() {
    return basePath;
  }

  /** The environment whose API the path belongs to, if any. */
  public static Optional<Environment> ofPath(String path) {
    for (Environment environment : values()) {
      if (path.startsWith(environment.basePath + "/")) {
        return Optional.of(environment);
      }
    }
    return Optional.empty();
  }
}
