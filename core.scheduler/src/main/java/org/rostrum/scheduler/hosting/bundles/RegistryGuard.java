package org.rostrum.scheduler.hosting.bundles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.scheduler.hosting.AdmittedPlace;

/**
 * What a provider's bundle finds in the service registry: its own services, and nobody else's. It
 * needs no other, for whatever it may use is handed to it with each call. The bundle of the
 * interface, which every provider can lay hands on, finds nothing either. Neither finds another
 * bundle in a list or by its number, nor hears of one; whoever asks for a location is answered, for
 * the framework asks no hook then.
 */
final class RegistryGuard
    implements FindHook,
        EventListenerHook,
        org.osgi.framework.hooks.bundle.FindHook,
        org.osgi.framework.hooks.bundle.EventHook,
        AutoCloseable {
  private final BundleContext context;
  private final @Nullable Bundle api;
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

  RegistryGuard(BundleContext context) {
    this.context = context;
    this.api = FrameworkUtil.getBundle(NetworkProvider.class);
  }

  /** From now on services are hidden. */
  void open() {
    registrations.add(context.registerService(FindHook.class, this, null));
    registrations.add(context.registerService(EventListenerHook.class, this, null));
    registrations.add(
        context.registerService(org.osgi.framework.hooks.bundle.FindHook.class, this, null));
    registrations.add(
        context.registerService(org.osgi.framework.hooks.bundle.EventHook.class, this, null));
  }

  @Override
  public void close() {
    registrations.forEach(ServiceRegistration::unregister);
    registrations.clear();
  }

  @Override
  public void find(
      BundleContext asking,
      String name,
      String filter,
      boolean all,
      Collection<ServiceReference<?>> references) {
    confined(asking)
        .ifPresent(one -> references.removeIf(reference -> !one.equals(reference.getBundle())));
  }

  @Override
  public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
    Bundle owner = event.getServiceReference().getBundle();
    listeners
        .keySet()
        .removeIf(listening -> confined(listening).filter(one -> !one.equals(owner)).isPresent());
  }

  @Override
  public void find(BundleContext asking, Collection<Bundle> bundles) {
    confined(asking).ifPresent(one -> bundles.removeIf(bundle -> !one.equals(bundle)));
  }

  @Override
  public void event(BundleEvent event, Collection<BundleContext> listening) {
    Bundle subject = event.getBundle();
    listening.removeIf(one -> confined(one).filter(own -> !own.equals(subject)).isPresent());
  }

  private Optional<Bundle> confined(BundleContext asking) {
    try {
      Bundle bundle = asking.getBundle();
      boolean confined = bundle.equals(api) || AdmittedPlace.isOne(bundle.getLocation());
      return confined ? Optional.of(bundle) : Optional.empty();
    } catch (IllegalStateException e) {
      // it is stopping: what its context still asks is answered by nobody
      return Optional.empty();
    }
  }
}
