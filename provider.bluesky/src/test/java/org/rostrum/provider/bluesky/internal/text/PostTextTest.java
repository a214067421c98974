package org.rostrum.provider.bluesky.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts and the facets that are stored with them. */
final class PostTextTest {
  @Test
  void mentionsOfNobodyStayPlainText() {
    PostText text = PostText.of("@alice.test and @nobody.test");
    assertThat(text.mentions()).containsExactlyInAnyOrder("alice.test", "nobody.test");
    assertThat(text.facets(Map.of("alice.test", "did:plc:alice")))
        .singleElement()
        .satisfies(facet -> assertThat(facet.toString()).contains("did:plc:alice"));
  }

  @Test
  void aLinkGoesToTheEndShortenedAndLeadsToTheWholeAddress() {
    URI page = URI.create("https://example.org/articles/2026/how-to-repot?from=rostrum");
    PostText text = PostText.of("Grüße 👋").withLink(page);
    assertThat(text.text()).isEqualTo("Grüße 👋\n\nexample.org/articles/202...");
    assertThat(text.facets(Map.of()))
        .singleElement()
        .satisfies(
            facet -> {
              assertThat(facet.path("features").path(0).path("uri").asText())
                  .isEqualTo(page.toString());
              assertThat(facet.path("index").path("byteStart").asInt()).isEqualTo(14);
              assertThat(facet.path("index").path("byteEnd").asInt()).isEqualTo(text.bytes());
            });
  }

  @Test
  void aLinkAloneIsTheText() {
    PostText text = PostText.of(" ").withLink(URI.create("https://example.org/"));
    assertThat(text.text()).isEqualTo("example.org");
    assertThat(text.spans()).hasSize(1);
  }
}
