package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.provider.pinterest.internal.support.FakeNetwork.API;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.pinterest.internal.support.CannedAnswer;
import org.rostrum.provider.pinterest.internal.support.FakeNetwork;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.testkit.host.TestContext;

final class ReconcileTest {
  private static final String BOARD = "12";
  private static final String PINS = "/boards/12/pins";
  private static final String OLD = "2026-11-01T08:00:00";
  private static final String NEW = "2026-11-23T12:00:03.377000";

  private final PinterestProvider provider = new PinterestProvider(Optional.empty());

  @Test
  void withoutANoteTheCallWasNeverBegun() throws Exception {
    FakeNetwork network = new FakeNetwork();
    assertThat(ask(context(network), Pins.vase(), Optional.empty(), 0))
        .isEqualTo(new ReconcileResult.Absent());
    assertThat(ask(context(network), Pins.vase(), Optional.of("{\"v\":1}"), 0))
        .isEqualTo(new ReconcileResult.Absent());
    assertThat(network.sent()).isEmpty();
  }

  @Test
  void thePinThatAppearedIsFound() throws Exception {
    assertThat(lost(Pins.list("", vase("2", NEW), vase("1", OLD)), Pins.list("", vase("1", OLD))))
        .isInstanceOfSatisfying(
            ReconcileResult.Found.class, found -> assertThat(found.remoteId()).isEqualTo("2"));
  }

  @Test
  void anEqualPinOfBeforeIsNotTakenForIt() throws Exception {
    String before = Pins.list("", vase("1", "2026-11-23T11:59:59"));
    assertThat(lost(before, before)).isInstanceOf(ReconcileResult.Undetermined.class);
  }

  @Test
  void aPinThatIsAnotherPublicationIsNotTakenForIt() throws Exception {
    String after = Pins.list("", vase("3", NEW), vase("2", NEW));
    TestContext context = context(network(Pins.list(""), after, after));
    publishUnknown(context);
    context.speakFor("3");
    assertThat(reconcile(context, 0))
        .isInstanceOfSatisfying(
            ReconcileResult.Found.class, found -> assertThat(found.remoteId()).isEqualTo("2"));
    context.speakFor("2");
    context.pass(Duration.ofMinutes(2));
    assertThat(reconcile(context, 1)).isEqualTo(new ReconcileResult.Absent());
  }

  @Test
  void absentOnlyAfterTheListHasSettled() throws Exception {
    String before = Pins.list("", vase("1", OLD));
    FakeNetwork network = network(before, before);
    TestContext context = context(network);
    publishUnknown(context);

    assertAsksAgain(reconcile(context, 0));
    context.pass(Duration.ofSeconds(29));
    assertAsksAgain(reconcile(context, 1));
    context.pass(Duration.ofSeconds(1));
    assertThat(reconcile(context, 2)).isEqualTo(new ReconcileResult.Absent());
  }

  @Test
  void afterACrashTheCallMayHaveRunToItsDeadline() throws Exception {
    FakeNetwork network = network(Pins.list(""), Pins.list(""));
    TestContext context = context(network);
    publishUnknown(context);
    String written = context.checkpoints().getFirst();
    context.pass(Duration.ofSeconds(59));
    assertAsksAgain(ask(context, Pins.vase(), Optional.of(written), 0));
    context.pass(Duration.ofSeconds(1));
    assertThat(ask(context, Pins.vase(), Optional.of(written), 1))
        .isEqualTo(new ReconcileResult.Absent());
  }

  @Test
  void twoThatAppearedAreForAPersonToDecide() throws Exception {
    assertThat(lost(Pins.list("", vase("3", NEW), vase("2", NEW)), Pins.list("")))
        .isInstanceOfSatisfying(
            ReconcileResult.Undetermined.class,
            open -> {
              assertThat(open.askAgain()).isFalse();
              assertThat(open.reason()).contains("2 pins");
            });
  }

  @Test
  void theSameWinsOverTheAlike() throws Exception {
    String alike = vase("3", NEW).replace("A vase", "A Vase!");
    assertThat(lost(Pins.list("", alike, vase("2", NEW)), Pins.list("")))
        .isInstanceOfSatisfying(
            ReconcileResult.Found.class, found -> assertThat(found.remoteId()).isEqualTo("2"));
    assertThat(lost(Pins.list("", alike), Pins.list("")))
        .isInstanceOfSatisfying(
            ReconcileResult.Found.class, found -> assertThat(found.remoteId()).isEqualTo("3"));
  }

  @Test
  void wordlessPinsAreToldApartByTheNote() throws Exception {
    String first = Pins.listed("1", BOARD, Pins.wordless(), "2026-11-23T11:59:58");
    String second = Pins.listed("2", BOARD, Pins.wordless(), "2026-11-23T12:00:01");
    FakeNetwork network = network(Pins.list("", first), Pins.list("", second, first));
    TestContext context = context(network);
    provider.publish(
        Pins.request(Pins.wordless(), Pins.options(BOARD, Optional.empty()), Optional.empty()),
        context);
    assertThat(ask(context, Pins.wordless(), context.lastCheckpoint(), 0))
        .isInstanceOfSatisfying(
            ReconcileResult.Found.class, found -> assertThat(found.remoteId()).isEqualTo("2"));
  }

