package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.RateLimitObservation;

/** What the network says of its limits is passed on, as far as it makes sense. */
interface LimitsContract extends Subject {
  @Test
  default void limitsAreReported() throws Exception {
    List<RateLimitObservation> seen = publish("Counted");
    assertThat(!seen.isEmpty())
        .as("limits are reported")
        .isEqualTo(fixture().expects(Behaviour.REPORTS_LIMITS));
    assertThat(author().calls().limitHeaders().isEmpty())
        .as("calls() names no headers of limits")
        .isEqualTo(!fixture().expects(Behaviour.REPORTS_LIMITS));
    assertSensible(seen);
  }

  @Test
  default void nonsenseInHeadersDoesNotSpoilAPost() throws Exception {
    for (String nonsense : List.of("", "many", "-1", "9".repeat(40), "1e99", "1;w=", "0, 0, 0")) {
      for (String header : author().calls().limitHeaders()) {
        fixture()
            .network()
            .alter(author().calls().creating(), answer -> answer.with(header, nonsense));
        assertSensible(publish("Miscounted " + header + " " + nonsense.length()));
      }
    }
  }

  private List<RateLimitObservation> publish(String words) throws InterruptedException {
    Publication publication = fixture().publication(author().content(words));
    assertThat(publication.toEnd()).isInstanceOf(PublishResult.Published.class);
    return publication.contexts().stream()
        .flatMap(context -> context.observations().stream())
        .toList();
  }

  private static void assertSensible(List<RateLimitObservation> seen) {
    assertThat(seen)
        .allSatisfy(
            observation -> {
              assertThat(observation.name()).isNotBlank();
              assertThat(observation.limit()).isGreaterThanOrEqualTo(-1);
              assertThat(observation.remaining()).isNotNegative();
              assertThat(observation.resetAfter().isNegative()).isFalse();
            });
  }
}
