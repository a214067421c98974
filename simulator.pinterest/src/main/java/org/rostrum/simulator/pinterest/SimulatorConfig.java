package org.rostrum.simulator.pinterest;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.gate.RateLimits;
import org.rostrum.simulator.pinterest.oauth.App;

/**
 * How a simulator is to be.
 *
 * @param port 0 for any free one; always on 127.0.0.1
 * @param seed the same seed gives the same tokens, codes and request ids
 * @param stateDirectory where state survives; empty means it ends with the process
 * @param apps registered apps; the first is the one that hands out tokens without consent
 * @param clock the time it starts from; tests move it with {@link PinterestSimulator#advance}
 * @param listLag how long a new pin is missing from lists
 * @param trialAccess whether apps have Trial access only
 * @param maxPins the oldest go beyond this
 * @param maxImageBytes the oldest go beyond this, all images together
 * @param crowd how many users there are beside the seeded two: {@code guest1}, {@code guest2} and
 *     so on, with a board each
 */
public record SimulatorConfig(
    int port,
    long seed,
    Optional<Path> stateDirectory,
    List<App> apps,
    InstantSource clock,
    RateLimits rateLimits,
    Duration listLag,
    boolean trialAccess,
    int maxPins,
    long maxImageBytes,
    int crowd) {

  public static final int DEFAULT_MAX_PINS = 5_000;
  public static final long DEFAULT_MAX_IMAGE_BYTES = 1024L * 1024 * 1024;

  /** More users than this make the gallery useless. */
  public static final int MAX_CROWD = 500;

  private static final long DEFAULT_SEED = 1488;

  public SimulatorConfig {
    apps = List.copyOf(apps);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("The port must be 0..65535: " + port);
    }
    if (apps.isEmpty()) {
      throw new IllegalArgumentException("A simulator needs at least one app");
    }
    if (maxPins < 1 || maxImageBytes < 1) {
      throw new IllegalArgumentException("The limits must be at least 1");
    }
    if (crowd < 0 || crowd > MAX_CROWD) {
      throw new IllegalArgumentException("The crowd must be 0.." + MAX_CROWD + ": " + crowd);
    }
  }

  /**
   * A free port, the seeded app without a redirect URI, the system's clock, Standard limits, no
   * lag, nothing kept.
   */
  public static SimulatorConfig defaults() {
    return new SimulatorConfig(
        0,
        DEFAULT_SEED,
        Optional.empty(),
        List.of(App.practice(Set.of())),
        InstantSource.system(),
        RateLimits.standard(),
        Duration.ZERO,
        false,
        DEFAULT_MAX_PINS,
        DEFAULT_MAX_IMAGE_BYTES,
        0);
  }

  public SimulatorConfig withPort(int other) {
    return new SimulatorConfig(
        other,
        seed,
        stateDirectory,
        apps,
        clock,
        rateLimits,
        listLag,
        trialAccess,
        maxPins,
        maxImageBytes,
        crowd);
  }

  public SimulatorConfig withSeed(long other) {
    return new SimulatorConfig(
        port,
        other,
        stateDirectory,
        apps,
        clock,
        rateLimits,
        listLag,
        trialAccess,
        maxPins,
        maxImageBytes,
        crowd);
  }

  public SimulatorConfig withStateDirectory(Path directory) {
    return new SimulatorConfig(
        port,
        seed,
        Optional.of(directory),
        apps,
        clock,
        rateLimits,
        listLag,
        trialAccess,
        maxPins,
        maxImageBytes,
        crowd);
  }

  /** Lets the seeded app send people to these redirect URIs. */
  public SimulatorConfig withRedirectUris(Set<String> redirectUris) {
    List<App> others = new ArrayList<>();
    others.add(App.practice(redirectUris));
    apps.stream().filter(app -> !app.id().equals(App.PRACTICE_ID)).forEach(others::add);
    return withApps(others);
  }

  public SimulatorConfig withApps(List<App> others) {
    return new SimulatorConfig(
        port,
        seed,
        stateDirectory,
        others,
        clock,
        rateLimits,
        listLag,
        trialAccess,
        maxPins,
        maxImageBytes,
        crowd);
  }

  public SimulatorConfig withClock(InstantSource other) {
    return new SimulatorConfig(
        port,
        seed,
        stateDirectory,
        apps,
        other,
        rateLimits,
        listLag,
        trialAccess,
        maxPins,
        maxImageBytes,
        crowd);
  }

  public SimulatorConfig withRateLimits(RateLimits others) {
    return new SimulatorConfig(
        port,
        seed,
        stateDirectory,
        apps,
        clock,
        others,
        listLag,
        trialAccess,
        maxPins,
        maxImageBytes,
        crowd);
  }

  public SimulatorConfig withListLag(Duration lag) {
    return new SimulatorConfig(
        port,
        seed,
        stateDirectory,
        apps,
        clock,
        rateLimits,
        lag,
        trialAccess,
        maxPins,
        maxImageBytes,
        crowd);
  }

  public SimulatorConfig withTrialAccess(boolean on) {
    return new SimulatorConfig(
        port,
        seed,
        stateDirectory,
        apps,
        clock,
        rateLimits,
        listLag,
        on,
        maxPins,
        maxImageBytes,
        crowd);
  }

  public SimulatorConfig withLimits(int pins, long imageBytes) {
    return new SimulatorConfig(
        port,
        seed,
        stateDirectory,
        apps,
        clock,
        rateLimits,
        listLag,
        trialAccess,
        pins,
        imageBytes,
        crowd);
  }

  /** Adds so many users beside the seeded two. */
  public SimulatorConfig withCrowd(int size) {
    return new SimulatorConfig(
        port,
        seed,
        stateDirectory,
        apps,
        clock,
        rateLimits,
        listLag,
        trialAccess,
        maxPins,
        maxImageBytes,
        size);
  }
}
