package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.pinterest.internal.support.CannedAnswer;
import org.rostrum.provider.pinterest.internal.support.FakeNetwork;
import org.rostrum.provider.pinterest.internal.support.LoopbackClient;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.testkit.host.TestContext;

/** What a pin says of artificial intelligence, from the form to Pinterest and back. */
final class AiDisclosureTest {
  private static final String KEY = "aiDisclosure";
  private static final Set<String> SCOPES =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");

  private PinterestSimulator pinterest;
  private LoopbackClient checking;
  private PinterestProvider provider;
  private TestContext context;
  private String board;

  @BeforeEach
  void start() throws IOException {
    pinterest = PinterestSimulator.start(SimulatorConfig.defaults());
    checking = LoopbackClient.checking(pinterest.apiUrl(Environment.SANDBOX));
    provider = new PinterestProvider(Optional.of(URI.create(pinterest.baseUrl())));
    String token = pinterest.issueToken("norrastudio", Environment.SANDBOX, SCOPES);
    context =
        Pins.context(
            SettingValues.of(
                Map.of("environment", "practice", "appId", "1488000"),
                Map.of("appSecret", Secret.of("practice-secret"))),
            checking,
            token);
    board = pinterest.board(Environment.SANDBOX, "norrastudio", "Weaving").orElseThrow().id();
  }

  @AfterEach
  void stop() {
    checking.close();
    pinterest.close();
  }

  @Test
  void isSaidWhereItWasChosenAndNotMentionedElsewhere() throws Exception {
    publish("");
    publish("modified");
    publish("performer");
    assertThat(pinterest.pins())
        .extracting(Pin::aiDisclosures)
        .containsExactlyInAnyOrder(
            List.of(), List.of("AI_MODIFIED"), List.of("AI_MODIFIED", "SYNTHETIC_PERFORMER"));
  }

  @Test
  void isReadBackChangedAndTakenBack() throws Exception {
    String id = publish("performer");
    assertThat(said(id)).contains("performer");
    assertThat(change(id, "modified")).isInstanceOf(ChangeResult.Done.class);
    assertThat(said(id)).contains("modified");
    assertThat(change(id, "")).isInstanceOf(ChangeResult.Done.class);
    assertThat(said(id)).isEmpty();
  }

  /** A server of before 5.28, or one that takes no empty list, must not cost anybody a riddle. */
  @Test
  void aServerThatDoesNotKnowItRefusesAndNothingIsPublishedWithoutIt() throws Exception {
    CannedAnswer refusal =
        CannedAnswer.error(
            400, 1, "Invalid request: Additional properties are not allowed ('ai_disclosures')");
    FakeNetwork network =
        new FakeNetwork()
            .on("GET", "/boards/" + board + "/pins", CannedAnswer.ok(Pins.list("")))
            .on("POST", "/pins", refusal)
            .on("PATCH", "/pins/77", refusal);
    TestContext before = Pins.context(Pins.custom(FakeNetwork.API), network, "pina_test");

    PublishResult result =
        provider.publish(Pins.request(Pins.vase(), options("modified"), Optional.empty()), before);
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Rejected.class, one -> assertTellsTheWayOut(one.problems()));
    assertThat(network.sent("POST")).as("one try, and none without it").hasSize(1);
    assertThat(network.sent("POST").getFirst().body())
        .contains("\"ai_disclosures\":{\"values\":[\"AI_MODIFIED\"]}");
    assertThat(change("77", "", before))
        .isInstanceOfSatisfying(
            ChangeResult.Rejected.class, one -> assertTellsTheWayOut(one.problems()));
  }

  private static void assertTellsTheWayOut(List<ContentProblem> problems) {
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo("options." + KEY);
              assertThat(problem.message()).contains("ai_disclosures", "choose none");
            });
  }

  private Optional<String> said(String id) throws Exception {
    LookResult.There there = (LookResult.There) provider.look(id, context);
    return Optional.ofNullable(there.options().get(KEY));
  }

  private ChangeResult change(String id, String disclosure) throws InterruptedException {
    return change(id, disclosure, context);
  }

  private ChangeResult change(String id, String disclosure, TestContext over)
      throws InterruptedException {
    return provider.edit(
        new PostEdit(
            id,
            new PostTexts("", "", "", ""),
            options(disclosure),
            new EditableParts(Set.of(), Set.of(KEY))),
        over);
  }

  private String publish(String disclosure) throws InterruptedException {
    PublishResult result =
        provider.publish(Pins.request(Pins.vase(), options(disclosure), Optional.empty()), context);
    return ((PublishResult.Published) result).remoteId();
  }

  private SettingValues options(String disclosure) {
    Map<String, String> values = new HashMap<>(Map.of("board", board));
    if (!disclosure.isEmpty()) {
      values.put(KEY, disclosure);
    }
    return SettingValues.of(values, Map.of());
  }
}
