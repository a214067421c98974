package org.rostrum.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Samples;
import org.rostrum.itest.Waiting;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.gate.RateLimits;
import org.rostrum.simulator.pinterest.pins.Pin;

/**
 * kill -9 of the real process. The network is another process (this one) and keeps what it was
 * sent, so that what is counted at the end is what people would see: exactly one pin each.
 */
class KillIT {
  private static final int PUBLICATIONS = 50;
  private static final int KILLS = 3;

  /** An unanswered attempt is asked about until the network's lists can be trusted. */
  private static final Duration SETTLED = Duration.ofMinutes(4);

  /** The moments at which a publisher's process can die. */
  enum Moment {
    /** The attempt is written down; the network was asked to read, not yet to create. */
    BEFORE_THE_CALL,
    /**
     * The creating call has arrived; the pin comes into being when nobody waits for it any more.
     */
    DURING_THE_CALL,
    /** The pin exists; the answer never arrives. */
    PIN_EXISTS_BUT_NOT_RECORDED,
    /** Outcomes are recorded, others are on their way: no particular moment of the next one. */
    AFTER_OUTCOMES_WERE_RECORDED;

    /** What holds the network at this moment until the process is dead. */
    Optional<Fault> fault() {
      return switch (this) {
        case BEFORE_THE_CALL -> Optional.of(Fault.hold().before().on("GET", "/boards/*/pins"));
        case DURING_THE_CALL -> Optional.of(Fault.hold().before().on("POST", "/pins"));
        case PIN_EXISTS_BUT_NOT_RECORDED -> Optional.of(Fault.hold().after().on("POST", "/pins"));
        case AFTER_OUTCOMES_WERE_RECORDED -> Optional.empty();
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  @Execution(ExecutionMode.CONCURRENT)
  void everyPublicationBecomesExactlyOnePin(
      Moment moment, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    Path data = folder.resolve("data");
    int port = RostrumProcess.freePort();
    try (PinterestSimulator pinterest = simulator(port)) {
      List<String> publications = schedule(data, port, pinterest);

      for (int kill = 1; kill <= KILLS; kill++) {
        try (RostrumProcess rostrum = RostrumProcess.start(data, port)) {
          letSomePublish(pinterest, kill * PUBLICATIONS / (KILLS + 2));
          dieAt(moment, pinterest, rostrum);
        }
      }

      try (RostrumProcess rostrum = RostrumProcess.start(data, port)) {
        RostrumClient client = new RostrumClient(rostrum.baseUrl());
        client.signIn();
        Waiting.until(
            "every publication published",
            SETTLED,
            () -> {
              assertThat(states(client, publications))
                  .isEqualTo(Map.of("PUBLISHED", (long) PUBLICATIONS));
              return true;
            });
        assertThat(titles(pinterest)).hasSize(PUBLICATIONS).doesNotHaveDuplicates();
        assertThat(urlsPointAtThePins(client, publications, pinterest)).isTrue();
      }
    }
  }

  private static PinterestSimulator simulator(int port) throws IOException {
    return PinterestSimulator.start(
        SimulatorConfig.defaults()
            .withRateLimits(RateLimits.none())
            .withRedirectUris(Set.of("http://localhost:" + port + "/oauth/callback")));
  }

  private static List<String> schedule(Path data, int port, PinterestSimulator pinterest) {
    pinterest.faults().next(Fault.hold().before().on("POST", "/pins").untilCleared());
    pinterest.faults().next(Fault.hold().before().on("GET", "/boards/*/pins").untilCleared());
    try (RostrumProcess rostrum = RostrumProcess.start(data, port)) {
      RostrumClient client = new RostrumClient(rostrum.baseUrl());
      client.setUp(rostrum.setupToken());
      client.configurePinterest(pinterest.baseUrl());
      List<String> accounts =
          List.of(client.connectPinterest("norrastudio"), client.connectPinterest("fjordkeramik"));
      Map<String, List<String>> boards =
          accounts.stream().collect(Collectors.toMap(account -> account, client::boards));
      String media = client.upload(Samples.coffee());
      Instant at = Instant.now().plusSeconds(2);
      List<String> ids = new ArrayList<>();
      for (int number = 0; number < PUBLICATIONS; number++) {
        String account = accounts.get(number % accounts.size());
        List<String> own = Objects.requireNonNull(boards.get(account));
        String board = own.get(number % own.size());
        ids.add(client.schedule(account, media, board, "Cup " + number, at));
      }
      rostrum.kill();
      return ids;
    } finally {
      pinterest.faults().clear();
    }
  }

  private static void letSomePublish(PinterestSimulator pinterest, int count) {
    Waiting.until(count + " pins", SETTLED, () -> pinterest.pins().size() >= count);
  }

  private static void dieAt(Moment moment, PinterestSimulator pinterest, RostrumProcess rostrum)
      throws InterruptedException {
    if (moment.fault().isPresent()) {
      pinterest.faults().next(moment.fault().get().untilCleared());
      assertThat(pinterest.faults().awaitHeld(1, SETTLED)).isTrue();
    }
    rostrum.kill();
    pinterest.faults().clear();
  }

  private static Map<String, Long> states(RostrumClient client, List<String> publications) {
    return publications.stream()
        .map(client::publication)
        .map(publication -> publication.get("state").asText())
        .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
  }

  private static List<String> titles(PinterestSimulator pinterest) {
    return pinterest.pins().stream().map(pin -> pin.title().orElseThrow()).toList();
  }

  private static boolean urlsPointAtThePins(
      RostrumClient client, List<String> publications, PinterestSimulator pinterest) {
    Map<String, String> titleOfPin =
        pinterest.pins().stream()
            .collect(Collectors.toMap(Pin::id, pin -> pin.title().orElseThrow()));
    for (String id : publications) {
      JsonNode publication = client.publication(id);
      String url = publication.get("url").asText();
      boolean named =
          titleOfPin.entrySet().stream()
              .anyMatch(
                  pin ->
                      url.contains(pin.getKey())
                          && pin.getValue().equals(publication.get("title").asText()));
      if (!named) {
        return false;
      }
    }
    return true;
  }
}
