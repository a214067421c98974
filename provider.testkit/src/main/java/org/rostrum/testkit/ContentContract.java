package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.settings.SettingValues;

/** Content is checked at once, without the network, and whatever it holds. */
interface ContentContract extends Subject {
  @Test
  default void whatTheTestsPublishKeepsTheRules() {
    Content content = author().content("Something to say");
    assertThat(fixture().descriptor().contentRules().check(content))
        .filteredOn(ContentProblem::blocks)
        .isEmpty();
    assertThat(fixture().services().provider().validate(content, fixture().options())).isEmpty();
    assertThat(
            fixture()
                .descriptor()
                .publicationOptions()
                .validate(fixture().options().asMap(), java.util.Set.of()))
        .isEmpty();
  }

  @Test
  default void anyContentIsCheckedWithoutTheNetwork() {
    NetworkProvider provider = fixture().services().provider();
    List<String> words =
        List.of(
            "",
            " ",
            "x".repeat(100_000),
            "👩‍👩‍👧‍👦".repeat(500),
            "\ud800 half a pair",
            "a\u0000b\u202ec\r\n",
            "<script>alert(1)</script> https://[::1]:99999/%zz @ # @@ ##");
    for (String text : words) {
      Stream.of(
              new Content(text, text, Optional.of(text), author().content("x").media()),
              new Content(text, text, Optional.empty(), List.of()))
          .forEach(
              content -> {
                for (SettingValues options : List.of(fixture().options(), SettingValues.empty())) {
                  assertThat(provider.validate(content, options))
                      .allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
                }
              });
    }
    assertThat(fixture().network().requests()).as("calls of the network").isEmpty();
  }
}
