package org.rostrum.scheduler.hosting;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.scheduler.hosting.isolation.ProviderIsolation;
import org.rostrum.scheduler.hosting.isolation.ProviderSilent;
import org.rostrum.scheduler.network.FaultTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a provider that comes says of itself, or why it is kept out.
 *
 * @param described empty if it is kept out
 * @param objection why, as a clause for people; empty text if it is not
 */
record Introduction(Optional<ProviderDescriptor> described, String objection) {
  private static final Logger LOG = LoggerFactory.getLogger(Introduction.class);

  /** Asks it. */
  static Introduction of(
      ProviderIsolation isolation, ServiceOrigin origin, NetworkProvider provider) {
    @Nullable ProviderDescriptor descriptor;
    try {
      descriptor = isolation.describe(origin.providerId(), provider);
      if (descriptor == null) {
        return refused(origin, "its descriptor is missing");
      }
    } catch (ProviderSilent e) {
      return refused(
          origin,
          "its descriptor did not come within " + isolation.answerLimit().toSeconds() + " seconds");
    } catch (RuntimeException | Error e) {
      LOG.warn(
          "Refused a provider: its descriptor cannot be read; id={} bundle={} version={}",
          origin.providerId(),
          origin.bundleName(),
          origin.bundleVersion(),
          FaultTrace.of(e));
      return new Introduction(
          Optional.empty(), "its descriptor cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    ProviderDescriptor described = descriptor;
    return objection(origin, described)
        .map(reason -> refused(origin, reason))
        .orElseGet(() -> new Introduction(Optional.of(described), ""));
  }

  private static Introduction refused(ServiceOrigin origin, String reason) {
    refuse(origin, reason);
    return new Introduction(Optional.empty(), reason);
  }

  private static Optional<String> objection(ServiceOrigin origin, ProviderDescriptor descriptor) {
    if (!descriptor.id().equals(origin.providerId())) {
      return Optional.of(
          "its descriptor says '" + descriptor.id() + "'; property and descriptor must agree");
    }
    return descriptor
        .environmentSetting()
        .filter(
            key ->
                descriptor
                    .serviceSettings()
                    .find(key)
                    .filter(setting -> setting.type() == SettingType.CHOICE)
                    .isEmpty())
        .map(key -> "its environment setting '" + key + "' is no choice of its service settings");
  }

  /** Says in the log why a provider is kept out. */
  static void refuse(ServiceOrigin origin, String reason) {
    LOG.warn(
        "Refused a provider: {}; id={} bundle={} version={}",
        reason,
        origin.providerId(),
        origin.bundleName(),
        origin.bundleVersion());
  }
}
