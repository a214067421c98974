package org.rostrum.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
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
import javax.imageio.ImageIO;
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
  void aNodeThatStoodStillIsNotBelievedAndWhatAKilledOneWasDoingIsDone(
      TestPostgres.Database database) throws Exception {
    try (Nodes nodes = new Nodes(database, folder, 2)) {
      RostrumProcess first = nodes.start(0);
      RostrumClient here = nodes.setUp(first, first.setupToken());
      Scheduled scheduled = Scheduled.with(here);
      String media = here.upload(Samples.coffee());

      Map<String, String> publications = heldAfterThePinExists(nodes, scheduled, here, media);
      first.signal("STOP");
      RostrumProcess second = nodes.start(1);
      RostrumClient there = here.at(second.baseUrl());
      awaitAllPublished(there, publications);
      first.signal("CONT");
      nodes.pinterest().faults().clear();
      publications.putAll(
          scheduled.some(
              List.of(here, there), media, "Bowl", 6, Instant.now(), Duration.ofMillis(10)));
      awaitAllPublished(here, publications);
      assertThat(titles(nodes.pinterest().pins()))
          .containsExactlyInAnyOrderElementsOf(publications.values());

      isSeenElsewhere(here, there, nodes.pinterest().baseUrl());
      Path plate = picture("plate.jpg");
      publications.putAll(killedBeforeThePinExists(nodes, scheduled, here, plate, first, second));
      long killed = System.nanoTime();
      awaitAllPublished(there, publications);
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(TAKEN_OVER);
      List<Pin> pins = nodes.pinterest().pins();
      assertThat(titles(pins)).containsExactlyInAnyOrderElementsOf(publications.values());
      for (Pin pin : pins) {
        boolean ofFirstOnly = pin.title().orElseThrow().startsWith("Plate");
        assertThat(nodes.pinterest().image(pin))
            .isEqualTo(Files.readAllBytes(ofFirstOnly ? plate : Samples.coffee()));
      }
    }
  }

  /** The network has made the pin, and its answer is on the way. */
  private static Map<String, String> heldAfterThePinExists(
      Nodes nodes, Scheduled scheduled, RostrumClient here, String media)
      throws InterruptedException {
    nodes.pinterest().faults().next(Fault.hold().after().on("POST", "/pins"));
    Map<String, String> publications =
        scheduled.some(List.of(here), media, "Cup", 1, Instant.now(), Duration.ZERO);
    assertThat(nodes.pinterest().faults().awaitHeld(1, TAKEN_OVER)).isTrue();
    return publications;
  }

  /** A picture that no node has seen, of a colour that its name decides. */
  private Path picture(String name) throws IOException {
    BufferedImage image = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        image.setRGB(x, y, name.hashCode());
      }
    }
    Path file = folder.resolve(name);
    assertThat(ImageIO.write(image, "jpg", file.toFile())).isTrue();
    return file;
  }

  /** What is done at one node is told to a browser at the other, and there is the picture, too. */
  private void isSeenElsewhere(RostrumClient here, RostrumClient there, String simulator)
      throws IOException {
    String media;
    try (LiveChanges told = new LiveChanges(there)) {
      media = here.upload(picture("bowl.jpg"));
      told.await(SEEN, "media", media, "added");
      here.configurePinterest(simulator);
      told.await(SEEN, "provider", "pinterest", "settings");
    }
    assertThat(there.raw("GET", "/api/v1/media/" + media + "/original").statusCode())
        .isEqualTo(200);
  }

  /** Both accounts are being published by the first node, which dies; the other never saw it. */
  private static Map<String, String> killedBeforeThePinExists(
      Nodes nodes,
      Scheduled scheduled,
      RostrumClient here,
      Path picture,
      RostrumProcess first,
      RostrumProcess second)
      throws InterruptedException {
    second.signal("STOP");
    nodes
        .pinterest()
        .faults()
        .next(Fault.hold().before().on("GET", "/boards/*/pins").untilCleared());
    String media = here.upload(picture);
    Map<String, String> publications =
        scheduled.some(List.of(here), media, "Plate", 2, Instant.now(), Duration.ZERO);
    assertThat(nodes.pinterest().faults().awaitHeld(2, TAKEN_OVER)).isTrue();
    second.signal("CONT");
    first.kill();
    nodes.pinterest().faults().clear();
    return publications;
  }
}
