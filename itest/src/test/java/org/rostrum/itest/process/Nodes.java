package org.rostrum.itest.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rostrum.itest.RostrumClient;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.gate.RateLimits;

/**
 * Nodes as somebody would run them: one distribution, one PostgreSQL, one master key, and a port
 * and a data folder for each. The network is in the test's process and outlives them all.
 */
final class Nodes implements AutoCloseable {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  private final TestPostgres.Database database;
  private final List<Path> data = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private final List<RostrumProcess> processes = new ArrayList<>();
  private final PinterestSimulator pinterest;

  Nodes(TestPostgres.Database database, Path folder, int count) throws IOException {
    this.database = database;
    for (int node = 0; node < count; node++) {
      data.add(folder.resolve("node-" + node));
      ports.add(RostrumProcess.freePort());
    }
    Set<String> redirects =
        ports.stream()
            .map(port -> "http://localhost:" + port + "/oauth/callback")
            .collect(Collectors.toSet());
    pinterest =
        PinterestSimulator.start(
            SimulatorConfig.defaults()
                .withRateLimits(RateLimits.none())
                .withRedirectUris(redirects));
  }

  PinterestSimulator pinterest() {
    return pinterest;
  }

  /** Starts a node without waiting for it. */
  RostrumProcess launch(int node) {
    RostrumProcess process =
        RostrumProcess.launch(
            Map.of("ROSTRUM_VAULT_KEY", KEY, "JAVA_OPTS", QuickStart.options()),
            data.get(node),
            ports.get(node),
            database.options());
    processes.add(process);
    return process;
  }

  /** Starts a node and waits until it is ready. */
  RostrumProcess start(int node) {
    RostrumProcess process = launch(node);
    process.awaitReady();
    return process;
  }

  /** Sets the installation up at a node, with the token that another may have printed. */
  RostrumClient setUp(RostrumProcess node, String token) {
    RostrumClient client = new RostrumClient(node.baseUrl());
    client.setUp(token);
    client.configurePinterest(pinterest.baseUrl());
    return client;
  }

  @Override
  public void close() {
    processes.forEach(RostrumProcess::close);
    pinterest.close();
  }
}
