package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.BundleView;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.ProviderDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one path on which provider bundles come, change and go. One change at a time; whatever fails
 * leaves running what ran before.
 */
final class BundleChanges {
  private static final Logger LOG = LoggerFactory.getLogger(BundleChanges.class);

  private final Places places;
  private final BundleFolder folder;
  private final BundleChoice choice;
  private final FrameworkBundles framework;
  private final Draining draining;
  private final Arrival arrival;
  private final BundleNews news;
  private final InstantSource clock;
  private final ReentrantLock one = new ReentrantLock();

  /** What is done with a version that has come up, before anything is asked of it. */
  interface Arrival {
    void cameUp(ProviderDescriptor descriptor);
  }

  /** Work that one change does. */
  private interface Work {
    void run() throws BundleRefused, IOException, InterruptedException;
  }

  BundleChanges(
      Places places,
      BundleFolder folder,
      BundleChoice choice,
      FrameworkBundles framework,
      Draining draining,
      Arrival arrival,
      BundleNews news,
      InstantSource clock) {
    this.places = places;
    this.folder = folder;
    this.choice = choice;
    this.framework = framework;
    this.draining = draining;
    this.arrival = arrival;
    this.news = news;
    this.clock = clock;
  }

  /** Every place, by provider id. */
  Map<String, Place> places() {
    return places.all();
  }

  Optional<Place> place(String id) {
    return places.find(id);
  }

  /** What a roll back would bring. */
  Optional<KeptBundle> previous(String id) {
    return choice.previous(id, running(id));
  }

