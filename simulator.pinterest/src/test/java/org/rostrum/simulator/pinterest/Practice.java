package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Request;

/**
 * A client of a simulator for tests. Every answer of the API is held against Pinterest's
 * description, except where a test says that it is meant to be wrong.
 */
final class Practice {

  static final Set<String> ALL_SCOPES =
      Set.of(
          "boards:read",
          "boards:read_secret",
          "boards:write",
          "boards:write_secret",
          "pins:read",
          "pins:read_secret",
          "pins:write",
          "pins:write_secret",
          "user_accounts:read");

  private static final PinterestDescription DESCRIPTION = new PinterestDescription();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final PinterestSimulator simulator;
  private final Environment environment;
  private final String token;

  private Practice(PinterestSimulator simulator, Environment environment, String token) {
    this.simulator = simulator;
    this.environment = environment;
    this.token = token;
  }

  static Practice sandbox(PinterestSimulator simulator) {
    return as(simulator, Environment.SANDBOX, "norrastudio", ALL_SCOPES);
  }

  static Practice as(
      PinterestSimulator simulator, Environment environment, String user, Set<String> scopes) {
    return new Practice(simulator, environment, simulator.issueToken(user, environment, scopes));
  }

  static Practice withToken(PinterestSimulator simulator, Environment environment, String token) {
    return new Practice(simulator, environment, token);
  }

  /** An answer with its JSON. */
  record Answer(int status, JsonNode json, HttpResponse<byte[]> response) {

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    int code() {
      return json.path("code").asInt(-1);
    }

    String text(String name) {
      return json.path(name).asText();
    }
  }

  Answer get(String pathAndQuery) {
    return checked("GET", pathAndQuery, Body.empty());
  }

  Answer post(String path, JsonNode content) {
    return checked("POST", path, Body.of(Json.bytes(content)));
  }

  Answer patch(String path, JsonNode content) {
    return checked("PATCH", path, Body.of(Json.bytes(content)));
  }

  Answer delete(String path) {
    return checked("DELETE", path, Body.empty());
  }

  /** Sends without judging the answer. */
  HttpResponse<byte[]> raw(String method, String pathAndQuery, Body body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(simulator.apiUrl(environment) + pathAndQuery))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofByteArray(body.bytes()));
    if (body.length() > 0) {
      request.header("Content-Type", "application/json");
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpClient http() {
    return http;
  }

  String boardId(String name) {
    return simulator.board(environment, "norrastudio", name).orElseThrow().id();
  }

  /** A complete request for an image pin on the board «Weaving». */
  ObjectNode pin(String title) {
    return pin(title, png(40, 30));
  }

  ObjectNode pin(String title, byte[] image) {
    ObjectNode pin = Json.object().put("board_id", boardId("Weaving")).put("title", title);
    pin.putObject("media_source")
        .put("source_type", "image_base64")
        .put("content_type", image[0] == (byte) 0x89 ? "image/png" : "image/jpeg")
        .put("data", Base64.getEncoder().encodeToString(image));
    return pin;
  }

  static byte[] png(int width, int height) {
    return image("png", width, height);
  }

  static byte[] jpeg(int width, int height) {
    return image("jpg", width, height);
  }

  private Answer checked(String method, String pathAndQuery, Body body) {
    try {
      HttpResponse<byte[]> response = raw(method, pathAndQuery, body);
      int question = pathAndQuery.indexOf('?');
      String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
      String query = question < 0 ? "" : pathAndQuery.substring(question + 1);
      if (response.statusCode() < 300) {
        assertThat(
                DESCRIPTION.validateRequest(
                    method,
                    path,
                    Request.decodeFields(query),
                    body.length() == 0
                        ? Map.of("Authorization", "Bearer x")
                        : Map.of("Authorization", "Bearer x", "Content-Type", "application/json"),
                    body))
            .as("the request %s %s", method, path)
            .isEmpty();
      }
      String type = response.headers().firstValue("content-type").orElse("");
      assertThat(
              DESCRIPTION.validateResponse(
                  method, path, response.statusCode(), type, Body.of(response.body())))
          .as("the answer to %s %s", method, path)
          .isEmpty();
      assertThat(response.headers().firstValue("x-pinterest-rid").orElse("")).matches("\\d{16}");
      JsonNode json = response.body().length == 0 ? Json.object() : Json.read(response.body());
      return new Answer(response.statusCode(), json, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] image(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, x * 31 + y * 7919);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
