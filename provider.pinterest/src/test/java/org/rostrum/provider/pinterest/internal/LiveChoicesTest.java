package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.provider.pinterest.internal.support.FakeNetwork.API;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.pinterest.internal.support.Bytes;
import org.rostrum.provider.pinterest.internal.support.CannedAnswer;
import org.rostrum.provider.pinterest.internal.support.FakeNetwork;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.testkit.host.TestContext;

final class LiveChoicesTest {
  private final PinterestProvider provider = new PinterestProvider(Optional.empty());

  @Test
  void aBoardCreatedInPlaceIsPublicUnlessSecretIsAskedFor() throws Exception {
    for (Map.Entry<String, String> asked :
        Map.of("", "PUBLIC", "public", "PUBLIC", "secret", "SECRET").entrySet()) {
      FakeNetwork network =
          new FakeNetwork()
              .on("POST", "/boards", CannedAnswer.created("{\"id\":\"9\",\"name\":\"Mugs\"}"));
      SettingValues options = SettingValues.of(Map.of("newBoards", asked.getKey()), Map.of());
      new PinterestProvider(Optional.empty())
          .create(Pins.context(Pins.custom(API), network, "pina_1"), "boards", "Mugs", options);
      assertThat(network.sent("POST").getFirst().body())
          .contains("\"privacy\":\"" + asked.getValue() + "\"");
    }
  }

  @Test
  void boardsSayWhatTellsThemApart() throws Exception {
    FakeNetwork network =
        boards(
            Pins.list(
                "",
                """
                {"id":"1","name":"Vases","privacy":"SECRET","pin_count":3,"new_field":{},
                 "media":{"image_cover_url":"https://i.pinimg.com/1.jpg"}}""",
                "{\"id\":\"2\",\"name\":\"Cups\",\"pin_count\":1,"
                    + "\"media\":{\"image_cover_url\":\"javascript:alert(1)\"}}"));
    ChoicePage page = list(network, "", Optional.empty(), 50);
    assertThat(page.nextCursor()).isEmpty();
    assertThat(page.choices()).extracting(Choice::label).containsExactly("Vases", "Cups");
    assertThat(page.choices().getFirst().detail()).contains("secret board, 3 pins");
    assertThat(page.choices().getFirst().imageUrl()).isPresent();
    assertThat(page.choices().getLast().detail()).contains("1 pin");
    assertThat(page.choices().getLast().imageUrl()).isEmpty();
    assertThat(network.sent().getFirst().query()).containsEntry("page_size", "50");
  }

  @Test
  void boardsWithoutAnIdOfDigitsAreLeftOut() throws Exception {
    FakeNetwork network =
        boards(Pins.list("", "{\"id\":\"../1\",\"name\":\"A\"}", board(2), "{\"name\":\"B\"}"))
            .withWrongAnswers();
    assertThat(labels(list(network, "", Optional.empty(), 50))).containsExactly("Board 2");
  }

  @Test
  void goesOnFromTheCursorAndThroughAnEmptyPage() throws Exception {
    FakeNetwork network =
        boards(Pins.list("m a&rk", board(1), board(2)), Pins.list("next"), Pins.list("", board(3)));
    ChoicePage first = list(network, "", Optional.empty(), 2);
    assertThat(labels(first)).containsExactly("Board 1", "Board 2");
    ChoicePage second = list(network, "", first.nextCursor(), 2);
    assertThat(labels(second)).containsExactly("Board 3");
    assertThat(second.nextCursor()).isEmpty();
    assertThat(network.sent().get(1).query()).containsEntry("bookmark", "m a&rk");
  }

  @Test
  void aBookmarkThatLeadsToItselfEndsTheList() throws Exception {
    FakeNetwork network = boards(Pins.list("same", board(1)));
    ChoicePage page = list(network, "", Optional.empty(), 50);
    assertThat(page.nextCursor()).isEmpty();
    assertThat(network.sent()).hasSize(2);
  }

  @Test
  void aCircleOfBookmarksIsLeftAfterAWhile() throws Exception {
    FakeNetwork network = new FakeNetwork();
    for (int i = 0; i < 20; i++) {
      network.on(
          "GET", "/boards", CannedAnswer.ok(Pins.list("a")), CannedAnswer.ok(Pins.list("b")));
    }
    ChoicePage page = list(network, "", Optional.empty(), 50);
    assertThat(network.sent()).hasSize(8);
    assertThat(page.nextCursor()).isPresent();
    assertThat(list(network, "", Optional.of("1999:0:a"), 50).nextCursor()).isEmpty();
  }

  @Test
  void searchReadsPageAfterPage() throws Exception {
    FakeNetwork network =
        boards(
            Pins.list("p2", named(1, "Blue vases"), named(2, "Cups")),
            Pins.list("p3", named(3, "Plates")),
            Pins.list("", named(4, "VASES in red")));
    ChoicePage page = list(network, " vase ", Optional.empty(), 10);
    assertThat(labels(page)).containsExactly("Blue vases", "VASES in red");
    assertThat(page.nextCursor()).isEmpty();
    assertThat(network.sent().getFirst().query()).containsEntry("page_size", "250");
  }

