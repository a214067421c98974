package org.rostrum.web.admin.json;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.ServiceSettingsView;
import org.rostrum.provider.settings.SettingProblem;

/** The operator's settings of a network; of secrets only that they are set. */
public record SettingsJson(
    Map<String, String> values,
    List<String> secretsSet,
    URI redirectUri,
    @Nullable Instant savedAt) {

  /** What to save: texts by key; a blank secret stays as it is. */
  public record NewSettings(@Nullable Map<String, @Nullable String> values) {
    @Override
    public String toString() {
      return "NewSettings[values=" + (values == null ? "none" : values.keySet()) + "]";
    }
  }

  /** What the network says of the saved settings. */
  public record TestJson(List<SettingProblem> problems) {}

  /** The JSON form. */
  public static SettingsJson of(ServiceSettingsView view) {
    return new SettingsJson(
        new TreeMap<>(view.values()),
        view.secretsSet().stream().sorted().toList(),
        view.redirectUri(),
        view.savedAt().orElse(null));
  }
}
