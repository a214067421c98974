package org.rostrum.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Samples;
import org.rostrum.itest.Waiting;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.pins.Pin;

/** Several whole processes on one PostgreSQL, seen from outside. */
@ExtendWith(TestPostgres.EmptyDatabase.class)
@Execution(ExecutionMode.CONCURRENT)
class MultiNodeIT {
  private static final List<String> USERS = List.of("norrastudio", "fjordkeramik");
  private static final int AT_ONCE = 40;
  private static final int WHILE_RESTARTING = 24;

  /** What one node does is seen on another within this. */
  private static final Duration SEEN = Duration.ofSeconds(10);

  /** A node that is silent is given up after 15 seconds; then the network is asked. */
  private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

  private static final Duration SETTLED = Duration.ofMinutes(2);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  /** Publications in the order in which they are due, and whose they are. */
  private record Scheduled(Map<String, String> accounts, Map<String, List<String>> boards) {
    static Scheduled with(RostrumClient client) {
      Map<String, String> accounts =
          USERS.stream().collect(Collectors.toMap(user -> user, client::connectPinterest));
      Map<String, List<String>> boards =
          USERS.stream()
              .collect(Collectors.toMap(user -> user, user -> client.boards(of(accounts, user))));
      return new Scheduled(accounts, boards);
    }

    private static <T> T of(Map<String, T> map, String user) {
      T found = map.get(user);
      assertThat(found).as(user).isNotNull();
      return java.util.Objects.requireNonNull(found);
    }

    /** Schedules through one node after the other, for one user after the other. */
    Map<String, String> some(
        List<RostrumClient> nodes, String media, String name, int count, Instant at, Duration gap) {
      Map<String, String> titles = new LinkedHashMap<>();
      for (int number = 0; number < count; number++) {
        String user = USERS.get(number % USERS.size());
        String title = "%s %03d".formatted(name, number);
        String id =
            nodes
                .get(number % nodes.size())
                .schedule(
                    of(accounts, user),
                    media,
                    of(boards, user).getFirst(),
                    title,
                    at.plus(gap.multipliedBy(number)));
        titles.put(id, title);
      }
      return titles;
    }
  }

  private static void awaitAllPublished(RostrumClient client, Map<String, String> publications) {
    Waiting.until(
        "all published",
        SETTLED,
        () -> {
          Map<String, Long> states =
              publications.keySet().stream()
                  .map(id -> client.publication(id).get("state").asText())
                  .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
          assertThat(states).isEqualTo(Map.of("PUBLISHED", (long) publications.size()));
          return true;
        });
  }

  private static String state(RostrumClient client, String publication) {
    return client.publication(publication).get("state").asText();
  }

  private static List<String> titles(List<Pin> pins) {
    return pins.stream()
        .sorted(Comparator.comparing(Pin::createdAt))
        .map(pin -> pin.title().orElseThrow())
        .toList();
  }

  @Test
  void threeNodesPublishEverythingOnceAndInOrderAndAreRestartedOneByOne(
      TestPostgres.Database database) throws Exception {
    try (Nodes nodes = new Nodes(database, folder, 3)) {
      List<RostrumProcess> processes = new ArrayList<>();
      for (int node = 0; node < 3; node++) {
        processes.add(nodes.launch(node));
      }
      processes.forEach(RostrumProcess::awaitReady);
      // whichever node a browser reaches knows what another printed
      RostrumClient first = nodes.setUp(processes.get(0), processes.get(2).setupToken());
      List<RostrumClient> clients =
          processes.stream().map(process -> first.at(process.baseUrl())).toList();
      Scheduled scheduled = Scheduled.with(first);
      String media = first.upload(Samples.coffee());

      Map<String, String> publications =
          scheduled.some(
              clients, media, "Cup", AT_ONCE, Instant.now().plusSeconds(5), Duration.ofMillis(10));
      awaitAllPublished(clients.get(1), publications);

      List<Pin> pins = nodes.pinterest().pins();
      assertThat(titles(pins)).containsExactlyInAnyOrderElementsOf(publications.values());
      for (String user : USERS) {
        assertThat(titles(pins.stream().filter(pin -> pin.owner().equals(user)).toList()))
            .as("in the order in which they were due")
            .isSorted();
      }

      publications.putAll(
          scheduled.some(
              clients,
              media,
              "Bowl",
              WHILE_RESTARTING,
              Instant.now().plusSeconds(2),
              Duration.ofSeconds(1)));
      for (int node = 0; node < 3; node++) {
        processes.get(node).stop();
        processes.set(node, nodes.start(node));
      }
      awaitAllPublished(clients.get(2), publications);
      assertThat(titles(nodes.pinterest().pins()))
          .containsExactlyInAnyOrderElementsOf(publications.values());
    }
  }

