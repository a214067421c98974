package org.rostrum.provider.bluesky.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.provider.content.TextRule.Unit;

/**
 * Compares with {@code RichText} of npm {@code @atproto/api} 0.19.19, whose answers are in {@code
 * facets.json}: what a reader's app would have found and counted, and where it finds two that
 * overlap, the one that it shows.
 */
final class SpanFinderTest {
  static Stream<JsonNode> texts() throws IOException {
    try (InputStream file = SpanFinderTest.class.getResourceAsStream("facets.json")) {
      JsonNode all = JsonMapper.builder().build().readTree(Objects.requireNonNull(file));
      return StreamSupport.stream(all.spliterator(), false);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void findsWhatBlueskysOwnAppsFind(JsonNode example) {
    PostText text = PostText.of(example.path("text").asText());
    Map<String, String> everybody = new HashMap<>();
    text.mentions().forEach(handle -> everybody.put(handle, handle));
    List<String> found =
        StreamSupport.stream(text.facets(everybody).spliterator(), false)
            .map(SpanFinderTest::facet)
            .toList();
    List<String> expected =
        StreamSupport.stream(example.path("facets").spliterator(), false)
            .map(
                one ->
                    one.path("start").asInt()
                        + "-"
                        + one.path("end").asInt()
                        + " "
                        + one.path("kind").asText()
                        + " "
                        + one.path("value").asText())
            .toList();
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void longTextsAreReadWithoutASpanOverAnother() {
    for (String piece : List.of("a.b", "a.b.", "#a(@b.org)", "@a.b.", "$A ", "x.org/(", "((((@")) {
      String text = piece.repeat(PostText.MAX_GRAPHEMES / piece.length());
      int end = 0;
      for (Span span : PostText.of(text).spans()) {
        assertThat(span.start()).as(piece).isGreaterThanOrEqualTo(end);
        end = span.end();
      }
      assertThat(end).as(piece).isLessThanOrEqualTo(text.length());
    }
  }

  private static String facet(JsonNode facet) {
    JsonNode feature = facet.path("features").path(0);
    String type = feature.path("$type").asText();
    String kind = type.substring(type.indexOf('#') + 1);
    String field = Map.of("link", "uri", "tag", "tag", "mention", "did").get(kind);
    return facet.path("index").path("byteStart").asInt()
        + "-"
        + facet.path("index").path("byteEnd").asInt()
        + " "
        + kind
        + " "
        + feature.path(field).asText();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void countsAsTheNetworkCounts(JsonNode example) {
    assertThat(Unit.GRAPHEMES.count(example.path("text").asText()))
        .isEqualTo(example.path("graphemes").asInt());
  }
}
