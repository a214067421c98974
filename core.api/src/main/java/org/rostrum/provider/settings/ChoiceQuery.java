package org.rostrum.provider.settings;

import java.util.Optional;

/**
 * What to look up.
 *
 * @param lookup which list, as {@link Setting#lookup()} names it
 * @param search text that labels should contain, any case; empty for all
 * @param cursor where to go on, as the last {@link ChoicePage} said; empty for the start
 * @param limit how many entries at most, 1 to {@link #MAX_LIMIT}
 * @param options the values of the form so far, of which {@link Setting#lookupDependsOn()} matter
 */
public record ChoiceQuery(
    String lookup, String search, Optional<String> cursor, int limit, SettingValues options) {
  /** The most entries a page may have. */
  public static final int MAX_LIMIT = 250;
}