  @Test
  void whatAKilledNodeWasDoingIsDoneByAnotherWithItsPicture(TestPostgres.Database database)
      throws Exception {
    try (Nodes nodes = new Nodes(database, folder, 2)) {
      RostrumProcess dying = nodes.start(0);
      RostrumClient here = nodes.setUp(dying, dying.setupToken());
      Scheduled scheduled = Scheduled.with(here);
      RostrumProcess heir = nodes.start(1);
      RostrumClient there = here.at(heir.baseUrl());

      String media;
      try (LiveChanges told = new LiveChanges(there)) {
        media = here.upload(Samples.coffee());
        told.await(SEEN, "media", media, "added");
        here.configurePinterest(nodes.pinterest().baseUrl());
        told.await(SEEN, "provider", "pinterest", "settings");
      }
      assertThat(there.raw("GET", "/api/v1/media/" + media + "/thumbnail").statusCode())
          .isEqualTo(200);

      heir.signal("STOP");
      nodes
          .pinterest()
          .faults()
          .next(Fault.hold().before().on("GET", "/boards/*/pins").untilCleared());
      Map<String, String> publications =
          scheduled.some(List.of(here), media, "Cup", 2, Instant.now(), Duration.ZERO);
      assertThat(nodes.pinterest().faults().awaitHeld(2, TAKEN_OVER)).isTrue();
      heir.signal("CONT");
      dying.kill();
      nodes.pinterest().faults().clear();
      long killed = System.nanoTime();

      awaitAllPublished(there, publications);
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(TAKEN_OVER);
      assertThat(titles(nodes.pinterest().pins()))
          .containsExactlyInAnyOrderElementsOf(publications.values());
      assertThat(nodes.pinterest().image(nodes.pinterest().pins().getFirst()))
          .isEqualTo(Files.readAllBytes(Samples.coffee()));
    }
  }

  @Test
  void aNodeThatStoodStillIsNotBelievedAndGoesOn(TestPostgres.Database database) throws Exception {
    try (Nodes nodes = new Nodes(database, folder, 2)) {
      RostrumProcess frozen = nodes.start(0);
      RostrumClient here = nodes.setUp(frozen, frozen.setupToken());
      Scheduled scheduled = Scheduled.with(here);
      String media = here.upload(Samples.coffee());
      nodes.pinterest().faults().next(Fault.hold().after().on("POST", "/pins"));
      Map<String, String> publications =
          scheduled.some(List.of(here), media, "Cup", 1, Instant.now(), Duration.ZERO);
      assertThat(nodes.pinterest().faults().awaitHeld(1, TAKEN_OVER)).isTrue();

      frozen.signal("STOP");
      RostrumClient there = here.at(nodes.start(1).baseUrl());
      awaitAllPublished(there, publications);
      String url = there.publication(publications.keySet().iterator().next()).get("url").asText();
      frozen.signal("CONT");
      nodes.pinterest().faults().clear();

      publications.putAll(
          scheduled.some(
              List.of(here, there), media, "Bowl", 6, Instant.now(), Duration.ofMillis(10)));
      awaitAllPublished(here, publications);
      assertThat(titles(nodes.pinterest().pins()))
          .containsExactlyInAnyOrderElementsOf(publications.values());
      String first = publications.keySet().iterator().next();
      assertThat(state(here, first)).isEqualTo("PUBLISHED");
      assertThat(here.publication(first).get("url").asText()).isEqualTo(url);
    }
  }
}
