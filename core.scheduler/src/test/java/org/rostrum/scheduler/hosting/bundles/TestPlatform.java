package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.ProviderHealth;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ProviderAssembly;
import org.rostrum.scheduler.hosting.ServiceOrigin;
import org.rostrum.scheduler.hosting.isolation.IsolationLimits;
import org.rostrum.scheduler.hosting.isolation.ProviderIsolation;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TestClock;

/** An installer in a framework of its own; closed and opened again, it is a restart. */
final class TestPlatform implements AutoCloseable {
  static final Caller ADMIN =
      new Caller(
          new UUID(0, 1),
          "Ada",
          new UUID(0, 2),
          Set.of(Permission.values()),
          Caller.Origin.SESSION);

  private static final BundleLimits LIMITS =
      new BundleLimits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofMillis(20),
          Duration.ofSeconds(10));

  private static final IsolationLimits ISOLATION =
      new IsolationLimits(
          Duration.ofMillis(700),
          ProviderHealth.MAX_QUESTIONS,
          Duration.ofSeconds(20),
          ProviderHealth.MAX_READING,
          ProviderHealth.GRACE,
          ProviderHealth.MAX_PUBLISHING,
          ProviderHealth.SUSPENDED_AFTER,
          ProviderHealth.WINDOW,
          Duration.ofMillis(50));

  final LiveProviders live = new LiveProviders();
  final ProviderIsolation isolation;
  final ProviderAssembly assembly;
  final AtomicInteger inFlight = new AtomicInteger();
  final List<String> audited = new CopyOnWriteArrayList<>();
  final List<String> told = new CopyOnWriteArrayList<>();
  final List<ProviderDescriptor> cameUp = new CopyOnWriteArrayList<>();
  final Path drop;
  private final Map<Object, NetworkProvider> seen = new ConcurrentHashMap<>();
  private final Framework framework;
  private final BundleServices services;

  TestPlatform(Path folder, Store store, TestClock clock) throws Exception {
    this(folder, store, clock, descriptor -> {});
  }

  /**
   * With something of the platform's that happens when a version comes up.
   *
   * @param arrival may throw
   */
  TestPlatform(Path folder, Store store, TestClock clock, Consumer<ProviderDescriptor> arrival)
      throws Exception {
    isolation = new ProviderIsolation(clock, System::nanoTime, ISOLATION);
    isolation.start();
    assembly = new ProviderAssembly(live, isolation);
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE, folder.resolve("felix").toString(),
                    Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, spi()));
    framework.start();
    drop = folder.resolve("providers");
    context().addServiceListener(this::changed);
    services =
        new BundleServices(
            context(),
            new BundleServices.Folders(
                folder,
                Optional.of(folder.resolve("shipped")),
                drop,
                Optional.of(folder.resolve("trusted-signers"))),
            new BundleServices.Parts(
                store,
                (sql, who, action, subject, detail) -> audited.add(action + " " + subject),
                new Told(),
                assembly,
                id -> inFlight.get(),
                descriptor -> {
                  arrival.accept(descriptor);
                  cameUp.add(descriptor);
                },
                clock),
            LIMITS);
    services.start();
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  ProviderBundles bundles() {
    return services.bundles();
  }

  List<String> troubles() {
    return services.troubles();
  }

  private static String spi() {
    return ProviderJar.imports("1.0").replace("org.osgi.framework,", "").replace("[1.0,2)", "1.0");
  }

  private void changed(ServiceEvent event) {
    ServiceReference<?> reference = event.getServiceReference();
    boolean provider =
        List.of((String[]) reference.getProperty(Constants.OBJECTCLASS))
            .contains(NetworkProvider.class.getName());
    if (provider && event.getType() == ServiceEvent.REGISTERED) {
      NetworkProvider service = (NetworkProvider) context().getService(reference);
      seen.put(reference, service);
      assembly.add(ServiceOrigin.of(reference), service);
    } else if (provider && event.getType() == ServiceEvent.UNREGISTERING) {
      NetworkProvider gone = seen.remove(reference);
      if (gone != null) {
        assembly.remove(gone);
      }
    }
  }

  @Override
  public void close() throws IOException {
    services.close();
    isolation.close();
    try {
      framework.stop();
    } catch (org.osgi.framework.BundleException e) {
      throw new IOException(e);
    }
    try {
      // a bundle that hangs for ever keeps its framework from stopping
      FrameworkEvent ignored = framework.waitForStop(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Told implements Events {
    @Override
    public void publish(UUID workspace, String topic, String subject, String change) {
      throw new AssertionError("A bundle belongs to no workspace");
    }

    @Override
    public void publishToAll(String topic, String subject, String change) {
      told.add(topic + " " + change);
    }
  }
}
