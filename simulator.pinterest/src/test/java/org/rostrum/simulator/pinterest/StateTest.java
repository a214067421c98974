package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.pins.Pin;

final class StateTest {

  @TempDir private Path directory;

  @Test
  void everythingSurvivesARestart() throws Exception {
    SimulatorConfig config = SimulatorConfig.defaults().withStateDirectory(directory);
    byte[] photo = Practice.jpeg(64, 48);
    String token;
    List<Pin> pins;
    String board;
    try (PinterestSimulator first = PinterestSimulator.start(config)) {
      token = first.issueToken("norrastudio", Environment.SANDBOX, Practice.ALL_SCOPES);
      Practice practice = Practice.withToken(first, Environment.SANDBOX, token);
      board = practice.post("/boards", Json.object().put("name", "Kept")).text("id");
      practice.post("/pins", practice.pin("Kept", photo).put("board_id", board));
      pins = first.pins();
      // No orderly end: what counts is on the disk already.
      try (PinterestSimulator second = PinterestSimulator.start(config)) {
        assertThat(second.pins()).isEqualTo(pins);
        assertThat(second.image(pins.getFirst())).isEqualTo(photo);
        Practice again = Practice.withToken(second, Environment.SANDBOX, token);
        assertThat(again.get("/boards/" + board).text("name")).isEqualTo("Kept");
        String next = again.post("/pins", again.pin("Next")).text("id");
        assertThat(Long.parseLong(next)).isGreaterThan(Long.parseLong(pins.getFirst().id()));
        assertThat(again.post("/boards", Json.object().put("name", "New")).text("id"))
            .isNotEqualTo(board);
        assertThat(second.issueToken("norrastudio", Environment.SANDBOX, Practice.ALL_SCOPES))
            .isNotEqualTo(token);
      }
    }
  }

  @Test
  void secretsAreNotOnTheDisk() throws Exception {
    try (PinterestSimulator simulator =
        PinterestSimulator.start(SimulatorConfig.defaults().withStateDirectory(directory))) {
      String token = simulator.issueToken("norrastudio", Environment.SANDBOX, Practice.ALL_SCOPES);
      assertThat(Files.readString(directory.resolve("tokens.json"))).doesNotContain(token);
    }
  }

  @Test
  void unfinishedFilesAreIgnored() throws Exception {
    Files.createDirectories(directory.resolve("pins"));
    Files.writeString(directory.resolve("pins/1.json.1.part"), "{\"id\":");
    try (PinterestSimulator simulator =
        PinterestSimulator.start(SimulatorConfig.defaults().withStateDirectory(directory))) {
      assertThat(simulator.pins()).isEmpty();
    }
  }

  @Test
  void damagedStateIsNamed() throws Exception {
    Files.writeString(directory.resolve("tokens.json"), "{");
    assertThatThrownBy(
            () ->
                PinterestSimulator.start(SimulatorConfig.defaults().withStateDirectory(directory)))
        .hasMessageContaining("tokens.json is damaged");
  }

  @Test
  void oldestPinsGoBeyondTheLimit() throws Exception {
    SimulatorConfig config =
        SimulatorConfig.defaults().withStateDirectory(directory).withLimits(2, 1_000_000);
    try (PinterestSimulator simulator = PinterestSimulator.start(config)) {
      Practice practice = Practice.sandbox(simulator);
      for (int i = 1; i <= 3; i++) {
        practice.post("/pins", practice.pin("pin " + i, Practice.png(10 + i, 10)));
      }
      assertThat(simulator.pins())
          .extracting(pin -> pin.title().orElse(""))
          .containsExactly("pin 2", "pin 3");
      assertThat(files("pins")).isEqualTo(2);
      assertThat(files("media")).isEqualTo(2);
    }
  }

  @Test
  void anImageIsKeptWhileAPinShowsIt() throws Exception {
    try (PinterestSimulator simulator =
        PinterestSimulator.start(SimulatorConfig.defaults().withStateDirectory(directory))) {
      Practice practice = Practice.sandbox(simulator);
      String first = practice.post("/pins", practice.pin("one")).text("id");
      String second = practice.post("/pins", practice.pin("two")).text("id");
      assertThat(files("media")).isEqualTo(1);
      practice.delete("/pins/" + first);
      assertThat(files("media")).isEqualTo(1);
      practice.delete("/pins/" + second);
      assertThat(files("media")).isZero();
    }
  }

  private long files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(folder))) {
      return files.count();
    }
  }
}
