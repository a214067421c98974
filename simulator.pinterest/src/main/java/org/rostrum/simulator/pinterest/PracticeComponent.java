package org.rostrum.simulator.pinterest;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a practice Pinterest beside Rostrum, and only if the framework property {@value
 * #PORT_PROPERTY} is set.
 */
@Component(
    immediate = true,
    service = {})
public final class PracticeComponent {

  /** Framework property: the port on 127.0.0.1, 0 for any free one. */
  public static final String PORT_PROPERTY = "rostrum.practice.port";

  /** Framework property: Rostrum's data folder; state is kept in {@code practice} below it. */
  public static final String DATA_PROPERTY = "rostrum.data";

  /** Framework property: where people reach Rostrum. */
  public static final String BASE_URL_PROPERTY = "rostrum.base.url";

  /** The path of Rostrum's redirect URI. */
  public static final String CALLBACK_PATH = "/oauth/callback";

  private static final Logger LOG = LoggerFactory.getLogger(PracticeComponent.class);

  private final Optional<PinterestSimulator> simulator;

  @Activate
  public PracticeComponent(BundleContext context) throws IOException {
    Optional<String> port = property(context, PORT_PROPERTY);
    simulator =
        port.isPresent()
            ? Optional.of(PinterestSimulator.start(config(context, port.get())))
            : Optional.empty();
    simulator.ifPresent(
        started -> LOG.info("Practice Pinterest is ready at {}/", started.baseUrl()));
  }

  @Deactivate
  void stop() {
    simulator.ifPresent(PinterestSimulator::close);
  }

  private static SimulatorConfig config(BundleContext context, String port) {
    // Tokens are kept across restarts, so their seed must not be one that everybody knows.
    SimulatorConfig config =
        SimulatorConfig.defaults().withPort(port(port)).withSeed(new SecureRandom().nextLong());
    Optional<String> data = property(context, DATA_PROPERTY);
    if (data.isPresent()) {
      config = config.withStateDirectory(Path.of(data.get(), "practice"));
    }
    Optional<String> baseUrl = property(context, BASE_URL_PROPERTY);
    if (baseUrl.isEmpty()) {
      LOG.warn(
          "{} is not set: nobody can be sent back to Rostrum from the consent page",
          BASE_URL_PROPERTY);
      return config;
    }
    return config.withRedirectUris(Set.of(callback(baseUrl.get())));
  }

  private static String callback(String baseUrl) {
    return (baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl)
        + CALLBACK_PATH;
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(PORT_PROPERTY + " is not a port: '" + text + "'", e);
    }
  }

  private static Optional<String> property(BundleContext context, String name) {
    return Optional.ofNullable(context.getProperty(name)).filter(value -> !value.isBlank());
  }
}