  /** Brings up what was wanted when the platform ran last, or came with the product. */
  void bringUp() {
    one.lock();
    try {
      // those that come up late are being started all the while
      for (String id : choice.providers()) {
        choice.wanted(id).ifPresent(bundle -> places.put(id, Place.starting(bundle)));
      }
      for (String id : choice.providers()) {
        bringUp(id);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      one.unlock();
    }
  }

  /**
   * Installs a jar, or lets it take the place of the one that runs.
   *
   * @throws BundleRefused if it does not come up; what ran before runs again
   */
  void install(VerifiedJar jar, BundleTrust trust) throws BundleRefused, IOException {
    String id = jar.manifest().providerId();
    changing(
        () -> {
          folder.keep(jar.jar());
          boolean isNew = running(id).isEmpty();
          replace(id, KeptBundle.of(jar, trust, clock.instant()));
          news.tell(id, isNew ? "installed" : "updated");
        });
  }

  /**
   * Goes back to the version before.
   *
   * @throws BundleRefused if it does not come up; what ran before runs again
   */
  void rollBack(String id) throws BundleRefused, IOException {
    changing(
        () -> {
          Optional<KeptBundle> before = previous(id);
          if (before.isEmpty()) {
            throw RequestRefused.of(
                Reason.CONFLICT,
                "nothing-to-roll-back",
                "No other version of '" + id + "' is kept. Install one.");
          }
          replace(id, before.get());
          news.tell(id, "rolledback");
        });
  }

  /** Stops a provider and takes it out; its jar is kept. */
  void remove(String id) throws BundleRefused, IOException {
    changing(
        () -> {
          Optional<KeptBundle> running = running(id);
          if (running.isEmpty()) {
            throw RequestRefused.of(
                Reason.NOT_FOUND,
                "provider-not-found",
                "The network '" + id + "' is not installed.");
          }
          String network = place(id).map(Place::network).orElse(id);
          draining.hold(id);
          try {
            drain(id);
            folder.save(choice.afterwards(id, running, Optional.empty()));
            framework.uninstall(id);
            places.put(id, Place.removed(network));
          } finally {
            draining.release(id);
          }
          news.tell(id, "removed");
        });
  }

  private void bringUp(String id) throws InterruptedException {
    Optional<KeptBundle> wanted = choice.wanted(id);
    if (wanted.isEmpty()) {
      places.put(id, Place.removed(previous(id).map(KeptBundle::network).orElse(id)));
      return;
    }
    KeptBundle bundle = wanted.get();
    try {
      places.put(id, Place.running(bundle, run(id, bundle), ""));
    } catch (BundleRefused e) {
      LOG.error("The network {} {} does not start: {}", id, bundle.version(), e.reason());
      breakDown(id, bundle, e.reason());
      fallBack(id, bundle, e.reason());
    } catch (RuntimeException | Error e) {
      // the platform's own failure, with this network; the others are brought up all the same
      LOG.error("The network {} {} cannot be brought up", id, bundle.version(), e);
      breakDown(id, bundle, failed(e));
    }
  }

  private static String failed(Throwable why) {
    return "The platform could not bring it up (%s); data/log says more. Install it again, or restart."
        .formatted(why.getClass().getSimpleName());
  }

  /** What is at the place neither runs nor is about to. */
  private void breakDown(String id, KeptBundle bundle, String why) throws InterruptedException {
    places.put(id, Place.starting(bundle).broken(why));
    framework.stop(id);
    draining.release(id);
  }

  /** A network that ran before the restart is better than none. */
  private void fallBack(String id, KeptBundle broken, String why) throws InterruptedException {
    Optional<KeptBundle> before = previous(id);
    if (before.isEmpty()) {
      return;
    }
    try {
      String network = run(id, before.get());
      String reason =
          "Version %s did not start, so %s runs. %s"
              .formatted(broken.version(), before.get().version(), why);
      places.put(id, Place.running(before.get(), network, reason));
    } catch (BundleRefused e) {
      LOG.error("The version before of the network {} does not start either: {}", id, e.reason());
      breakDown(id, broken, why);
    } catch (RuntimeException | Error e) {
      LOG.error("The version before of the network {} cannot be brought up either", id, e);
      breakDown(id, broken, why);
    }
  }

  private void replace(String id, KeptBundle next)
      throws BundleRefused, IOException, InterruptedException {
    Optional<Place> before = place(id);
    draining.hold(id);
    try {
      drain(id);
      places.put(id, Place.starting(next));
      news.tell(id, "installing");
      String network = run(id, next);
      folder.save(choice.afterwards(id, before.flatMap(Place::running), Optional.of(next)));
      places.put(id, Place.running(next, network, ""));
    } catch (BundleRefused | IOException | RuntimeException | Error e) {
      restore(id, before);
      throw e;
    } finally {
      draining.release(id);
    }
  }

  private void restore(String id, Optional<Place> before) throws InterruptedException {
    Optional<KeptBundle> bundle = before.flatMap(Place::running);
    if (bundle.isEmpty()) {
      framework.uninstall(id);
      before.ifPresentOrElse(place -> places.put(id, place), () -> places.remove(id));
      news.tell(id, "rolledback");
      return;
    }
    try {
      places.put(id, Place.running(bundle.get(), run(id, bundle.get()), ""));
      news.tell(id, "rolledback");
    } catch (BundleRefused e) {
      LOG.error("The network {} cannot be brought back: {}", id, e.reason());
      breakDown(id, bundle.get(), e.reason());
      news.tell(id, "broken");
    } catch (RuntimeException | Error e) {
      LOG.error("The network {} cannot be brought back", id, e);
      breakDown(id, bundle.get(), failed(e));
      news.tell(id, "broken");
    }
  }

  /** Answers the network's name; nothing is asked of it until it is up and its settings are. */
  private String run(String id, KeptBundle bundle) throws BundleRefused, InterruptedException {
    draining.hold(id);
    ProviderDescriptor descriptor = framework.run(id, choice.jar(id, bundle));
    arrival.cameUp(descriptor);
    draining.release(id);
    return descriptor.name();
  }

  private void drain(String id) throws InterruptedException {
    place(id)
        .filter(place -> place.running().isPresent())
        .ifPresent(place -> places.put(id, place.in(BundleView.State.DRAINING)));
    draining.await(id);
  }

  private Optional<KeptBundle> running(String id) {
    return place(id).flatMap(Place::running);
  }

  private void changing(Work work) throws BundleRefused, IOException {
    try {
      if (!one.tryLock(ProviderBundles.MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
      try {
        work.run();
      } finally {
        one.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static RequestRefused busy() {
    return RequestRefused.of(
        Reason.UNAVAILABLE,
        "bundle-busy",
        "Another change of the installed networks is running. Try again in a minute.");
  }
}
