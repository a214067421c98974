package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.pinterest.internal.support.CannedAnswer;
import org.rostrum.provider.pinterest.internal.support.FakeNetwork;
import org.rostrum.provider.pinterest.internal.support.LoopbackClient;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.EditableParts.Text;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.testkit.host.TestContext;

/** Pins that exist: over the simulator, and with the answers of the table of errors. */
final class PublishedPinsTest {
  private static final Set<String> SCOPES =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");
  private static final PostTexts NEW_TEXTS =
      new PostTexts("A taller vase", "", "https://shop.example.org/vases/8", "A very tall vase");

  private PinterestSimulator pinterest;
  private PinterestProvider provider;
  private LoopbackClient checking;
  private TestContext context;

  @BeforeEach
  void start() throws IOException {
    pinterest = PinterestSimulator.start(SimulatorConfig.defaults());
    provider = new PinterestProvider(Optional.of(URI.create(pinterest.baseUrl())));
    checking = LoopbackClient.checking(pinterest.apiUrl(Environment.SANDBOX));
    context =
        Pins.context(
            SettingValues.of(
                Map.of("environment", "practice", "appId", "1488000"),
                Map.of("appSecret", Secret.of("practice-secret"))),
            checking,
            pinterest.issueToken("norrastudio", Environment.SANDBOX, SCOPES));
  }

  @AfterEach
  void stop() {
    checking.close();
    pinterest.close();
  }

  @Test
  void changesWhatIsNewAndLeavesTheRest() throws Exception {
    String id = publish();
    ChangeResult result = provider.edit(edit(id, Set.of(Text.TITLE, Text.TEXT), Set.of()), context);

    assertThat(result).isInstanceOf(ChangeResult.Done.class);
    Pin pin = pinterest.pins().getFirst();
    assertThat(pin.title()).contains("A taller vase");
    assertThat(pin.description().orElse("")).isEmpty();
    assertThat(pin.link()).contains("https://shop.example.org/vases/7");
    assertThat(pin.altText()).contains("A tall blue vase");
  }

  @Test
  void movesAPinToAnotherBoardAndTellsItsAddress() throws Exception {
    String id = publish();
    String other = board(1);
    ChangeResult result =
        provider.edit(
            new PostEdit(
                id,
                NEW_TEXTS,
                SettingValues.of(Map.of("board", other), Map.of()),
                new EditableParts(Set.of(), Set.of("board", "section"))),
            context);

    assertThat(((ChangeResult.Done) result).url().orElseThrow().toString()).contains(other);
    assertThat(provider.look(id, context))
        .isInstanceOfSatisfying(
            LookResult.There.class,
            there -> {
              assertThat(there.options()).containsEntry("board", other);
              assertThat(there.texts().title()).isEqualTo("A vase");
            });
  }

  @Test
  void deletesAPinAndSaysThatItIsGoneAfterwards() throws Exception {
    String id = publish();
    assertThat(provider.look(id, context)).isInstanceOf(LookResult.There.class);
    assertThat(provider.remove(id, context)).isEqualTo(new ChangeResult.Done(Optional.empty()));

    assertThat(pinterest.pins()).isEmpty();
    assertThat(provider.remove(id, context)).isEqualTo(new ChangeResult.Gone());
    assertThat(provider.edit(edit(id, Set.of(Text.TITLE), Set.of()), context))
        .isEqualTo(new ChangeResult.Gone());
    assertThat(provider.look(id, context)).isEqualTo(new LookResult.Gone());
  }

  @Test
  void saysWhatBecameOfEachAnswer() throws Exception {
    assertThat(editing(CannedAnswer.error(503, 0, "Oops")))
        .isInstanceOf(ChangeResult.Unknown.class);
    assertThat(editing(CannedAnswer.error(429, 8, "You have exceeded your rate limit.")))
        .isInstanceOf(ChangeResult.RateLimited.class);
    assertThat(editing(CannedAnswer.error(401, 2, "Authentication failed.")))
        .isInstanceOf(ChangeResult.ReauthorizationRequired.class);
    assertThat(editing(CannedAnswer.error(400, 12, "Something went wrong on our end.")))
        .isEqualTo(retryable());
    // Trial access in Production and apps without the beta feature.
    assertThat(
            editing(CannedAnswer.error(401, 3, "Your application consumer type is not supported")))
        .isInstanceOfSatisfying(
            ChangeResult.Rejected.class,
            rejected ->
                assertThat(rejected.problems())
                    .extracting(ContentProblem::message)
                    .singleElement()
                    .asString()
                    .contains("has not opened this feature to your app"));
    assertThat(editing(CannedAnswer.error(429, 9, "We blocked this link")))
        .isInstanceOfSatisfying(
            ChangeResult.Rejected.class,
            rejected -> assertThat(rejected.problems().getFirst().field()).isEqualTo("link"));
  }

  @Test
  void doesNotTakeEveryMissingThingForAPinThatIsGone() {
    FakeNetwork network =
        new FakeNetwork().on("GET", "/pins/77", CannedAnswer.error(404, 0, "No such page"));
    assertThatThrownBy(() -> provider.look("77", over(network)))
        .isInstanceOf(NetworkException.class);
    assertThatThrownBy(() -> provider.look("../boards", over(network)))
        .isInstanceOf(NetworkException.class);
    assertThat(network.sent()).hasSize(1);
  }

  private ChangeResult editing(CannedAnswer answer) throws InterruptedException {
    FakeNetwork network = new FakeNetwork().on("PATCH", "/pins/77", answer);
    return provider.edit(edit("77", Set.of(Text.LINK), Set.of()), over(network));
  }

  private ChangeResult retryable() throws InterruptedException {
    ChangeResult result = editing(CannedAnswer.error(400, 12, "Something went wrong on our end."));
    assertThat(((ChangeResult.Failed) result).retryable()).isTrue();
    return result;
  }

  private static TestContext over(FakeNetwork network) {
    return Pins.context(Pins.custom(FakeNetwork.API), network, "pina_test");
  }

  private static PostEdit edit(String id, Set<Text> texts, Set<String> options) {
    return new PostEdit(id, NEW_TEXTS, SettingValues.empty(), new EditableParts(texts, options));
  }

  private String publish() throws Exception {
    PublishResult result =
        provider.publish(
            Pins.request(Pins.vase(), Pins.options(board(0), Optional.empty()), Optional.empty()),
            context);
    return ((PublishResult.Published) result).remoteId();
  }

  private String board(int index) throws Exception {
    return provider
        .list(context, new ChoiceQuery("boards", "", Optional.empty(), 10, SettingValues.empty()))
        .choices()
        .get(index)
        .value();
  }
}
