package org.rostrum.hosting;

import java.util.List;
import org.rostrum.provider.ProviderDescriptor;

/**
 * A network that is installed.
 *
 * @param descriptor what the provider says of itself
 * @param state whether it can be used
 * @param reason why not, for people; empty if it can
 * @param bundle the symbolic name of its bundle
 * @param version the version of its bundle
 * @param environments the environments that its settings choose between, in the provider's order;
 *     empty if it has one only
 */
public record ProviderView(
    ProviderDescriptor descriptor,
    State state,
    String reason,
    String bundle,
    String version,
    List<EnvironmentView> environments) {
  /** Copies the environments. */
  public ProviderView {
    environments = List.copyOf(environments);
  }

  /** Whether a network can be used. */
  public enum State {
    /** It waits for its service settings. */
    NEEDS_SETTINGS,
    /** It can be used. */
    READY
  }
}
