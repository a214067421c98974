package org.rostrum.scheduler.hosting;

import java.util.Optional;

/**
 * The location of a bundle that the installer has let in, {@code rostrum-provider:<id>}: it says
 * for which provider id that was. Where a bundle's own code holds on to its place for ever, the
 * next one gets {@code rostrum-provider:<id>~<n>}. No bundle can choose or change its location.
 */
public final class AdmittedPlace {
  private static final String PREFIX = "rostrum-provider:";
  private static final char BESIDE = '~';

  private AdmittedPlace() {}

  /**
   * The location for a provider.
   *
   * @param lost how many places for it cannot be used any more
   */
  public static String of(String providerId, int lost) {
    return PREFIX + providerId + (lost == 0 ? "" : BESIDE + Integer.toString(lost));
  }

  /** Whether the installer has put a bundle there. */
  public static boolean isOne(String location) {
    return location.startsWith(PREFIX);
  }

  /** The provider id that a bundle at this location was let in for; empty if it was not let in. */
  public static Optional<String> providerId(String location) {
    if (!isOne(location)) {
      return Optional.empty();
    }
    String id = location.substring(PREFIX.length());
    int beside = id.indexOf(BESIDE);
    return Optional.of(beside < 0 ? id : id.substring(0, beside));
  }
}
