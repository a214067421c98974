package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.header;
import static org.rostrum.web.admin.TestServer.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.web.admin.fakes.FakeAccounts;

/** Statistics through the API. */
class AnalyticsTest {
  private static final String ACCOUNT = "/api/v1/analytics/accounts/" + FakeAccounts.ACCOUNT;
  private static final String PERIOD = "from=2026-11-01&to=2026-11-22";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theStatusNamesMetricsAndDays() {
    JsonNode status = tree(server.get(ACCOUNT));

    assertThat(status.get("state").asText()).isEqualTo("COLLECTED");
    assertThat(status.get("firstDay").asText()).isEqualTo("2026-08-26");
    assertThat(status.at("/metrics/0/subjects/1").asText()).isEqualTo("POST");
    assertThat(status.get("place").asText()).isEqualTo("Board");
  }

  @Test
  void aGapIsNullAndNotZero() {
    JsonNode report = tree(server.get(ACCOUNT + "/report?" + PERIOD)).get("items");

    assertThat(report.at("/0/value").asDouble()).isEqualTo(12);
    assertThat(report.at("/0/days/0/complete").asBoolean()).isFalse();
    assertThat(report.at("/0/days/1/value").isNull()).isTrue();
    assertThat(report.at("/1/before").isNull()).isTrue();
  }

  @Test
  void listsAreServed() {
    assertThat(tree(server.get(ACCOUNT + "/top?metric=seen&" + PERIOD)).at("/items/0/figures/seen"))
        .hasToString("10.0");
    assertThat(tree(server.get(ACCOUNT + "/network-top")).at("/items/0/remoteId").asText())
        .isEqualTo("77");
    assertThat(
            tree(server.get(ACCOUNT + "/places?metric=seen&" + PERIOD))
                .at("/items/0/label")
                .asText())
        .isEqualTo("Weaving");
    JsonNode best = tree(server.get(ACCOUNT + "/best-times?metric=seen"));
    assertThat(best.at("/hours/0/day").asText()).isEqualTo("FRIDAY");
    assertThat(best.get("enough").asBoolean()).isFalse();
    assertThat(
            tree(server.get(
                    "/api/v1/analytics/publications/00000000-0000-0000-0000-000000000001?"
                        + PERIOD))
                .get("items"))
        .hasSize(2);
  }

  @Test
  void anExportIsAFileToKeep() {
    HttpResponse<String> answer = server.get(ACCOUNT + "/export.csv?of=POSTS&" + PERIOD);

    assertThat(answer.body()).isEqualTo("POSTS,æ\r\n");
    assertThat(header(answer, "Content-Type")).startsWith("text/csv").contains("utf-8");
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"statistics-2026-11-01.csv\"");
  }

  @Test
  void collectingIsThrottled() {
    HttpResponse<String> first =
        server.send(server.signedIn(ACCOUNT + "/collect").POST(BodyPublishers.noBody()));
    HttpResponse<String> second =
        server.send(server.signedIn(ACCOUNT + "/collect").POST(BodyPublishers.noBody()));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(header(second, "Retry-After")).isEqualTo("900");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/report",
        "/report?from=2026-11-01",
        "/report?from=yesterday&to=2026-11-22",
        "/report?from=2026-11-22&to=2026-11-01",
        "/report?from=2024-01-01&to=2026-11-01",
        "/report?from=-999999999-01-01&to=2026-11-01",
        "/top?" + PERIOD,
        "/best-times",
        "/export.csv?of=NOTHING&" + PERIOD
      })
  void whatCannotBeAnsweredIsNamed(String path) {
    HttpResponse<String> answer = server.get(ACCOUNT + path);

    assertThat(answer.statusCode()).isIn(400, 422);
    assertThat(tree(answer).get("problems")).isNotEmpty();
  }
}
