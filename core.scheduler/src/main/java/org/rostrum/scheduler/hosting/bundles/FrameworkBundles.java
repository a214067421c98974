package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.scheduler.hosting.AdmittedPlace;
import org.rostrum.scheduler.hosting.ProviderAssembly;
import org.rostrum.scheduler.hosting.ProviderVerdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundles of providers in the framework: one for each provider id, at the location {@code
 * rostrum-provider:<id>}. Where a bundle's own code holds on to its place for ever, the next one
 * gets a place beside it. Used by one thread at a time.
 */
final class FrameworkBundles {
  private static final Logger LOG = LoggerFactory.getLogger(FrameworkBundles.class);
  private static final int MAX_CAUSES = 20;
  private static final int MAX_SENTENCE = 300;

  private final BundleContext context;
  private final ProviderAssembly assembly;
  private final BundleLimits limits;
  private final Map<String, Integer> lostPlaces = new ConcurrentHashMap<>();

  FrameworkBundles(BundleContext context, ProviderAssembly assembly, BundleLimits limits) {
    this.context = context;
    this.assembly = assembly;
    this.limits = limits;
  }

  /**
   * Lets a jar take the place of a provider, and waits until its provider is offered.
   *
   * @throws BundleRefused if it does not come up; what ran before does not run then
   */
  ProviderDescriptor run(String id, Path jar) throws BundleRefused, InterruptedException {
    stop(id);
    Bundle bundle = put(id, jar);
    assembly.expect(bundle.getBundleId());
    start(id, bundle);
    Optional<ProviderVerdict> verdict =
        assembly.awaitVerdict(bundle.getBundleId(), id, limits.offer());
    if (verdict.isEmpty()) {
      throw new BundleRefused(
          "bundle-no-provider",
          "The bundle started, but offered no provider '%s' within %d seconds. Register a NetworkProvider with that id; data/log says more."
              .formatted(id, limits.offer().toSeconds()));
    }
    ProviderDescriptor descriptor =
        switch (verdict.get()) {
          case ProviderVerdict.Offered offered -> offered.descriptor();
          case ProviderVerdict.Refused refused ->
              throw new BundleRefused(
                  "bundle-descriptor",
                  "The provider was refused: %s. Ask its author.".formatted(refused.reason()));
        };
    if (!descriptor.id().equals(id)) {
      throw new BundleRefused(
          "bundle-descriptor",
          "The bundle is declared for '%s', but its provider calls itself '%s'. Both must agree."
              .formatted(id, descriptor.id()));
    }
    return descriptor;
  }

  /** Stops a provider's bundle and takes it out of the framework. */
  void uninstall(String id) throws InterruptedException {
    stop(id);
    Optional<Bundle> bundle = find(id);
    if (bundle.isPresent()) {
      BoundedStep.End end =
          BoundedStep.run(
              "bundle-" + id,
              limits.start(),
              () -> {
                bundle.get().uninstall();
                return id;
              },
              () -> {});
      if (!(end instanceof BoundedStep.End.Done)) {
        abandon(id, bundle.get(), "uninstalled");
      }
    }
  }

  /** Stops a provider's bundle, if it runs. */
  void stop(String id) throws InterruptedException {
    Optional<Bundle> bundle = find(id);
    if (bundle.isEmpty() || bundle.get().getState() <= Bundle.RESOLVED) {
      return;
    }
    BoundedStep.End end =
        BoundedStep.run(
            "bundle-" + id,
            limits.start(),
            () -> {
              bundle.get().stop(Bundle.STOP_TRANSIENT);
              return id;
            },
            () -> removeLate(bundle.get()));
    switch (end) {
      case BoundedStep.End.Done done -> {}
      case BoundedStep.End.Threw threw ->
          // its stop method threw: it is stopped all the same
          LOG.warn("The bundle of {} did not stop cleanly: {}", id, threw.thrown().toString());
      case BoundedStep.End.Late late -> {
        if (!late.ended()) {
          abandon(id, bundle.get(), "stopped");
        }
      }
    }
  }

  private Bundle put(String id, Path jar) throws BundleRefused {
    Optional<Bundle> present = find(id);
    try (InputStream in = Files.newInputStream(jar)) {
      if (present.isPresent()) {
        present.get().update(in);
        return present.get();
      }
      return context.installBundle(place(id), in);
    } catch (BundleException e) {
      throw new BundleRefused(
          "bundle-not-installable", "The framework does not take the bundle: " + sentence(e) + ".");
    } catch (IOException e) {
      throw new BundleRefused(
          "bundle-not-readable", "The kept jar cannot be read: " + e.getMessage() + ".");
    }
  }

  private void start(String id, Bundle bundle) throws BundleRefused, InterruptedException {
    BoundedStep.End end =
        BoundedStep.run(
            "bundle-" + id,
            limits.start(),
            () -> {
              bundle.start(Bundle.START_TRANSIENT);
              return id;
            },
            () -> removeLate(bundle));
    switch (end) {
      case BoundedStep.End.Done done -> {}
      case BoundedStep.End.Threw threw -> throw notStarted(threw.thrown());
      case BoundedStep.End.Late late -> {
        if (!late.ended()) {
          abandon(id, bundle, "started");
        }
        throw new BundleRefused(
            "bundle-start-hangs",
            "The bundle did not finish starting within %d seconds. Ask its author."
                .formatted(limits.start().toSeconds()));
      }
    }
  }

  private static BundleRefused notStarted(Throwable thrown) {
    boolean unresolved =
        thrown instanceof BundleException failure
            && failure.getType() == BundleException.RESOLVE_ERROR;
    return unresolved
        ? new BundleRefused(
            "bundle-unresolved",
            "The bundle misses something that this Rostrum does not have: "
                + sentence(thrown)
                + ".")
        : new BundleRefused(
            "bundle-start-throws",
            "The bundle does not start: " + sentence(thrown) + ". Ask its author.");
  }

  /** Its code holds the lock of its bundle: the framework would wait for ever. */
  private void abandon(String id, Bundle bundle, String what) {
    LOG.error(
        "The bundle of {} cannot be {}; its thread is left behind until the next restart",
        id,
        what);
    assembly.expel(bundle.getBundleId());
    lostPlaces.merge(id, 1, Integer::sum);
  }

  /** It came back after it was given up: nobody knows of it any more. */
  private static void removeLate(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException | IllegalStateException e) {
      LOG.warn("A bundle that was given up cannot be uninstalled: {}", e.toString());
    }
  }

  /** Where a provider's bundle is now. */
  Optional<Bundle> find(String id) {
    return Optional.ofNullable(context.getBundle(place(id)));
  }

  private String place(String id) {
    return AdmittedPlace.of(id, lostPlaces.getOrDefault(id, 0));
  }

  /** The innermost reason, in one line. */
  private static String sentence(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; depth < MAX_CAUSES && at.getCause() != null; depth++) {
      at = at.getCause();
    }
    String text = at instanceof BundleException ? String.valueOf(at.getMessage()) : at.toString();
    String line = text.split(" Unresolved requirements:", -1)[0].replaceAll("\\s+", " ").strip();
    return line.length() > MAX_SENTENCE ? line.substring(0, MAX_SENTENCE) + "…" : line;
  }
}
