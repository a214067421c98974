package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rostrum.simulator.pinterest.http.Body;

/** The judge must be able to say no. */
final class PinterestDescriptionTest {

  private static final Map<String, String> HEADERS =
      Map.of("Authorization", "Bearer x", "Content-Type", "application/json");

  private final PinterestDescription description = new PinterestDescription();

  @Test
  void acceptsAGoodRequest() {
    assertThat(request("/pins", good())).isEmpty();
  }

  @Test
  void refusesBadRequests() {
    assertThat(request("/pins", good().replace("\"1\"", "\"one\""))).isNotEmpty();
    assertThat(request("/pins", good().replace("\"t\"", "\"" + "x".repeat(101) + "\"")))
        .isNotEmpty();
    assertThat(request("/pins", good().replace("image/jpeg", "image/webp"))).isNotEmpty();
    assertThat(request("/pins", good().replace("image_base64", "image_base65"))).isNotEmpty();
    assertThat(request("/pins", good().replace("\"AAAA\"", "7"))).isNotEmpty();
    assertThat(request("/boards", "{}")).isNotEmpty();
    assertThat(request("/nothing", "{}")).isNotEmpty();
    assertThat(
            description.validateRequest(
                "GET", "/boards", Map.of("page_size", "251"), HEADERS, Body.empty()))
        .isNotEmpty();
  }

  @Test
  void judgesAiDisclosuresByTheLaterVersion() {
    String said = good().replaceFirst("\\{", "{\"ai_disclosures\":{\"values\":[\"AI_MODIFIED\"]},");
    assertThat(request("/pins", said)).isEmpty();
    assertThat(request("/pins", said.replace("AI_MODIFIED", "AI"))).isNotEmpty();
    assertThat(request("/pins", said.replace("values", "value"))).isNotEmpty();
  }

  @Test
  void refusesBadAnswers() {
    assertThat(answer("GET", "/boards", 200, "{\"items\":[{\"id\":\"1\",\"name\":\"a\"}]}"))
        .isEmpty();
    assertThat(answer("GET", "/boards", 200, "{\"items\":[{\"id\":\"a\",\"name\":\"a\"}]}"))
        .isNotEmpty();
    assertThat(answer("GET", "/boards", 200, "{\"items\":[{\"name\":\"a\"}]}")).isNotEmpty();
    assertThat(answer("GET", "/boards", 200, "[]")).isNotEmpty();
    assertThat(answer("GET", "/boards", 401, "{\"code\":\"2\",\"message\":\"m\"}")).isNotEmpty();
    assertThat(answer("GET", "/boards", 401, "{\"message\":\"m\"}")).isNotEmpty();
    assertThat(answer("POST", "/pins", 201, "{\"id\":\"1\",\"media\":{\"media_type\":\"x\"}}"))
        .isNotEmpty();
    assertThat(answer("POST", "/pins", 201, "{\"id\":\"1\",\"created_at\":7}")).isNotEmpty();
  }

  @Test
  void exceptsTimesWithoutAZoneAndFieldsThatAreNotDescribed() {
    assertThat(
            answer(
                "POST",
                "/pins",
                201,
                "{\"id\":\"1\",\"created_at\":\"2026-07-09T09:33:55\",\"new_field\":1}"))
        .isEmpty();
  }

  private List<String> request(String path, String json) {
    return description.validateRequest("POST", path, Map.of(), HEADERS, Body.of(json));
  }

  private List<String> answer(String method, String path, int status, String json) {
    return description.validateResponse(method, path, status, "application/json", Body.of(json));
  }

  private static String good() {
    return """
        {"board_id":"1","title":"t","media_source":
          {"source_type":"image_base64","content_type":"image/jpeg","data":"AAAA"}}
        """;
  }
}
