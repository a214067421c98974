package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.gate.RateLimits;
import org.rostrum.simulator.pinterest.http.Json;

final class RateLimitTest {

  private PinterestSimulator simulator;
  private Practice practice;

  @BeforeEach
  void start() throws IOException {
    simulator =
        PinterestSimulator.start(
            SimulatorConfig.defaults()
                .withClock(InstantSource.fixed(Instant.parse("2026-07-09T09:33:55Z")))
                .withRateLimits(RateLimits.of(3, 1, Duration.ofMinutes(1))));
    practice = Practice.sandbox(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void headersAreStructuredAndCountDown() {
    Practice.Answer first = practice.get("/boards");
    assertThat(first.header("x-ratelimit-limit"))
        .isEqualTo(
            "3, 100;w=1;name=\"safety_net_app_id_user_id\","
                + " 3;w=60;name=\"org_read_app_id_user_id\"");
    assertThat(first.header("x-ratelimit-remaining")).isEqualTo("2");
    assertThat(first.header("x-ratelimit-reset")).isEqualTo("60");
    simulator.advance(Duration.ofSeconds(15));
    Practice.Answer second = practice.get("/boards");
    assertThat(second.header("x-ratelimit-remaining")).isEqualTo("1");
    assertThat(second.header("x-ratelimit-reset")).isEqualTo("45");
  }

  @Test
  void exhaustedQuotaAnswers429UntilItsReset() {
    for (int i = 0; i < 3; i++) {
      assertThat(practice.get("/boards").status()).isEqualTo(200);
    }
    Practice.Answer refused = practice.get("/boards");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo(8);
    assertThat(refused.header("x-ratelimit-remaining")).isEqualTo("0");
    simulator.advance(Duration.ofSeconds(Long.parseLong(refused.header("x-ratelimit-reset"))));
    assertThat(practice.get("/boards").status()).isEqualTo(200);
  }

  @Test
  void writesAndUsersAreCountedApart() {
    assertThat(practice.post("/pins", practice.pin("one")).status()).isEqualTo(201);
    assertThat(practice.post("/pins", practice.pin("two")).status()).isEqualTo(429);
    assertThat(simulator.pins()).hasSize(1);
    assertThat(practice.get("/boards").status()).isEqualTo(200);
    Practice other =
        Practice.as(simulator, Environment.SANDBOX, "fjordkeramik", Practice.ALL_SCOPES);
    assertThat(other.get("/boards").header("x-ratelimit-remaining")).isEqualTo("2");
  }

  @Test
  void eachCategoryHasAQuotaOfItsOwn() {
    simulator.rateLimits(RateLimits.of(3, 2, 1, Duration.ofMinutes(1)));
    Practice live =
        Practice.as(simulator, Environment.PRODUCTION, "norrastudio", Practice.ALL_SCOPES);
    String figures = "/user_account/analytics?start_date=2026-07-01&end_date=2026-07-08";
    assertThat(live.get(figures).header("x-ratelimit-limit"))
        .contains("1;w=60;name=\"org_analytics_app_id_user_id\"");
    assertThat(live.get(figures).status()).isEqualTo(429);
    assertThat(live.get("/boards").header("x-ratelimit-remaining")).isEqualTo("2");
    assertThat(live.post("/boards", Json.object().put("name", "Glazes")).status()).isIn(200, 201);
  }

  @Test
  void noLimitsMeansNoHeaders() {
    simulator.rateLimits(RateLimits.none());
    Practice.Answer answer = practice.get("/boards");
    assertThat(answer.header("x-ratelimit-limit")).isEmpty();
  }
}
