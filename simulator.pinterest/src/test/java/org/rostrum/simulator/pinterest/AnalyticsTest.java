package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.simulator.pinterest.api.Environment;

final class AnalyticsTest {
  private static final String WEEK = "start_date=2026-07-01&end_date=2026-07-09";
  private static final String ALL =
      "&metric_types=IMPRESSION,SAVE,PIN_CLICK,OUTBOUND_CLICK,TOTAL_COMMENTS,TOTAL_REACTIONS";

  private PinterestSimulator simulator;
  private Practice production;

  @BeforeEach
  void start() throws IOException {
    simulator =
        PinterestSimulator.start(
            SimulatorConfig.defaults()
                .withClock(InstantSource.fixed(Instant.parse("2026-07-09T09:33:55Z"))));
    production = Practice.as(simulator, Environment.PRODUCTION, "norrastudio", Practice.ALL_SCOPES);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void anAccountHasASeriesThatIsTheSameEveryTime() {
    Practice.Answer answer = production.get("/user_account/analytics?" + WEEK);
    JsonNode days = answer.json().path("all").path("daily_metrics");
    assertThat(days).hasSize(9);
    assertThat(days.get(0).path("date").asText()).isEqualTo("2026-07-01");
    assertThat(days.get(0).path("data_status").asText()).isEqualTo("READY");
    assertThat(days.get(0).path("metrics").path("IMPRESSION").asInt()).isPositive();
    assertThat(days.get(7).path("data_status").asText()).isEqualTo("ESTIMATE");
    assertThat(days.get(8).path("data_status").asText()).isEqualTo("PROCESSING");
    assertThat(days.get(8).path("metrics")).isEmpty();
    assertThat(answer.json().path("all").path("summary_metrics").path("SAVE_RATE").asDouble())
        .isBetween(0.001, 0.5);
    assertThat(production.get("/user_account/analytics?" + WEEK).json()).isEqualTo(answer.json());
  }

  @Test
  void aPinGrowsFromTheDayItWasMade() {
    String id = production.post("/pins", production.pin("A vase")).text("id");
    simulator.advance(Duration.ofDays(20));
    JsonNode all =
        production
            .get("/pins/" + id + "/analytics?start_date=2026-07-05&end_date=2026-07-29" + ALL)
            .json()
            .path("all");
    List<Integer> seen = new ArrayList<>();
    for (JsonNode day : all.path("daily_metrics")) {
      seen.add(day.path("metrics").path("IMPRESSION").asInt(-1));
    }
    // four days before it was made, and today
    assertThat(seen.subList(0, 4)).containsOnly(-1);
    assertThat(seen.getLast()).isEqualTo(-1);
    assertThat(seen.get(14)).isGreaterThan(seen.get(4));
    assertThat(all.path("daily_metrics").get(0).path("data_status").asText())
        .isEqualTo("BEFORE_PIN_CREATED");
    assertThat(all.path("summary_metrics").has("TOTAL_COMMENTS")).isFalse();
    assertThat(all.path("lifetime_metrics").has("TOTAL_COMMENTS")).isTrue();
    assertThat(all.path("lifetime_metrics").has("IMPRESSION")).isFalse();
  }

  @Test
  void theBestPinsComeFirst() {
    for (int i = 0; i < 4; i++) {
      production.post("/pins", production.pin("Pin " + i));
    }
    simulator.advance(Duration.ofDays(25));
    JsonNode pins =
        production
            .get(
                "/user_account/analytics/top_pins?start_date=2026-07-10&end_date=2026-08-03"
                    + "&sort_by=SAVE&num_of_pins=3")
            .json()
            .path("pins");
    assertThat(pins).hasSize(3);
    assertThat(pins.get(0).path("metrics").path("SAVE").asInt())
        .isGreaterThanOrEqualTo(pins.get(1).path("metrics").path("SAVE").asInt());
    assertThat(
            production
                .get(
                    "/user_account/analytics/top_video_pins?start_date=2026-07-10"
                        + "&end_date=2026-08-03&sort_by=VIDEO_START")
                .json()
                .path("pins"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/user_account/analytics?start_date=2026-04-09&end_date=2026-04-20",
        "/user_account/analytics?start_date=2026-07-05&end_date=2026-07-01",
        "/user_account/analytics?start_date=2026-07-05&end_date=2026-07-10",
        "/user_account/analytics?start_date=yesterday&end_date=2026-07-09",
        "/user_account/analytics?end_date=2026-07-09",
        "/user_account/analytics?" + WEEK + "&metric_types=LIKES",
        "/user_account/analytics/top_pins?" + WEEK,
        "/user_account/analytics/top_pins?" + WEEK + "&sort_by=SAVE&num_of_pins=51"
      })
  void refusesWhatItCannotAnswer(String path) {
    Practice.Answer answer = production.get(path);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(1);
  }

  @Test
  void metricsOfPinsMustBeNamed() {
    String id = production.post("/pins", production.pin("A vase")).text("id");
    assertThat(production.get("/pins/" + id + "/analytics?" + WEEK).status()).isEqualTo(400);
    assertThat(production.get("/pins/1/analytics?" + WEEK + ALL).status()).isEqualTo(404);
  }

  @Test
  void theSandboxHasNoneAndTrialAccessMayRead() {
    assertThat(Practice.sandbox(simulator).get("/user_account/analytics?" + WEEK).status())
        .isEqualTo(404);
    simulator.trialAccess(true);
    assertThat(production.get("/user_account/analytics?" + WEEK).status()).isEqualTo(200);
  }
}
