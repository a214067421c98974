package org.rostrum.scheduler.hosting;

import java.time.InstantSource;
import java.util.Optional;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.auth.AuthorizationServerSource;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.publish.PublishedPosts;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.SettingsMigration;
import org.rostrum.scheduler.hosting.isolation.ProviderIsolation;

/** Watches the services of provider bundles. The runtime is the only one to use it. */
@Component(service = ProviderServices.class)
public final class ProviderServices {
  private final LiveProviders live = new LiveProviders();
  private final ProviderIsolation isolation = new ProviderIsolation(InstantSource.system());
  private final ProviderAssembly assembly = new ProviderAssembly(live, isolation);

  /** Begins to watch over what the providers do. */
  @Activate
  public ProviderServices() {
    isolation.start();
  }

  @Deactivate
  void close() {
    isolation.close();
  }

  /** The providers that can be called now. */
  public LiveProviders live() {
    return live;
  }

  /** Puts them together. */
  public ProviderAssembly assembly() {
    return assembly;
  }

  /** The declared migration of settings of a bundle, if it has one. */
  public Optional<SettingsMigration> migration(String providerId) {
    return assembly.migration(providerId);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addMigration(SettingsMigration migration, ServiceReference<SettingsMigration> reference) {
    assembly.addPart(ServiceOrigin.of(reference), migration);
  }

  void removeMigration(SettingsMigration migration) {
    assembly.removePart(migration);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addProvider(NetworkProvider provider, ServiceReference<NetworkProvider> reference) {
    assembly.add(ServiceOrigin.of(reference), provider);
  }

  void removeProvider(NetworkProvider provider) {
    assembly.remove(provider);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addChoices(LiveChoices choices, ServiceReference<LiveChoices> reference) {
    assembly.addPart(ServiceOrigin.of(reference), choices);
  }

  void removeChoices(LiveChoices choices) {
    assembly.removePart(choices);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addSessions(SessionSource sessions, ServiceReference<SessionSource> reference) {
    assembly.addPart(ServiceOrigin.of(reference), sessions);
  }

  void removeSessions(SessionSource sessions) {
    assembly.removePart(sessions);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addServers(
      AuthorizationServerSource servers, ServiceReference<AuthorizationServerSource> reference) {
    assembly.addPart(ServiceOrigin.of(reference), servers);
  }

  void removeServers(AuthorizationServerSource servers) {
    assembly.removePart(servers);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addAnalytics(AnalyticsSource analytics, ServiceReference<AnalyticsSource> reference) {
    assembly.addPart(ServiceOrigin.of(reference), analytics);
  }

  void removeAnalytics(AnalyticsSource analytics) {
    assembly.removePart(analytics);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addPublished(PublishedPosts published, ServiceReference<PublishedPosts> reference) {
    assembly.addPart(ServiceOrigin.of(reference), published);
  }

  void removePublished(PublishedPosts published) {
    assembly.removePart(published);
  }
}
