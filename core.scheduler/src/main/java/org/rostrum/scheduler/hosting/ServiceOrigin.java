package org.rostrum.scheduler.hosting;

import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.rostrum.provider.NetworkProvider;

/**
 * Where a service of a provider comes from.
 *
 * @param providerId the service's provider id property
 * @param bundleId identifies its bundle; optional services count with their own bundle only
 * @param admittedFor the provider id that its bundle was let in for; empty if it came otherwise
 *     than by the installer
 */
public record ServiceOrigin(
    String providerId,
    long bundleId,
    String bundleName,
    String bundleVersion,
    Optional<String> admittedFor) {

  /** What the framework says of a service. */
  public static ServiceOrigin of(ServiceReference<?> reference) {
    Object id = reference.getProperty(NetworkProvider.PROVIDER_ID);
    Bundle bundle = reference.getBundle();
    return new ServiceOrigin(
        id instanceof String text ? text : "",
        bundle.getBundleId(),
        String.valueOf(bundle.getSymbolicName()),
        bundle.getVersion().toString(),
        AdmittedPlace.providerId(bundle.getLocation()));
  }

  /** Whether it speaks for another network than the one that its bundle was let in for. */
  boolean isForeign() {
    return admittedFor.filter(own -> !own.equals(providerId)).isPresent();
  }
}
