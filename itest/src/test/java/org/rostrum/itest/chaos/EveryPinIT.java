package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Samples;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.chaos.Installation.Account;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.simulator.pinterest.pins.PinMedia;

/** A carousel and a video through the packaged product, which dies in the middle of both. */
@Execution(ExecutionMode.CONCURRENT)
class EveryPinIT {
  @Test
  void arrivesOnceAndWhole(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (Installation installation = Installation.running(folder, 2)) {
      String picture = installation.client().upload(Samples.coffee());
      String film = installation.client().upload(Samples.moving());
      var faults = installation.pinterest().faults();
      faults.next(Fault.hold().after().on("POST", "/pins"));
      faults.next(Fault.hold().before().on("POST", "/upload"));

      String carousel = carousel(installation, installation.fresh(), picture);
      String video = video(installation, installation.fresh(), film);
      assertThat(faults.awaitHeld(2, Bounds.SOON)).isTrue();
      installation.kill();
      faults.clear();
      installation.start();

      awaitPublished(installation, carousel);
      awaitPublished(installation, video);
      assertCarousel(only(installation, "From two sides"));
      assertVideo(installation, only(installation, "At the wheel"));
      assertThat(calls(installation, "POST", "/pins")).isEqualTo(2);
      // An upload whose end nobody saw is looked at first; only a lost one begins anew.
      assertThat(calls(installation, "POST", "/media")).isBetween(1L, 2L);
    }
  }

  private static void awaitPublished(Installation installation, String publication) {
    Waiting.until(
        publication + " to be published",
        Bounds.SETTLED,
        () -> installation.ledger().state(publication).equals("PUBLISHED"));
  }

  private static void assertCarousel(Pin pin) {
    PinMedia.Carousel carousel = (PinMedia.Carousel) pin.media();
    assertThat(carousel.slots()).hasSize(2);
    assertThat(carousel.slots().getFirst().title()).contains("Front");
    assertThat(carousel.slots().getLast().title()).contains("Back");
    assertThat(carousel.slots().getLast().link()).contains("https://example.org/back");
  }

  private static void assertVideo(Installation installation, Pin pin) throws Exception {
    PinMedia.Video video = (PinMedia.Video) pin.media();
    assertThat(video.coverSecond()).contains(2);
    assertThat(installation.pinterest().video(video.mediaId()).orElseThrow())
        .hasSameBinaryContentAs(Samples.moving());
  }

  private static Pin only(Installation installation, String title) {
    List<Pin> pins =
        installation.pinterest().pins().stream()
            .filter(pin -> pin.title().orElse("").equals(title))
            .toList();
    assertThat(pins).hasSize(1);
    return pins.getFirst();
  }

  private static long calls(Installation installation, String method, String path) {
    return installation.pinterest().requests().stream()
        .filter(request -> request.method().equals(method) && request.path().equals(path))
        .count();
  }

  private static String carousel(Installation installation, Account account, String picture) {
    ArrayNode media = RostrumClient.array();
    media.add(piece(picture, "Front", "https://example.org/front"));
    media.add(piece(picture, "Back", "https://example.org/back"));
    return schedule(installation, account, "From two sides", media);
  }

  private static String video(Installation installation, Account account, String film) {
    ObjectNode piece = RostrumClient.object().put("mediaId", film).put("altText", "A wheel");
    piece.set("cover", RostrumClient.object().put("frameMillis", 2_000));
    return schedule(installation, account, "At the wheel", RostrumClient.array().add(piece));
  }

  private static ObjectNode piece(String picture, String title, String link) {
    return RostrumClient.object()
        .put("mediaId", picture)
        .put("altText", title)
        .put("title", title)
        .put("text", "")
        .put("link", link);
  }

  private static String schedule(
      Installation installation, Account account, String title, ArrayNode media) {
    RostrumClient client = installation.client();
    ObjectNode target = RostrumClient.object().put("accountId", account.id());
    target.set("options", RostrumClient.object().put("board", account.board()));
    target.set("version", RostrumClient.object().putNull("title").putNull("text").putNull("link"));
    ObjectNode draft =
        RostrumClient.object()
            .put("title", title)
            .put("text", "About " + title)
            .put("link", "https://example.org/");
    draft.set("media", media);
    draft.set("targets", RostrumClient.array().add(target));
    JsonNode post = client.send("POST", "/posts", draft, 201);
    JsonNode scheduled =
        client.change(
            "POST",
            "/posts/" + post.get("id").asText() + "/schedule",
            post.get("version").asLong(),
            RostrumClient.object().put("at", Instant.now().toString()),
            200);
    return scheduled.get("publications").get(0).get("id").asText();
  }
}
