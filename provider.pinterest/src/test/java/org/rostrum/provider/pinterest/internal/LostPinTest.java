package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.pinterest.internal.support.LoopbackClient;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.testkit.host.TestContext;

/** A Pinterest that remembers, and answers that get lost on the way: exactly one pin each time. */
final class LostPinTest {
  private static final Set<String> SCOPES =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");

  private PinterestSimulator pinterest;
  private PinterestProvider provider;
  private LoopbackClient plain;

  @BeforeEach
  void start() throws IOException {
    pinterest = PinterestSimulator.start(SimulatorConfig.defaults());
    provider = new PinterestProvider(Optional.of(URI.create(pinterest.baseUrl())));
    plain = LoopbackClient.plain();
  }

  @AfterEach
  void stop() {
    plain.close();
    pinterest.close();
  }

  @Test
  void aPinWhoseAnswerWasLostIsFound() throws Exception {
    for (Fault fault :
        List.of(
            Fault.serverError(503).after(),
            Fault.drop().after(),
            Fault.dropMidBody(),
            Fault.wrongJson())) {
      int before = pinterest.pins().size();
      pinterest.faults().next(fault);
      TestContext context = context();
      assertThat(publish(Pins.vase(), context)).isInstanceOf(PublishResult.Unknown.class);
      assertThat(pinterest.pins()).hasSize(before + 1);
      assertThat(reconcile(Pins.vase(), context))
          .as(fault.toString())
          .isInstanceOfSatisfying(
              ReconcileResult.Found.class,
              found -> assertThat(found.remoteId()).isEqualTo(pinterest.pins().getLast().id()));
    }
  }

  @Test
  void aPinThatWasNeverMadeIsAbsentOnceItMustHaveShown() throws Exception {
    pinterest.faults().next(Fault.serverError(500).before());
    TestContext context = context();
    assertThat(publish(Pins.vase(), context)).isInstanceOf(PublishResult.Unknown.class);
    assertThat(reconcile(Pins.vase(), context)).isInstanceOf(ReconcileResult.Undetermined.class);
    context.pass(Duration.ofMinutes(2));
    assertThat(reconcile(Pins.vase(), context)).isEqualTo(new ReconcileResult.Absent());
    assertThat(
            provider.publish(
                Pins.request(
                    Pins.vase(), Pins.options(board(), Optional.empty()), context.lastCheckpoint()),
                context))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(pinterest.pins()).hasSize(1);
  }

  @Test
  void aListThatLagsDoesNotMakeASecondPin() throws Exception {
    pinterest.listLag(Duration.ofSeconds(20));
    pinterest.faults().next(Fault.drop().after());
    TestContext context = context();
    assertThat(publish(Pins.vase(), context)).isInstanceOf(PublishResult.Unknown.class);
    assertThat(reconcile(Pins.vase(), context))
        .isInstanceOfSatisfying(
            ReconcileResult.Undetermined.class, open -> assertThat(open.askAgain()).isTrue());
    pinterest.advance(Duration.ofSeconds(21));
    context.pass(Duration.ofSeconds(21));
    assertThat(reconcile(Pins.vase(), context)).isInstanceOf(ReconcileResult.Found.class);
  }

  @Test
  void twoEqualPublicationsAreTwoPins() throws Exception {
    assertThat(publish(Pins.vase(), context())).isInstanceOf(PublishResult.Published.class);
    Pin first = pinterest.pins().getFirst();
    pinterest.faults().next(Fault.drop().after());
    TestContext context = context();
    assertThat(publish(Pins.vase(), context)).isInstanceOf(PublishResult.Unknown.class);
    assertThat(reconcile(Pins.vase(), context))
        .isInstanceOfSatisfying(
            ReconcileResult.Found.class,
            found ->
                assertThat(found.remoteId())
                    .isEqualTo(pinterest.pins().getLast().id())
                    .isNotEqualTo(first.id()));
  }

  private PublishResult publish(Content content, TestContext context) throws InterruptedException {
    return provider.publish(
        Pins.request(content, Pins.options(board(), Optional.empty()), Optional.empty()), context);
  }

  private ReconcileResult reconcile(Content content, TestContext context) throws Exception {
    return provider.reconcile(
        Pins.attempt(
            Pins.request(
                content, Pins.options(board(), Optional.empty()), context.lastCheckpoint()),
            0),
        context);
  }

  private TestContext context() {
    SettingValues settings =
        SettingValues.of(
            Map.of("environment", "practice", "appId", "1488000"),
            Map.of("appSecret", Secret.of("practice-secret")));
    String token = pinterest.issueToken("norrastudio", Environment.SANDBOX, SCOPES);
    return Pins.context(settings, plain, token).at(Instant.now());
  }

  private String board() {
    return pinterest.board(Environment.SANDBOX, "norrastudio", "Weaving").orElseThrow().id();
  }
}
