package org.rostrum.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
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
import org.osgi.framework.ServiceReference;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.hosting.ProviderView;
import org.rostrum.hosting.Providers;
import org.rostrum.itest.hosting.HostedJar;
import org.rostrum.itest.hosting.spy.SpyActivator;
import org.rostrum.provider.NetworkProvider;

/** A provider's bundle that was installed finds neither services nor classes of the runtime. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ConfinementIT {
  private static final long PATIENCE_SECONDS = 30;

  private static final List<String> SERVICES =
      List.of(
          "org.rostrum.access.Access",
          "org.rostrum.accounts.Accounts",
          "org.rostrum.hosting.ProviderBundles",
          "org.rostrum.hosting.Providers",
          "org.rostrum.operations.Operations",
          "org.osgi.service.cm.ConfigurationAdmin");
  private static final List<String> CLASSES =
      List.of(
          "org.rostrum.accounts.Accounts",
          "org.rostrum.hosting.ProviderBundles",
          "org.rostrum.scheduler.vault.EnvelopeVault",
          "org.rostrum.scheduler.store.DatabaseStore",
          "org.rostrum.scheduler.hosting.LiveProviders",
          "org.rostrum.provider.pinterest.internal.PinterestProvider",
          "org.h2.Driver",
          "org.jooq.DSLContext");

  private static final Caller READER =
      new Caller(
          new UUID(0, 1),
          "Test",
          new UUID(0, 2),
          EnumSet.allOf(Permission.class),
          Caller.Origin.SHELL);

  @Inject private BundleContext context;

  @Configuration
  public Option[] distribution() {
    return Container.ofTheDistribution();
  }

  @Test
  public void aProviderFindsOnlyItself() throws Exception {
    for (String name : SERVICES) {
      assertNotNull("or the test looks for nothing: " + name, context.getServiceReference(name));
    }
    TreeSet<String> wanted = new TreeSet<>(SERVICES);
    wanted.addAll(CLASSES);
    new HostedJar(SpyActivator.class, SpyActivator.ID, "1.0.0")
        .with(SpyActivator.WANTED, String.join(",", wanted))
        .drop(
            Files.createDirectories(Path.of(context.getProperty("rostrum.providers"))), "spy.jar");

    ServiceReference<NetworkProvider> spy = await();
    context.registerService(Runnable.class, () -> {}, null).unregister();
    Bundle foreign = context.getBundle("rostrum-provider:" + SpyActivator.FOREIGN);
    assertEquals("org.rostrum.provider.pinterest", offers(SpyActivator.FOREIGN));
    foreign.stop(Bundle.STOP_TRANSIENT);
    assertEquals("nobody takes its place", "nobody", offers(SpyActivator.FOREIGN));

    assertEquals(
        "what it found", List.of(), List.of((String[]) spy.getProperty(SpyActivator.SEEN)));
    assertEquals(
        "what docs/threat-model.md says that nothing holds in",
        List.of("location"),
        List.of((String[]) spy.getProperty(SpyActivator.OPEN)));
    assertFalse(
        "others find theirs as before", context.getAllServiceReferences(null, null).length < 20);
    long own = spy.getBundle().getBundleId();
    assertEquals(own, spy.getBundle().getBundleContext().getBundle(own).getBundleId());
    assertEquals(
        "its own services it does find",
        List.of(spy),
        Arrays.asList(
            spy.getBundle()
                .getBundleContext()
                .getServiceReferences(
                    NetworkProvider.class.getName(),
                    "(" + NetworkProvider.PROVIDER_ID + "=" + SpyActivator.ID + ")")));
  }

  /** The bundle that offers a network now. */
  private String offers(String network) {
    ServiceReference<Providers> providers = context.getServiceReference(Providers.class);
    return context.getService(providers).list(READER).stream()
        .filter(view -> view.descriptor().id().equals(network))
        .map(ProviderView::bundle)
        .findFirst()
        .orElse("nobody");
  }

  private ServiceReference<NetworkProvider> await() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    CountDownLatch never = new CountDownLatch(1);
    String filter = "(" + NetworkProvider.PROVIDER_ID + "=" + SpyActivator.ID + ")";
    while (true) {
      Collection<ServiceReference<NetworkProvider>> found =
          context.getServiceReferences(NetworkProvider.class, filter);
      if (!found.isEmpty()) {
        return found.iterator().next();
      }
      assertFalse("the spy did not come", System.nanoTime() > end);
      // it comes through another thread; asking is the only way from here
      assertFalse(never.await(20, TimeUnit.MILLISECONDS));
    }
  }
}
