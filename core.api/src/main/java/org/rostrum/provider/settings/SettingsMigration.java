package org.rostrum.provider.settings;

import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Brings the operator's service settings over when a new version of a provider asks for them in
 * another way. An optional service: a provider registers it beside its {@code NetworkProvider},
 * with the same {@code org.rostrum.provider.id} property.
 *
 * <p>The host asks once when a version starts and the saved settings do not satisfy its schema. It
 * saves the answer only if the schema is satisfied then; otherwise the network waits for its
 * settings, and the old ones stay as they are. What the schema does not know is kept as well, so
 * that an older version finds its settings again.
 *
 * <p>Called on a thread of the host; must answer at once and touch no network.
 */
@ConsumerType
public interface SettingsMigration {
  /**
   * Says what the settings are in the terms of this version.
   *
   * @param values canonical texts by key, as an older version had them; secrets left out
   * @param secretsSet keys of the secrets that hold a value
   * @return the settings of this version
   */
  Migrated migrate(Map<String, String> values, Set<String> secretsSet);

  /**
   * Settings in the terms of this version.
   *
   * @param values canonical texts by key; they replace what was saved under the same keys
   * @param secrets which saved secret each secret of this version takes its value from: the new
   *     key, then the old one
   */
  record Migrated(Map<String, String> values, Map<String, String> secrets) {
    /** Copies the maps. */
    public Migrated {
      values = Map.copyOf(values);
      secrets = Map.copyOf(secrets);
    }
  }
}
