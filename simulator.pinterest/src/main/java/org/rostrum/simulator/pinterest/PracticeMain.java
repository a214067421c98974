package org.rostrum.simulator.pinterest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs a practice Pinterest as a process of its own. */
public final class PracticeMain {

  private static final int WRONG_USE = 2;
  private static final int DEFAULT_PORT = 8090;
  private static final String USAGE =
      """
      Usage: PracticeMain [--port N] [--state DIR] [--seed N] [--redirect-uri URI]...

        --port N            port on 127.0.0.1; 0 takes any free one (default 8090)
        --state DIR         keep state there (default: it ends with the process)
        --seed N            same seed, same tokens and ids (default 1488)
        --redirect-uri URI  where the seeded app may send people; may be repeated
      """;

  private PracticeMain() {}

  /** Starts, says where, and stays until the process is told to end. */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    try {
      SimulatorConfig config = parse(arguments);
      PinterestSimulator simulator = PinterestSimulator.start(config);
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "practice-stop"));
      System.out.println("Practice Pinterest is ready at " + simulator.baseUrl() + "/");
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(WRONG_USE);
    } catch (IOException | RuntimeException e) {
      System.err.println("The practice Pinterest cannot start: " + e.getMessage());
      System.exit(1);
    }
  }

  static SimulatorConfig parse(String... arguments) {
    SimulatorConfig config = SimulatorConfig.defaults().withPort(DEFAULT_PORT);
    Set<String> redirectUris = new LinkedHashSet<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String option = arguments[i];
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      String value = arguments[i + 1];
      switch (option) {
        case "--port" -> config = config.withPort((int) number(option, value));
        case "--seed" -> config = config.withSeed(number(option, value));
        case "--state" -> config = config.withStateDirectory(Path.of(value));
        case "--redirect-uri" -> redirectUris.add(value);
        default -> throw new IllegalArgumentException("Unknown option: " + option);
      }
    }
    return config.withRedirectUris(redirectUris);
  }

  private static long number(String option, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number: " + value, e);
    }
  }
}
