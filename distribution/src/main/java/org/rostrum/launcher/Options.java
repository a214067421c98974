package org.rostrum.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the command line, the environment and {@code conf/rostrum.properties} ask for; the first of
 * them wins.
 *
 * @param port the port of the product, 1 to 65535
 * @param host the address to listen on
 * @param data the data folder, absolute
 * @param practicePort the port of the simulator, absent without {@code --practice}
 * @param baseUrl the address under which people reach the product, without a slash at its end
 * @param privateServers hosts, separated by commas, that networks of many servers may reach though
 *     their addresses are not public; empty for none
 * @param database the PostgreSQL to use, absent for the embedded database
 * @param help whether only the help is wanted
 */
record Options(
    int port,
    String host,
    Path data,
    Optional<Integer> practicePort,
    URI baseUrl,
    String privateServers,
    Optional<DatabaseServer> database,
    boolean help) {

  static final int DEFAULT_PORT = 8080;
  static final String DEFAULT_HOST = "127.0.0.1";
  private static final int MAX_PORT = 65535;

  static final String HELP =
      """
      Usage: bin/rostrum run [options]

        --port N           listen on port N (default 8080)
        --host ADDRESS     listen on this address (default 127.0.0.1: this machine only)
        --data DIR         keep everything in DIR (default: the folder data of the distribution)
        --base-url URL     the address that people type (default http://localhost:N)
        --database URL     use the PostgreSQL at jdbc:postgresql://host/database instead of the
                           embedded database; several processes may share it
        --database-user U  who signs in there (default rostrum)
        --database-password-file F
                           a file with the password
        --practice         also start the Pinterest simulator and offer it as an environment
        --practice-port N  the simulator's port (default: the port after the product's)
        --help             show this

      Defaults can be set in conf/rostrum.properties, those of the database also in the environment:
      ROSTRUM_DATABASE_URL, ROSTRUM_DATABASE_USER, ROSTRUM_DATABASE_PASSWORD_FILE. Stop with Ctrl-C or SIGTERM.
      """;

  /** Reads the command line over the environment over the defaults of the configuration. */
  static Options parse(
      List<String> arguments, Properties defaults, Map<String, String> environment, Path home)
      throws LaunchFailure {
    Parser parser = new Parser(defaults, environment, home);
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      parser.take(rest.removeFirst(), rest);
    }
    return parser.options();
  }

  /** The address on which this process reaches itself. */
  String loopbackHost() {
    return host.equals("0.0.0.0") || host.equals("::") ? DEFAULT_HOST : host;
  }

  private static final class Parser {
    private String port;
    private String host;
    private Path data;
    private boolean practice;
    private Optional<String> practicePort;
    private boolean practicePortAsked;
    private Optional<String> baseUrl;
    private final String privateServers;
    private final DatabaseServer.Asked database;
    private boolean help;

    Parser(Properties defaults, Map<String, String> environment, Path home) {
      port = defaults.getProperty("port", Integer.toString(DEFAULT_PORT)).strip();
      host = defaults.getProperty("host", DEFAULT_HOST).strip();
      data = home.resolve(defaults.getProperty("data", "data").strip());
      practice = Boolean.parseBoolean(defaults.getProperty("practice", "false").strip());
      practicePort = nonBlank(defaults.getProperty("practice.port", ""));
      baseUrl = nonBlank(defaults.getProperty("base.url", ""));
      privateServers = defaults.getProperty("servers.private", "").strip();
      database = new DatabaseServer.Asked(defaults, environment, home);
    }

    void take(String option, Deque<String> rest) throws LaunchFailure {
      int equals = option.indexOf('=');
      if (option.startsWith("--") && equals > 0) {
        rest.addFirst(option.substring(equals + 1));
        option = option.substring(0, equals);
      }
      switch (option) {
        case "--port" -> port = value(option, rest);
        case "--host" -> host = value(option, rest);
        case "--data" -> data = Path.of(value(option, rest));
        case "--base-url" -> baseUrl = Optional.of(value(option, rest));
        case "--database" -> database.url(value(option, rest));
        case "--database-user" -> database.user(value(option, rest));
        case "--database-password-file" -> database.passwordFile(value(option, rest));
        case "--practice" -> practice = true;
        case "--practice-port" -> {
          practicePort = Optional.of(value(option, rest));
          practicePortAsked = true;
        }
        case "--help", "-h" -> help = true;
        default ->
            throw new LaunchFailure(
                LaunchFailure.USAGE,
                "Unknown option %s; --help lists the options.".formatted(option));
      }
    }

    Options options() throws LaunchFailure {
      int listen = port("--port", port);
      Optional<Integer> simulator = Optional.empty();
      if (practice) {
        simulator =
            Optional.of(port("--practice-port", practicePort.orElse(Integer.toString(listen + 1))));
      } else if (practicePortAsked && !help) {
        throw new LaunchFailure(
            LaunchFailure.USAGE,
            "--practice-port is of no use without --practice, which starts the simulator; add it.");
      }
      return new Options(
          listen,
          host,
          data.toAbsolutePath().normalize(),
          simulator,
          baseUrl(listen),
          privateServers,
          help ? Optional.empty() : database.server(),
          help);
    }

    private URI baseUrl(int listen) throws LaunchFailure {
      String text = baseUrl.orElse("http://localhost:" + listen);
      try {
        URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
          return uri;
        }
      } catch (java.net.URISyntaxException e) {
        // said below, like every other address that is none
      }
      throw new LaunchFailure(
          LaunchFailure.USAGE,
          "The base URL (--base-url or base.url in conf/rostrum.properties) is %s, which is not an http or https address."
              .formatted(text));
    }

    private static String value(String option, Deque<String> rest) throws LaunchFailure {
      if (rest.isEmpty() || rest.getFirst().isBlank()) {
        throw new LaunchFailure(LaunchFailure.USAGE, "Option %s needs a value.".formatted(option));
      }
      return rest.removeFirst();
    }

    private static int port(String option, String text) throws LaunchFailure {
      try {
        int number = Integer.parseInt(text);
        if (number >= 1 && number <= MAX_PORT) {
          return number;
        }
      } catch (NumberFormatException e) {
        // said below, like every other number that is no port
      }
      throw new LaunchFailure(
          LaunchFailure.USAGE,
          "%s is %s, but a port is a number from 1 to %d.".formatted(option, text, MAX_PORT));
    }

    private static Optional<String> nonBlank(String text) {
      return Optional.of(text.strip()).filter(value -> !value.isEmpty());
    }
  }
}
