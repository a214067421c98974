package org.rostrum.scheduler.runtime;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.rostrum.scheduler.hosting.ProviderServices;
import org.rostrum.scheduler.hosting.bundles.BundleServices;

/**
 * Where bundles of providers are installed.
 *
 * @param context of the framework
 * @param services what the bundles offer
 * @param folders where jars lie
 */
record ProviderHosting(
    BundleContext context, ProviderServices services, BundleServices.Folders folders) {
  /** The folder of the providers that come with the product. */
  static final String SHIPPED = "rostrum.shipped";

  /** The folder into which operators move jars. */
  static final String DROP = "rostrum.providers";

  /** The folder of the configuration. */
  static final String CONF = "rostrum.conf";

  private static final String SIGNERS = "trusted-signers";

  static ProviderHosting of(
      BundleContext context,
      ProviderServices services,
      Installation installation,
      Function<String, Optional<String>> property) {
    Path data = installation.data();
    return new ProviderHosting(
        context,
        services,
        new BundleServices.Folders(
            data,
            property.apply(SHIPPED).map(Path::of),
            property.apply(DROP).map(Path::of).orElseGet(() -> data.resolve("providers")),
            property.apply(CONF).map(conf -> Path.of(conf).resolve(SIGNERS))));
  }
}
