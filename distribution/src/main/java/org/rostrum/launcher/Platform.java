package org.rostrum.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** The OSGi framework and the bundles that the distribution consists of. */
final class Platform {
  /**
   * A bundle that cannot go on registers any service with this property; the value is the sentence
   * for the person who started the process.
   */
  static final String START_FAILURE = "rostrum.start.failure";

  /** What logs is started first and stopped last. */
  private static final int LOGGING_LEVEL = 1;

  private static final int CONTAINER_LEVEL = 2;
  private static final int PRODUCT_LEVEL = 3;
  private static final List<String> LOGGING =
      List.of("slf4j.", "ch.qos.logback.", "jul.to.", "org.apache.aries.spifly", "org.objectweb.");
  private static final String OURS = "org.rostrum.";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Framework framework;
  private volatile boolean stopping;
  private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();

  private Platform(Framework framework) {
    this.framework = framework;
  }

  /** Installs and starts the bundles; returns when each has been started. */
  static Platform start(Map<String, String> properties, List<Path> jars) throws LaunchFailure {
    Platform platform = new Platform(new FrameworkFactory().newFramework(properties));
    try {
      platform.start(jars);
      return platform;
    } catch (BundleException e) {
      platform.stop(Duration.ofSeconds(5));
      throw new LaunchFailure("The framework cannot start: " + e.getMessage());
    } catch (LaunchFailure e) {
      platform.stop(Duration.ofSeconds(5));
      throw e;
    }
  }

  /** The sentence of a bundle that cannot go on, if there is one. */
  Optional<String> startFailure() {
    BundleContext context = framework.getBundleContext();
    if (context == null) {
      return Optional.of("The framework has stopped.");
    }
    try {
      ServiceReference<?>[] references =
          context.getAllServiceReferences(null, "(" + START_FAILURE + "=*)");
      return references == null
          ? Optional.empty()
          : Optional.of(String.valueOf(references[0].getProperty(START_FAILURE)));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this process was asked to stop, or a start that failed is being undone. */
  boolean isStopping() {
    return stopping;
  }

  /** Returns when the framework has stopped, whoever stopped it. */
  void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }

  /** Stops every bundle; false if that took longer than the limit. */
  boolean stop(Duration limit) {
    stopping = true;
    try {
      framework.stop();
      return framework.waitForStop(limit.toMillis()).getType() != FrameworkEvent.WAIT_TIMEDOUT;
    } catch (BundleException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void start(List<Path> jars) throws BundleException, LaunchFailure {
    framework.init();
    BundleContext context = framework.getBundleContext();
    context.addFrameworkListener(this::noteError);
    List<Bundle> bundles = new ArrayList<>();
    for (Path jar : jars) {
      // by reference: not copied, so what lies in the distribution is what runs
      Bundle bundle = context.installBundle("reference:" + jar.toUri());
      bundle.adapt(BundleStartLevel.class).setStartLevel(levelOf(bundle));
      bundles.add(bundle);
    }
    requireResolved(bundles);
    for (Bundle bundle : bundles) {
      if (!isFragment(bundle)) {
        bundle.start(Bundle.START_ACTIVATION_POLICY);
      }
    }
    framework.start();
    raiseTo(LOGGING_LEVEL);
    JavaUtilLogging.bridge(bundles);
    raiseTo(PRODUCT_LEVEL);
  }

  private void raiseTo(int level) throws LaunchFailure {
    CompletableFuture<FrameworkEvent> reached = new CompletableFuture<>();
    FrameworkListener listener =
        event -> {
          if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
            reached.complete(event);
          }
        };
    framework.adapt(FrameworkStartLevel.class).setStartLevel(level, listener);
    try {
      reached.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new LaunchFailure(
          "The bundles did not start within %d seconds; data/log says more."
              .formatted(START_LIMIT.toSeconds()));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchFailure("The start was interrupted.");
    }
    Optional<String> failure = startFailure();
    if (failure.isPresent()) {
      throw new LaunchFailure(failure.get());
    }
    if (!errors.isEmpty()) {
      throw new LaunchFailure(String.join("; ", errors));
    }
  }

  private void requireResolved(List<Bundle> bundles) throws LaunchFailure {
    if (framework.adapt(FrameworkWiring.class).resolveBundles(bundles)) {
      return;
    }
    for (Bundle bundle : bundles) {
      if (bundle.getState() == Bundle.INSTALLED && !isFragment(bundle)) {
        throw new LaunchFailure(
            "Bundle %s %s cannot be resolved: %s"
                .formatted(bundle.getSymbolicName(), bundle.getVersion(), whyUnresolved(bundle)));
      }
    }
  }

  /** Starting an unresolvable bundle is how OSGi tells what it misses. */
  private String whyUnresolved(Bundle bundle) {
    try {
      framework.start();
      bundle.adapt(BundleStartLevel.class).setStartLevel(LOGGING_LEVEL);
      bundle.start(Bundle.START_TRANSIENT);
      return "it is resolved on the second try";
    } catch (BundleException e) {
      // Felix says it twice
      return String.valueOf(e.getMessage()).split(" Unresolved requirements:", -1)[0];
    }
  }

  private void noteError(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.ERROR) {
      Throwable cause = event.getThrowable();
      Throwable root = cause;
      while (root != null && root.getCause() != null) {
        root = root.getCause();
      }
      errors.add(
          "Bundle %s cannot start: %s"
              .formatted(event.getBundle().getSymbolicName(), root == null ? "no reason" : root));
    }
  }

  private static int levelOf(Bundle bundle) {
    String name = String.valueOf(bundle.getSymbolicName());
    if (LOGGING.stream().anyMatch(name::startsWith)) {
      return LOGGING_LEVEL;
    }
    return name.startsWith(OURS) ? PRODUCT_LEVEL : CONTAINER_LEVEL;
  }

  private static boolean isFragment(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }
}
