package org.rostrum.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Runs the product in the foreground until it is asked to stop. */
public final class Main {
  private static final Duration READY_LIMIT = Duration.ofSeconds(90);

  /** SIGTERM to the end takes at most ten seconds; the rest is for the halt itself. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(9);

  private Main() {}

  /**
   * Starts the product.
   *
   * @param arguments the options, see {@code --help}
   */
  public static void main(String[] arguments) {
    try {
      Distribution distribution = Distribution.ofThisLauncher();
      Options options =
          Options.parse(
              List.of(arguments), distribution.settings(), System.getenv(), distribution.home());
      if (options.help()) {
        System.out.print(Options.HELP);
        return;
      }
      run(distribution, options);
    } catch (LaunchFailure e) {
      System.err.println(e.getMessage());
      // a failed start leaves threads behind that must not keep the process alive
      Runtime.getRuntime().halt(e.exitCode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Distribution distribution, Options options)
      throws LaunchFailure, InterruptedException {
    DataFolder data = DataFolder.take(options.data());
    try {
      start(distribution, options, data);
    } catch (LaunchFailure e) {
      data.close();
      throw e;
    }
  }

  private static void start(Distribution distribution, Options options, DataFolder data)
      throws LaunchFailure, InterruptedException {
    Ports.requireFree(options.host(), options.port(), "--port");
    if (options.practicePort().isPresent()) {
      Ports.requireFree(Options.DEFAULT_HOST, options.practicePort().get(), "--practice-port");
    }
    configureLogging(distribution, data);
    Path cache = data.emptyCache("run");
    Properties configured = distribution.framework();
    List<Path> jars = new ArrayList<>(distribution.bundles());
    if (options.practicePort().isPresent()) {
      jars.addAll(distribution.practiceBundles());
    }
    Platform platform =
        Platform.start(FrameworkProperties.of(options, distribution, configured, cache), jars);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform, data), "rostrum-stop"));
    URI health =
        URI.create("http://%s:%d/health/ready".formatted(bracketed(options), options.port()));
    try {
      new Readiness(health).await(READY_LIMIT, platform);
      System.out.println("Rostrum is ready at " + options.baseUrl() + "/");
    } catch (LaunchFailure e) {
      if (!platform.isStopping()) {
        platform.stop(STOP_LIMIT);
        throw e;
      }
      // stopped while it was starting: that is no failure
    }
    platform.awaitStop();
  }

  private static String bracketed(Options options) {
    String host = options.loopbackHost();
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static void configureLogging(Distribution distribution, DataFolder data)
      throws LaunchFailure {
    Path configuration = distribution.conf().resolve("logback.xml");
    if (!Files.isReadable(configuration)) {
      throw new LaunchFailure("The file %s cannot be read.".formatted(configuration));
    }
    System.setProperty("logback.configurationFile", configuration.toUri().toString());
    System.setProperty("rostrum.log", data.log().toString());
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    JavaUtilLogging.quieten();
  }

  private static void stop(Platform platform, DataFolder data) {
    boolean clean = platform.stop(STOP_LIMIT);
    data.close();
    if (!clean) {
      System.err.println(
          "Not everything stopped within %d seconds; the process ends now."
              .formatted(STOP_LIMIT.toSeconds()));
      Runtime.getRuntime().halt(1);
    }
  }
}
