package org.rostrum.provider.pinterest.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.publish.RateLimitObservation;

final class RateLimitHeadersTest {
  private static final String STRUCTURED =
      "100, 100;w=1;name=\"safety_net_app_id_user_id\", 1000;w=60;name=\"org_read_app_id_user_id\"";

  @Test
  void theLimitInForceIsTheFirst() {
    assertThat(headers(STRUCTURED, "99", "1").observation())
        .contains(
            new RateLimitObservation(
                "safety_net_app_id_user_id",
                RateLimit.Scope.ACCOUNT,
                100,
                99,
                Duration.ofSeconds(1),
                Optional.of(Duration.ofSeconds(1))));
  }

  @Test
  void theNameBelongsToTheLimitInForce() {
    String minute = STRUCTURED.replaceFirst("100", "1000");
    assertThat(headers(minute, "12", "48").observation())
        .map(RateLimitObservation::name)
        .contains("org_read_app_id_user_id");
  }

  @Test
  void ofTwoPoliciesWithOneNumberTheResetTells() {
    String writes =
        "100, 100;w=1;name=\"safety_net_app_id_user_id\", 100;w=60;name=\"org_write_app_id_user_id\"";
    assertThat(headers(writes, "97", "31").observation().orElseThrow())
        .satisfies(
            said -> {
              assertThat(said.name()).isEqualTo("org_write_app_id_user_id");
              assertThat(said.window()).contains(Duration.ofMinutes(1));
            });
    assertThat(headers(writes, "97", "1").observation().orElseThrow().name())
        .isEqualTo("safety_net_app_id_user_id");
  }

  @Test
  void aDayOfTrialAccessIsSeen() {
    String trial =
        "300, 100;w=1;name=\"safety_net_app_id_user_id\", 300;w=86400;name=\"org_write_app_id_user_id\"";
    assertThat(headers(trial, "12", "40000").observation().orElseThrow().window())
        .contains(Duration.ofDays(1));
  }

  @Test
  void aLimitWithoutUserCountsTheWholeApp() {
    assertThat(headers("1000, 1000;w=86400;name=\"trial_app_id\"", "0", "80000").scope())
        .isEqualTo(RateLimit.Scope.NETWORK);
  }

  @Test
  void aBareNumberIsUnderstood() {
    assertThat(headers("100", "7", "30").observation())
        .contains(
            new RateLimitObservation(
                "requests", RateLimit.Scope.ACCOUNT, 100, 7, Duration.ofSeconds(30)));
  }

  @Test
  void whatCannotBeReadSaysNothing() {
    assertThat(headers("x", "many", "soon").observation()).isEmpty();
    assertThat(headers(STRUCTURED, "1".repeat(40), "1").observation()).isEmpty();
    assertThat(headers("1,".repeat(1_000), "1", "1").observation())
        .map(RateLimitObservation::limit)
        .contains(-1L);
  }

  @Test
  void theWaitIsBounded() {
    Duration second = Duration.ofSeconds(1);
    assertThat(headers(STRUCTURED, "0", "0").wait(second)).isEqualTo(second);
    assertThat(headers(STRUCTURED, "0", "999999999999").wait(second))
        .isEqualTo(RateLimitHeaders.LONGEST_WAIT);
    assertThat(headers(STRUCTURED, "0", "").wait(second)).isEqualTo(RateLimitHeaders.DEFAULT_WAIT);
  }

  private static RateLimitHeaders headers(String limit, String remaining, String reset) {
    Map<String, List<String>> lines = new HashMap<>();
    lines.put("x-ratelimit-limit", List.of(limit));
    lines.put("x-ratelimit-remaining", List.of(remaining));
    lines.put("x-ratelimit-reset", List.of(reset));
    return new RateLimitHeaders(HttpHeaders.of(lines, (name, value) -> true));
  }
}
