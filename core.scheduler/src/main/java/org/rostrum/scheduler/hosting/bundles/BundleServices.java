package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.ProviderAssembly;
import org.rostrum.scheduler.hosting.Suspensions;
import org.rostrum.scheduler.hosting.isolation.FailedLooks;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The installer, put together, and the thread that looks into the folder. */
public final class BundleServices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BundleServices.class);

  private final BundleLimits limits;
  private final BundleChanges changes;
  private final DropFolder drop;
  private final FolderDecisions decisions;
  private final ProviderBundles bundles;
  private final ProviderHealths healths;
  private final PlatformGuard guard;
  private final RegistryGuard registry;
  private final CountDownLatch up = new CountDownLatch(1);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Where things are.
   *
   * @param data the data folder
   * @param shipped the folder of the product's own providers
   * @param drop the folder into which operators move jars
   * @param signers the folder of trusted certificates
   */
  public record Folders(Path data, Optional<Path> shipped, Path drop, Optional<Path> signers) {}

  /** What the installer works with. */
  public record Parts(
      Store store,
      Audit audit,
      Events events,
      ProviderAssembly assembly,
      ToIntFunction<String> inFlight,
      Consumer<ProviderDescriptor> arrival,
      InstantSource clock) {}

  /** Builds an installer that does nothing before {@link #start}. */
  public BundleServices(BundleContext context, Folders folders, Parts parts) throws IOException {
    this(context, folders, parts, BundleLimits.standard());
  }

  BundleServices(BundleContext context, Folders folders, Parts parts, BundleLimits limits)
      throws IOException {
    this.limits = limits;
    BundleNews news = new BundleNews(parts.events());
    guard = new PlatformGuard(context);
    registry = new RegistryGuard(context);
    AllowedImports imports = new AllowedImports(guard.spi());
    BundleFolder kept = BundleFolder.open(folders.data().resolve("bundles"));
    BundleChoice choice = new BundleChoice(kept, ShippedBundles.read(folders.shipped(), imports));
    Quarantine quarantine = Quarantine.open(folders.data().resolve("quarantine"));
    Suspensions suspensions =
        KeptSuspensions.open(
            folders.data().resolve("suspended-providers.json"),
            parts.assembly(),
            choice.providers(),
            parts.clock());
    Files.createDirectories(folders.drop());
    changes =
        new BundleChanges(
            new Places(parts.assembly()),
            kept,
            choice,
            new FrameworkBundles(context, parts.assembly(), limits),
            new Draining(parts.assembly(), parts.inFlight(), limits),
            parts.arrival()::accept,
            news,
            parts.clock());
    Staging staging =
        new Staging(
            StagingFolder.open(folders.data().resolve("staging")),
            new BundleVerification(
                imports,
                new TrustedSigners(folders.signers()),
                manifest -> guard.check(manifest, changes.place(manifest.providerId())),
                parts.clock()),
            quarantine,
            news,
            parts.clock());
    Plans plans = new Plans();
    PlanInstallation installation = new PlanInstallation(changes, staging);
    InstallerAudit audit = new InstallerAudit(parts.store(), parts.audit());
    healths =
        new ProviderHealths(suspensions, parts.assembly().isolation(), news, audit, parts.clock());
    decisions = new FolderDecisions(plans, installation, audit, parts.clock(), news, changes);
    drop = new DropFolder(folders.drop(), staging, decisions);
    bundles =
        new ManagedBundles(
            new ManagedBundles.Parts(
                changes,
                plans,
                installation,
                staging,
                quarantine,
                new BundleViews(changes, new BundleUse(parts.store()), healths),
                suspensions,
                news,
                parts.store(),
                parts.audit(),
                parts.clock()));
    thread = Thread.ofPlatform().name("provider-bundles").daemon().unstarted(this::run);
  }

  /** What the faces are offered. */
  public ProviderBundles bundles() {
    return bundles;
  }

  /**
   * What keeps networks from being used as they should: of each that is suspended, had faults or
   * could not be started, a sentence.
   */
  public List<String> troubles() {
    return changes.places().entrySet().stream()
        .flatMap(entry -> healths.trouble(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  /** Brings the networks up; returns when they are there, or take too long. */
  public void start() {
    guard.open();
    registry.open();
    healths.open();
    thread.start();
    try {
      if (!up.await(limits.bringUp().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("A network takes long to start; the platform starts without it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks no more. The bundles are stopped by the framework. */
  @Override
  public void close() {
    stop.countDown();
    thread.interrupt();
    try {
      thread.join(limits.start().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    registry.close();
    guard.close();
  }

  private void run() {
    try {
      changes.bringUp();
    } catch (RuntimeException | Error e) {
      FailedLooks.note(LOG, "The networks could not all be brought up", e);
    } finally {
      up.countDown();
    }
    try {
      while (!stop.await(limits.look().toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      decisions.dropExpired();
      drop.look();
    } catch (RuntimeException | Error e) {
      FailedLooks.note(
          LOG, "The folder of providers could not be worked on; the next look goes on", e);
    }
  }
}
