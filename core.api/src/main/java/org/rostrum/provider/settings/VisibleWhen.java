package org.rostrum.provider.settings;

import java.util.Map;
import java.util.Set;

/**
 * Shows a setting only while another one has one of some values. A hidden setting is neither
 * required nor checked, and its stored value is kept.
 *
 * @param setting the key of the other setting
 * @param values the values (canonical text) with which this one appears
 */
public record VisibleWhen(String setting, Set<String> values) {

  /** Copies the values. */
  public VisibleWhen {
    values = Set.copyOf(values);
  }

  /**
   * Decides for a set of values.
   *
   * @param current the values in force, defaults included
   * @return whether the setting appears
   */
  public boolean holds(Map<String, String> current) {
    String value = current.get(setting);
    return value != null && values.contains(value);
  }
}
