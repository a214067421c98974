package org.rostrum.scheduler.runtime;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.scheduler.hosting.ProviderServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge of the bundle: starts the runtime and offers its services. If it cannot start, it offers
 * nothing but the reason, as a service with the property {@link #START_FAILURE}: the launcher tells
 * it to the operator and ends the process.
 */
@Component(
    service = {},
    immediate = true)
public final class RuntimeComponent {
  /** The service property with the sentence for the operator. */
  static final String START_FAILURE = "rostrum.start.failure";

  private static final Logger log = LoggerFactory.getLogger(RuntimeComponent.class);

  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
  private final @Nullable RostrumRuntime runtime;

  /** Says that the start failed, in its service property. */
  private static final class StartFailure {}

  /**
   * Starts the runtime.
   *
   * @param context of this bundle
   * @param providers watches the services of provider bundles
   */
  @Activate
  public RuntimeComponent(BundleContext context, @Reference ProviderServices providers) {
    runtime = start(context, providers).orElse(null);
  }

  private Optional<RostrumRuntime> start(BundleContext context, ProviderServices providers) {
    try {
      Function<String, Optional<String>> property =
          name -> Optional.ofNullable(context.getProperty(name)).filter(text -> !text.isBlank());
      Installation installation = Installation.of(property);
      RostrumRuntime started =
          RostrumRuntime.start(
              new Surroundings(
                  installation,
                  System.getenv(),
                  providers.live(),
                  Optional.of(ProviderHosting.of(context, providers, installation, property)),
                  Clock.systemUTC(),
                  new SecureRandom(),
                  System.out));
      started.services().visit(new Registrar(context));
      return Optional.of(started);
    } catch (StartRefused e) {
      log.error("Rostrum cannot start: {}", e.sentence(), e);
      fail(context, e.sentence());
    } catch (RuntimeException | LinkageError e) {
      log.error("Rostrum cannot start", e);
      fail(context, "Rostrum cannot start because of a fault of its own: " + e);
    }
    return Optional.empty();
  }

  private void fail(BundleContext context, String sentence) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(START_FAILURE, sentence);
    registrations.add(context.registerService(StartFailure.class, new StartFailure(), properties));
  }

  /** Offers services to the faces. */
  private final class Registrar implements Services.Visitor {
    private final BundleContext context;

    Registrar(BundleContext context) {
      this.context = context;
    }

    @Override
    public <T> void offer(Class<T> type, T service) {
      registrations.add(
          context.registerService(type, Offered.asService(type, service), new Hashtable<>()));
    }
  }

  /** Takes the services back and stops everything. */
  @Deactivate
  void stop() {
    registrations.forEach(ServiceRegistration::unregister);
    if (runtime != null) {
      runtime.close();
    }
  }
}
