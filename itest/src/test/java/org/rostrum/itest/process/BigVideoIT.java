package org.rostrum.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Samples;
import org.rostrum.itest.Waiting;

/**
 * A video of a gigabyte goes through the whole product, from the upload to the pin, in one process
 * whose heap is a quarter of it and is shared with the simulated Pinterest.
 */
class BigVideoIT {
  private static final long GIGABYTE = 1_000_000_000;
  private static final String HEAP = "-Xmx256m";
  private static final Duration PUBLISHED_WITHIN = Duration.ofMinutes(3);

  @Test
  void aGigabyteIsUploadedAndPublishedWithASmallHeap(@TempDir Path folder) throws IOException {
    Path film = film(folder.resolve("film.mp4"));
    int port = RostrumProcess.freePort();
    String pinterest = "http://localhost:" + port;
    try (RostrumProcess rostrum =
        RostrumProcess.start(
            Map.of("JAVA_OPTS", QuickStart.options() + " " + HEAP),
            folder.resolve("data"),
            RostrumProcess.freePort(),
            "--practice",
            "--practice-port",
            Integer.toString(port))) {
      RostrumClient client = new RostrumClient(rostrum.baseUrl());
      client.setUp(rostrum.setupToken());
      client.configurePinterest(pinterest);
      String account = client.connectPinterest("norrastudio");

      String publication = schedule(client, account, client.upload(film));
      Waiting.until(
          "the video on Pinterest",
          PUBLISHED_WITHIN,
          () -> client.publication(publication).get("state").asText().equals("PUBLISHED"));

      assertThat(RostrumClient.stream(client.get("/publications/" + publication).get("attempts")))
          .as("nothing failed on the way, not even once")
          .extracting(attempt -> attempt.get("outcome").asText())
          .containsOnly("IN_PROGRESS", "PUBLISHED");
      assertThat(new RostrumClient(pinterest).outside("/_pins").at("/pins/0/title").asText())
          .isEqualTo("A long film");
      assertThat(arrived(folder.resolve("data"))).isEqualTo(GIGABYTE);
    }
  }

  /** A real video, and after it a box that players skip; the file has a hole there. */
  private static Path film(Path file) throws IOException {
    Files.copy(Samples.moving(), file);
    try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
      long end = whole.length();
      whole.seek(end);
      whole.writeInt(1);
      whole.write("free".getBytes(StandardCharsets.US_ASCII));
      whole.writeLong(GIGABYTE - end);
      whole.setLength(GIGABYTE);
    }
    return file;
  }

  private static String schedule(RostrumClient client, String account, String media) {
    ObjectNode piece = RostrumClient.object().put("mediaId", media).put("altText", "A film");
    piece.set("cover", RostrumClient.object().put("frameMillis", 1_000));
    ObjectNode target =
        RostrumClient.object()
            .put("accountId", account)
            .set("options", RostrumClient.object().put("board", client.boards(account).getFirst()));
    ObjectNode draft = RostrumClient.object().put("title", "A long film").put("text", "");
    draft.putNull("link").set("media", RostrumClient.array().add(piece));
    draft.set("targets", RostrumClient.array().add(target));
    JsonNode post = client.send("POST", "/posts", draft, 201);
    return client
        .change(
            "POST",
            "/posts/" + post.get("id").asText() + "/schedule",
            post.get("version").asLong(),
            RostrumClient.object().put("at", Instant.now().toString()),
            200)
        .at("/publications/0/id")
        .asText();
  }

  /** How large the video is that the simulated Pinterest keeps. */
  private static long arrived(Path data) throws IOException {
    try (var files = Files.walk(data.resolve("practice"))) {
      return files
          .mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0)
          .max()
          .orElse(0);
    }
  }
}
