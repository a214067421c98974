package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.header;
import static org.rostrum.web.admin.TestServer.json;
import static org.rostrum.web.admin.TestServer.tree;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrencePattern;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.web.admin.fakes.FakePosts;
import org.rostrum.web.admin.fakes.FakeRecurrences;

/** Posts that recur. */
class RecurrencesTest {
  private static final String CREATE = "/api/v1/posts/" + FakePosts.POST + "/recurrence";
  private static final String ONE = "/api/v1/recurrences/" + FakeRecurrences.RECURRENCE;
  private static final String WEEKLY =
      """
      {"frequency":"WEEKLY","every":2,"days":["FRIDAY","MONDAY"],"time":"09:30",
       "first":"2026-12-01","count":8}""";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> create(String rule) {
    return server.send(
        json(server.signedIn(CREATE))
            .header("If-Match", "\"7\"")
            .POST(BodyPublishers.ofString(rule)));
  }

  @Test
  void aPostRecursAndTheAnswerTellsWhereAndWhen() {
    HttpResponse<String> made = create(WEEKLY);

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(header(made, "Location")).isEqualTo(ONE);
    assertThat(header(made, "ETag")).isEqualTo("\"2\"");
    assertThat(tree(made).at("/rule/days").toString()).isEqualTo("[\"MONDAY\",\"FRIDAY\"]");
    assertThat(tree(made).at("/rule/zone").isNull()).isTrue();
    assertThat(tree(made).at("/rule/until").isNull()).isTrue();
    assertThat(tree(made).get("zone").asText()).isEqualTo("Europe/Oslo");
    assertThat(server.platform.recurrences.rules.getFirst())
        .isEqualTo(
            new RecurrenceRule(
                new RecurrencePattern.Weekly(2, Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
                LocalTime.of(9, 30),
                Optional.empty(),
                LocalDate.of(2026, 12, 1),
                new RecurrenceEnd.After(8)));
  }

  @Test
  void everyFormOfARuleIsAnsweredAsItWasSaid() {
    String daily =
        """
        {"frequency":"DAILY","every":1,"days":null,"dayOfMonth":null,"time":"00:00",
         "zone":"UTC","first":"2026-12-01","until":"2027-01-31","count":null}""";
    String monthly =
        """
        {"frequency":"MONTHLY","every":3,"days":null,"dayOfMonth":31,"time":"23:59",
         "zone":null,"first":"2026-12-01","until":null,"count":null}""";

    for (String rule : new String[] {daily, monthly}) {
      assertThat(tree(create(rule)).get("rule").toString()).isEqualTo(rule.replaceAll("\\s", ""));
    }
    assertThat(server.platform.recurrences.rules.getFirst().zone()).contains(ZoneId.of("UTC"));
    assertThat(server.platform.recurrences.rules.getLast().end())
        .isEqualTo(new RecurrenceEnd.Never());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{}` | `frequency,every,time,first`",
        "`{\"frequency\":\"WEEKLY\",\"every\":1,\"time\":\"09:30\",\"first\":\"2026-12-01\"}`"
            + " | `days`",
        "`{\"frequency\":\"MONTHLY\",\"every\":1,\"time\":\"09:30\",\"first\":\"2026-12-01\"}`"
            + " | `dayOfMonth`",
        "`{\"frequency\":\"DAILY\",\"every\":1,\"time\":\"9:30\",\"first\":\"1.12.2026\","
            + "\"until\":\"soon\",\"count\":3,\"zone\":\"Oslo\"}` | `time,zone,first,count,until`"
      })
  void whatIsMissingOrWrongInARuleIsNamed(String rule, String fields) {
    HttpResponse<String> answer = create(rule);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(tree(answer).get("problems").findValuesAsText("field"))
        .containsExactly(fields.split(","));
    assertThat(server.platform.recurrences.rules).isEmpty();
  }

  @Test
  void aRuleIsChangedAtItsVersionAndStopped() {
    create(WEEKLY);
    HttpResponse<String> changed =
        server.send(
            json(server.signedIn(ONE))
                .header("If-Match", "\"2\"")
                .PUT(BodyPublishers.ofString(WEEKLY.replace("\"every\":2", "\"every\":3"))));
    HttpResponse<String> stale =
        server.send(
            json(server.signedIn(ONE))
                .header("If-Match", "\"1\"")
                .PUT(BodyPublishers.ofString(WEEKLY)));
    HttpResponse<String> stopped = server.post(ONE + "/stop", "{}");

    assertThat(tree(changed).at("/rule/every").asInt()).isEqualTo(3);
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(tree(stopped).get("state").asText()).isEqualTo("ENDED");
    assertThat(tree(stopped).get("reason").asText()).isEqualTo("Ada stopped it.");
  }

  @Test
  void theListIsPaged() {
    create(WEEKLY);

    assertThat(tree(server.get("/api/v1/recurrences?limit=7")).get("nextCursor").asText())
        .isEqualTo("after-7");
    assertThat(server.get("/api/v1/recurrences?limit=201").statusCode()).isEqualTo(422);
  }

  @Test
  void aPreviewMakesNothing() {
    assertThat(tree(server.post("/api/v1/previews/recurrence", WEEKLY)).at("/items/0").asText())
        .isEqualTo("2026-12-01T08:00:00Z");
    assertThat(server.post("/api/v1/previews/recurrence?count=0", WEEKLY).statusCode())
        .isEqualTo(422);
  }

  @Test
  void aPublicationNamesItsRecurrence() {
    assertThat(
            tree(server.get("/api/v1/publications/" + FakePosts.PUBLICATION))
                .at("/publication/recurrence/occurrence")
                .asInt())
        .isEqualTo(3);
  }
}
