package org.rostrum.itest.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Samples;
import org.rostrum.itest.process.QuickStart;
import org.rostrum.itest.process.RostrumProcess;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.gate.RateLimits;

/**
 * An installation that dies and comes back, the network it publishes to, and what was promised to
 * its publishers. The network lives in the test's process: what it was sent outlives everything.
 */
final class Installation implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final List<String> options;
  private final PinterestSimulator pinterest;
  private final RostrumClient client;
  private final Ledger ledger;
  private final List<Account> accounts = new ArrayList<>();
  private final Iterator<Account> unused;
  private RostrumProcess process;
  private Optional<Instant> readySince = Optional.empty();

  /** A connected account and the board it pins to. */
  record Account(String user, String id, String board) {}

  private Installation(Path folder, int guests, List<String> options) {
    this.folder = folder;
    this.port = RostrumProcess.freePort();
    this.options = List.copyOf(options);
    this.pinterest = network(port, guests);
    this.process = started("");
    this.client = new RostrumClient(process.baseUrl());
    client.setUp(process.setupToken());
    client.configurePinterest(pinterest.baseUrl());
    for (int guest = 1; guest <= guests; guest++) {
      String user = "guest" + guest;
      String id = client.connectPinterest(user);
      accounts.add(new Account(user, id, client.boards(id).getFirst()));
    }
    this.unused = List.copyOf(accounts).iterator();
    this.ledger = new Ledger(pinterest, client, client.upload(Samples.coffee()));
  }

  /**
   * Sets one up and leaves it running.
   *
   * @param folder where it lives
   * @param guests how many accounts it has: each publishes one thing at a time
   * @param options of the launcher, such as the choice of a database
   */
  static Installation running(Path folder, int guests, String... options) {
    return new Installation(folder, guests, List.of(options));
  }

  private static PinterestSimulator network(int port, int guests) {
    try {
      return PinterestSimulator.start(
          SimulatorConfig.defaults()
              .withCrowd(guests)
              .withRateLimits(RateLimits.none())
              .withRedirectUris(Set.of("http://localhost:" + port + "/oauth/callback")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PinterestSimulator pinterest() {
    return pinterest;
  }

  RostrumClient client() {
    return client;
  }

  Ledger ledger() {
    return ledger;
  }

  RostrumProcess process() {
    return process;
  }

  /** Since when the process has been ready; empty if nobody waited for that. */
  Optional<Instant> readySince() {
    return readySince;
  }

  Path data() {
    return folder.resolve("data");
  }

  Path folder() {
    return folder;
  }

  int port() {
    return port;
  }

  List<Account> accounts() {
    return accounts;
  }

  /** An account that has published nothing yet. */
  Account fresh() {
    return unused.next();
  }

  /** Starts the process and waits until it is ready. */
  void start() {
    start("");
  }

  /** Starts the process with an agent inside that is given orders, and waits until it is ready. */
  void start(String agentsOrders) {
    requireDead();
    readySince = Optional.empty();
    process = started(agentsOrders);
    readySince = Optional.of(Instant.now());
  }

  /** Begins to start the process, with an agent inside if one is given orders. */
  void launch(String agentsOrders) {
    requireDead();
    readySince = Optional.empty();
    process = RostrumProcess.launch(environment(agentsOrders), data(), port, arguments());
  }

  /**
   * Starts another node on the same database, with the same keys and pictures, and waits until it
   * is ready.
   */
  RostrumProcess neighbour() {
    Path theirs = folder.resolve("neighbour");
    for (String shared : List.of("vault", "media")) {
      copy(data().resolve(shared), theirs.resolve(shared));
    }
    return RostrumProcess.start(environment(""), theirs, RostrumProcess.freePort(), arguments());
  }

  private RostrumProcess started(String agentsOrders) {
    return RostrumProcess.start(environment(agentsOrders), data(), port, arguments());
  }

  private void requireDead() {
    if (process.isAlive()) {
      throw new IllegalStateException("It runs already");
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (Files.isRegularFile(file)) {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** kill -9, unless it is dead already. */
  void kill() {
    process.close();
  }

  /** What the process logged. */
  String log() {
    Path log = data().resolve("log/rostrum.log");
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The accounts that stand so, as their owner sees it. */
  List<Account> accountsInState(String state) {
    Set<String> ids =
        RostrumClient.stream(client.get("/accounts").get("items"))
            .filter(item -> item.get("state").asText().equals(state))
            .map(item -> item.get("id").asText())
            .collect(Collectors.toSet());
    return accounts.stream().filter(account -> ids.contains(account.id())).toList();
  }

  /** Connects an account again, as its owner does when the network no longer takes its grant. */
  void connectAgain(Account account) {
    String id = client.connectPinterest(account.user());
    if (!id.equals(account.id())) {
      throw new AssertionError(account + " became another account: " + id);
    }
  }

  /** Waits for every promise, and holds the network against it. */
  void assertPromiseKept(Duration atMost) {
    ledger.awaitPublished(atMost);
    ledger.assertOnePinEach();
  }

  private Map<String, String> environment(String agentsOrders) {
    String agent = agentsOrders.isEmpty() ? "" : " " + AgentJar.option(folder, agentsOrders);
    return Map.of("JAVA_OPTS", QuickStart.options() + agent);
  }

  private String[] arguments() {
    return options.toArray(String[]::new);
  }

  @Override
  public void close() {
    process.close();
    pinterest.close();
  }
}