  @Test
  void moreMatchesThanAskedForAreKeptForTheNextPage() throws Exception {
    String all = Pins.list("", named(1, "a1"), named(2, "b"), named(3, "a2"), named(4, "a3"));
    FakeNetwork network = boards(all);
    List<String> found = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      ChoicePage page = list(network, "a", cursor, 1);
      assertThat(page.choices()).hasSizeLessThanOrEqualTo(1);
      found.addAll(labels(page));
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    assertThat(found).containsExactly("a1", "a2", "a3");
  }

  @Test
  void sectionsBelongToTheBoard() throws Exception {
    FakeNetwork network =
        new FakeNetwork()
            .on(
                "GET",
                "/boards/12/sections",
                CannedAnswer.ok(Pins.list("", "{\"id\":\"5\",\"name\":\"Celadon\"}")));
    TestContext context = context(network);
    SettingValues board = Pins.options("12", Optional.empty());
    assertThat(
            labels(
                provider.list(
                    context, new ChoiceQuery("sections", "", Optional.empty(), 50, board))))
        .containsExactly("Celadon");
    assertThat(
            provider
                .list(
                    context,
                    new ChoiceQuery("sections", "", Optional.empty(), 50, SettingValues.empty()))
                .choices())
        .isEmpty();
  }

  @Test
  void createsBoardsAndSections() throws Exception {
    FakeNetwork network =
        new FakeNetwork()
            .on("POST", "/boards", CannedAnswer.created("{\"id\":\"7\",\"name\":\"New\"}"))
            .on("POST", "/boards/7/sections", CannedAnswer.ok("{\"id\":\"8\",\"name\":\"Part\"}"))
            .withWrongAnswers();
    TestContext context = context(network);
    assertThat(provider.create(context, "boards", " New ", SettingValues.empty()).value())
        .isEqualTo("7");
    assertThat(
            provider
                .create(context, "sections", "Part", Pins.options("7", Optional.empty()))
                .value())
        .isEqualTo("8");
    assertThat(network.sent().getFirst().body()).contains("\"name\":\"New\"", "PUBLIC");
  }

  @Test
  void creatingIsRefusedInWords() {
    TestContext context = context(new FakeNetwork());
    SettingValues none = SettingValues.empty();
    assertThatThrownBy(() -> provider.create(context, "boards", "  ", none))
        .hasMessageContaining("name");
    assertThatThrownBy(() -> provider.create(context, "sections", "Part", none))
        .hasMessageContaining("board first");
    assertThatThrownBy(
            () ->
                provider.create(
                    context, "sections", "x".repeat(181), Pins.options("7", Optional.empty())))
        .hasMessageContaining("180");
    assertThatThrownBy(() -> provider.create(context, "colours", "x", none))
        .isInstanceOf(NetworkException.class);
  }

  @Test
  void aLostAnswerToCreatingSaysThatItMayHaveHappened() {
    FakeNetwork network =
        new FakeNetwork()
            .react(
                "POST",
                "/boards",
                request -> {
                  Bytes.of(request.bodyPublisher().orElseThrow());
                  throw new IOException("Connection reset");
                });
    assertThatThrownBy(
            () -> provider.create(context(network), "boards", "New", SettingValues.empty()))
        .hasMessageContaining("may have been created");
    assertThat(network.sent()).hasSize(1);
  }

  @Test
  void listsThatAreNoneAreTrouble() {
    for (String body : new String[] {"{}", "{\"items\":{}}", "[]", "nonsense"}) {
      FakeNetwork network = boards(body).withWrongAnswers();
      assertThatThrownBy(() -> list(network, "", Optional.empty(), 50))
          .isInstanceOfSatisfying(
              NetworkException.class,
              e -> assertThat(e.kind()).isEqualTo(NetworkException.Kind.TEMPORARY));
    }
    FakeNetwork network = boards(Pins.list("x".repeat(2_001)));
    assertThatThrownBy(() -> list(network, "", Optional.empty(), 50))
        .isInstanceOf(NetworkException.class);
  }

  private ChoicePage list(FakeNetwork network, String search, Optional<String> cursor, int limit)
      throws NetworkException, InterruptedException {
    return provider.list(
        context(network), new ChoiceQuery("boards", search, cursor, limit, SettingValues.empty()));
  }

  private static List<String> labels(ChoicePage page) {
    return page.choices().stream().map(Choice::label).toList();
  }

  private static FakeNetwork boards(String... lists) {
    FakeNetwork network = new FakeNetwork();
    for (String list : lists) {
      network.on("GET", "/boards", CannedAnswer.ok(list));
    }
    return network;
  }

  private static String board(int id) {
    return named(id, "Board " + id);
  }

  private static String named(int id, String name) {
    return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}";
  }

  private static TestContext context(FakeNetwork network) {
    return Pins.context(Pins.custom(API), network, "pina_1");
  }
}