  @Test
  void aClockThatIsHoursOffHidesNothing() throws Exception {
    // The network's clock is three hours behind the host's.
    String newest = Pins.listed("1", BOARD, Pins.wordless(), "2026-11-23T08:50:00");
    assertThat(lost(Pins.list("", vase("2", "2026-11-23T09:00:02"), newest), Pins.list("", newest)))
        .isInstanceOfSatisfying(
            ReconcileResult.Found.class, found -> assertThat(found.remoteId()).isEqualTo("2"));
  }

  @Test
  void goesOnThroughPagesAlsoEmptyOnes() throws Exception {
    FakeNetwork network =
        network(
            Pins.list(""),
            Pins.list("a", other("9")),
            Pins.list("b"),
            Pins.list("", vase("2", NEW)));
    TestContext context = context(network);
    publishUnknown(context);
    assertThat(reconcile(context, 0)).isInstanceOf(ReconcileResult.Found.class);
    assertThat(network.sent("GET").getLast().query()).containsEntry("bookmark", "b");
  }

  @Test
  void stopsWhereEverythingIsOlder() throws Exception {
    String first = Pins.list("x", vase("1", OLD));
    String second = Pins.list("y", vase("0", "2026-10-01T00:00:00"));
    FakeNetwork network = network(first, first, second, Pins.list("", vase("2", NEW)));
    TestContext context = context(network);
    publishUnknown(context);
    context.pass(Duration.ofSeconds(30));
    assertThat(reconcile(context, 0)).isEqualTo(new ReconcileResult.Absent());
    assertThat(network.sent("GET")).hasSize(3);
  }

  @Test
  void aBookmarkThatRepeatsIsNoEnd() throws Exception {
    FakeNetwork network = network(Pins.list(""), Pins.list("a", other("9")));
    TestContext context = context(network);
    publishUnknown(context);
    context.pass(Duration.ofHours(1));
    assertAsksAgain(reconcile(context, 0));
    assertThat(reconcile(context, 12))
        .isInstanceOfSatisfying(
            ReconcileResult.Undetermined.class, open -> assertThat(open.askAgain()).isFalse());
  }

  @Test
  void aBoardThatIsGoneIsForAPerson() throws Exception {
    FakeNetwork network = network(Pins.list(""));
    TestContext context = context(network);
    publishUnknown(context);
    network.on("GET", PINS, CannedAnswer.error(404, 40, "Board not found."));
    // The last reaction stays; the first one is used up by asking once.
    reconcile(context, 0);
    assertThat(reconcile(context, 1))
        .isInstanceOfSatisfying(
            ReconcileResult.Undetermined.class, open -> assertThat(open.askAgain()).isFalse());
  }

  @Test
  void troubleIsAskedAgain() {
    FakeNetwork network = new FakeNetwork().on("GET", PINS, CannedAnswer.error(503, 0, "Down"));
    TestContext context = context(network);
    assertThatThrownBy(() -> ask(context, Pins.vase(), Optional.of("unreadable"), 0))
        .isInstanceOfSatisfying(
            NetworkException.class,
            e -> assertThat(e.kind()).isEqualTo(NetworkException.Kind.TEMPORARY));
  }

  private ReconcileResult lost(String afterwards, String before) throws Exception {
    TestContext context = context(network(before, afterwards));
    publishUnknown(context);
    return reconcile(context, 0);
  }

  private static FakeNetwork network(String... lists) {
    FakeNetwork network = new FakeNetwork().on("POST", "/pins", CannedAnswer.error(503, 0, "Down"));
    for (String list : lists) {
      network.on("GET", PINS, CannedAnswer.ok(list));
    }
    return network;
  }

  private void publishUnknown(TestContext context) throws InterruptedException {
    provider.publish(
        Pins.request(Pins.vase(), Pins.options(BOARD, Optional.empty()), Optional.empty()),
        context);
  }

  private ReconcileResult reconcile(TestContext context, int before) throws Exception {
    return ask(context, Pins.vase(), context.lastCheckpoint(), before);
  }

  private ReconcileResult ask(
      TestContext context, Content content, Optional<String> checkpoint, int before)
      throws Exception {
    return provider.reconcile(
        Pins.attempt(
            Pins.request(content, Pins.options(BOARD, Optional.empty()), checkpoint), before),
        context);
  }

  private static void assertAsksAgain(ReconcileResult result) {
    assertThat(result)
        .isInstanceOfSatisfying(
            ReconcileResult.Undetermined.class, open -> assertThat(open.askAgain()).isTrue());
  }

  private static String vase(String id, String createdAt) {
    return Pins.listed(id, BOARD, Pins.vase(), createdAt);
  }

  private static String other(String id) {
    return Pins.listed(id, BOARD, Pins.wordless(), NEW);
  }

  private static TestContext context(FakeNetwork network) {
    return Pins.context(Pins.custom(API), network, "pina_1");
  }
}
