package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.simulator.pinterest.http.Json;

final class CarouselTest {

  private PinterestSimulator simulator;
  private Practice practice;

  @BeforeEach
  void start() throws IOException {
    simulator = PinterestSimulator.start(SimulatorConfig.defaults());
    practice = Practice.sandbox(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void picturesKeepTheirOrderAndWords() {
    ObjectNode pin = carousel(3);
    item(pin, 1).put("title", "The foot").put("description", "Unglazed");
    item(pin, 1).put("link", "https://norra.example/foot");
    Practice.Answer made = practice.post("/pins", pin);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("creative_type")).isEqualTo("CAROUSEL");
    assertThat(made.json().at("/media/media_type").asText()).isEqualTo("multiple_images");
    assertThat(made.json().at("/media/items")).hasSize(3);
    assertThat(made.json().at("/media/items/1/title").asText()).isEqualTo("The foot");
    assertThat(made.json().at("/media/items/1/link").asText())
        .isEqualTo("https://norra.example/foot");
    assertThat(simulator.pins().getFirst().media().images()).hasSize(3);
  }

  @Test
  void twoToFiveOfOneSize() {
    refused(carousel(1));
    refused(carousel(6));
    ObjectNode uneven = carousel(2);
    item(uneven, 1).put("data", Base64.getEncoder().encodeToString(Practice.png(41, 30)));
    assertThat(refused(uneven)).contains("same dimensions");
    assertThat(practice.post("/pins", carousel(5)).status()).isEqualTo(201);
  }

  @Test
  void eachItemIsChecked() {
    ObjectNode spam = carousel(2);
    item(spam, 1).put("link", "https://spam.example/");
    assertThat(practice.post("/pins", spam).code()).isEqualTo(9);
    ObjectNode longTitle = carousel(2);
    item(longTitle, 0).put("title", "x".repeat(101));
    refused(longTitle);
    ObjectNode index = carousel(2);
    ((ObjectNode) index.get("media_source")).put("index", 2);
    refused(index);
    ObjectNode byUrl = practice.pin("x");
    ObjectNode source = byUrl.putObject("media_source").put("source_type", "multiple_image_urls");
    source.putArray("items").addObject().put("url", "https://a.example/1.jpg");
    source.withArray("items").addObject().put("url", "https://a.example/2.jpg");
    assertThat(practice.post("/pins", byUrl).code()).isEqualTo(235);
  }

  @Test
  void whatIsDeletedTakesItsPicturesAlong() {
    String id = practice.post("/pins", carousel(3)).text("id");
    assertThat(practice.delete("/pins/" + id).status()).isEqualTo(204);
    assertThat(simulator.pins()).isEmpty();
  }

  @Test
  void theGalleryShowsEveryPicture() throws Exception {
    practice.post("/pins", carousel(4));
    String page =
        practice
            .http()
            .send(
                HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/")).build(),
                BodyHandlers.ofString())
            .body();
    assertThat(page).contains("Carousel of 4 pictures");
    assertThat(page.split("<img src=\"/media/", -1)).hasSize(5);
  }

  private ObjectNode carousel(int count) {
    ObjectNode pin = practice.pin("Bowl, from all sides");
    ArrayNode items =
        pin.putObject("media_source").put("source_type", "multiple_image_base64").putArray("items");
    for (int i = 0; i < count; i++) {
      byte[] png = Practice.png(40, 30);
      items
          .addObject()
          .put("content_type", "image/png")
          .put("data", Base64.getEncoder().encodeToString(png));
    }
    return pin;
  }

  private static ObjectNode item(ObjectNode pin, int index) {
    return (ObjectNode) pin.at("/media_source/items/" + index);
  }

  private String refused(ObjectNode pin) {
    Practice.Answer answer = practice.post("/pins", pin);
    assertThat(answer.status()).as(Json.object().toString()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(1);
    return answer.text("message");
  }
}
