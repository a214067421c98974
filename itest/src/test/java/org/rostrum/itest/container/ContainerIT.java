package org.rostrum.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.rostrum.access.Access;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.accounts.Accounts;
import org.rostrum.audit.AuditTrail;
import org.rostrum.events.LiveEvents;
import org.rostrum.hosting.ProviderView;
import org.rostrum.hosting.Providers;
import org.rostrum.media.MediaLibrary;
import org.rostrum.operations.Operations;
import org.rostrum.posts.Posts;
import org.rostrum.provider.NetworkProvider;

/** The bundles of the distribution work together, and networks come and go while they run. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ContainerIT {
  private static final long PATIENCE_SECONDS = 20;

  private static final Caller ADMIN =
      new Caller(
          new UUID(0, 1), "Test", new UUID(0, 2), Set.of(Permission.values()), Caller.Origin.SHELL);

  @Inject private BundleContext context;
  @Inject private Providers providers;

  @Configuration
  public Option[] distribution() {
    return Container.ofTheDistribution();
  }

  @Test
  public void everyBundleIsResolvedAndActive() {
    Map<String, Integer> idle = new TreeMap<>();
    for (Bundle bundle : context.getBundles()) {
      boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
      int wanted = fragment ? Bundle.RESOLVED : Bundle.ACTIVE;
      if (bundle.getState() != wanted) {
        idle.put(bundle.getSymbolicName(), bundle.getState());
      }
    }
    assertEquals(Map.of(), idle);
  }

  @Test
  public void theRuntimeOffersItsServicesAndNoPackage() {
    for (Class<?> service :
        List.of(
            Access.class,
            Accounts.class,
            AuditTrail.class,
            LiveEvents.class,
            MediaLibrary.class,
            Operations.class,
            Posts.class,
            Providers.class)) {
      assertTrue(service.getName(), context.getServiceReference(service) != null);
    }
    assertNull(bundle("org.rostrum.core.scheduler").getHeaders("").get(Constants.EXPORT_PACKAGE));
  }

  @Test
  public void theNetworksThatAreShippedAreOffered() throws InterruptedException {
    await(Set.of("pinterest", "bluesky"));
    ProviderView pinterest = providers.get(ADMIN, "pinterest");

    assertEquals("Pinterest", pinterest.descriptor().name());
    assertEquals(ProviderView.State.NEEDS_SETTINGS, pinterest.state());
    assertEquals("org.rostrum.provider.pinterest", pinterest.bundle());
    assertEquals("org.rostrum.provider.bluesky", providers.get(ADMIN, "bluesky").bundle());
  }

  @Test
  public void aNetworkComesAndGoesAndNothingElseRestarts() throws InterruptedException {
    await(Set.of("pinterest", "bluesky"));
    Map<Long, Long> before = started();
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(NetworkProvider.PROVIDER_ID, ChirpProvider.ID);

    ServiceRegistration<NetworkProvider> registration =
        context.registerService(NetworkProvider.class, new ChirpProvider(), properties);
    await(Set.of("pinterest", "bluesky", ChirpProvider.ID));
    assertEquals("Chirp", providers.get(ADMIN, ChirpProvider.ID).descriptor().name());
    registration.unregister();
    await(Set.of("pinterest", "bluesky"));

    assertEquals(before, started());
  }

  @Test
  public void aStoppedProviderIsGoneUntilItIsBack() throws InterruptedException, BundleException {
    await(Set.of("pinterest", "bluesky"));
    Bundle pinterest = bundle("org.rostrum.provider.pinterest");

    pinterest.stop();
    await(Set.of("bluesky"));
    pinterest.start();
    await(Set.of("pinterest", "bluesky"));
  }

  @Test
  public void providersSeeNothingOfTheRuntime() {
    Bundle pinterest = bundle("org.rostrum.provider.pinterest");
    String imports = pinterest.getHeaders("").get(Constants.IMPORT_PACKAGE);

    assertFalse(imports, imports.contains("org.rostrum.scheduler"));
    assertTrue(imports, imports.contains("org.rostrum.provider"));
  }

  private void await(Set<String> ids) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    CountDownLatch never = new CountDownLatch(1);
    Set<String> seen = Set.of();
    while (System.nanoTime() < end) {
      seen =
          providers.list(ADMIN).stream()
              .map(provider -> provider.descriptor().id())
              .collect(java.util.stream.Collectors.toSet());
      if (seen.equals(ids)) {
        return;
      }
      // Registrations arrive through another thread; asking is the only way from here.
      assertFalse(never.await(20, TimeUnit.MILLISECONDS));
    }
    assertEquals(ids, seen);
  }

  private Map<Long, Long> started() {
    Map<Long, Long> result = new TreeMap<>();
    for (Bundle bundle : context.getBundles()) {
      result.put(bundle.getBundleId(), bundle.getLastModified() * 100 + bundle.getState());
    }
    return result;
  }

  private Bundle bundle(String symbolicName) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .findFirst()
        .orElseThrow();
  }
}
