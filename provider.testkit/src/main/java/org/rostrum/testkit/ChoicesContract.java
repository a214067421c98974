package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.HostileAnswer;
import org.rostrum.testkit.network.SentRequest;

/** Lists of the network are read page by page, and end. */
interface ChoicesContract extends Subject {
  /** No list is longer, or it has no end. */
  int MAX_PAGES = 1_000;

  private List<Setting> live() {
    return fixture().descriptor().publicationOptions().settings().stream()
        .filter(setting -> setting.type() == SettingType.LIVE_CHOICE)
        .toList();
  }

  @Test
  default void choicesAreOfferedWhereOptionsNeedThem() {
    assertThat(!live().isEmpty())
        .as("an option is chosen from a list of the network")
        .isEqualTo(fixture().expects(Behaviour.LISTS_CHOICES));
    assertThat(fixture().services().choices().isPresent())
        .as("a LiveChoices service")
        .isEqualTo(!live().isEmpty());
  }

  @Test
  default void aListIsReadPageByPageToItsEnd() throws Exception {
    for (Setting setting : live()) {
      assertThat(all(setting, 2))
          .as(setting.key())
          .extracting(Choice::value)
          .doesNotHaveDuplicates();
    }
  }

  private List<Choice> all(Setting setting, int most) throws Exception {
    LiveChoices choices = fixture().services().choices().orElseThrow();
    List<Choice> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    int pages = 0;
    do {
      ChoicePage page = choices.list(fixture().context(), query(setting, cursor, most));
      assertThat(page.choices()).hasSizeLessThanOrEqualTo(most);
      assertThat(page.choices()).allSatisfy(choice -> assertThat(choice.label()).isNotBlank());
      all.addAll(page.choices());
      cursor = page.nextCursor();
      assertThat(++pages).as("pages of " + setting.key()).isLessThan(MAX_PAGES);
    } while (cursor.isPresent());
    return all;
  }

  @Test
  default void aCursorThatNobodyGaveIsRefusedOrIgnored() throws Exception {
    for (Setting setting : live()) {
      LiveChoices choices = fixture().services().choices().orElseThrow();
      TestContext context = fixture().context();
      try {
        choices.list(context, query(setting, Optional.of("\u0000 ../?x=%zz"), 10));
      } catch (NetworkException e) {
        assertThat(fixture().said(e).getMessage()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  default void noChoiceIsReadFromNonsense(HostileAnswer wrong) throws Exception {
    for (Setting setting : live()) {
      assertThat(listing(setting).meetsNonsense(wrong))
          .as("calls for " + setting.key())
          .isPositive();
    }
  }

  @Test
  default void whyThereAreNoChoicesIsTold() throws Exception {
    for (Setting setting : live()) {
      listing(setting).tellsApart(author().refusals().rateLimit(), Kind.RATE_LIMITED);
      listing(setting).tellsApart(author().refusals().token(), Kind.TOKEN_REJECTED);
    }
  }

  private Inquiry listing(Setting setting) {
    LiveChoices choices = fixture().services().choices().orElseThrow();
    return new Inquiry(
        this,
        "listing " + setting.key(),
        () -> choices.list(fixture().context(), query(setting, Optional.empty(), 10)));
  }

  @Test
  default void whatIsAddedToAListStandsInIt() throws Exception {
    for (Setting setting : creatable()) {
      Choice made = fixture().said(add(setting, "Added by the kit"));
      assertThat(made.label()).isNotBlank();
      assertThat(all(setting, 50)).extracting(Choice::value).contains(made.value());
    }
  }

  @Test
  default void whyNothingIsAddedIsTold() throws Exception {
    for (Setting setting : creatable()) {
      AtomicInteger names = new AtomicInteger();
      Inquiry adding =
          new Inquiry(
              this,
              "adding to " + setting.key(),
              () -> add(setting, "Not added " + names.incrementAndGet()));
      adding.tellsApart(author().refusals().rateLimit(), Kind.RATE_LIMITED);
      // The platform repeats the call with another token then, and it must be the first that adds.
      adding.tellsApart(author().refusals().token(), Kind.TOKEN_REJECTED);
    }
  }

  /** Adding is not repeated: what may have been added is for a person to look at. */
  @ParameterizedTest
  @EnumSource
  default void anAdditionWhoseAnswerIsLostIsNotRepeated(HostileAnswer wrong) throws Exception {
    for (Setting setting : creatable()) {
      Inquiry calls = new Inquiry(this, "adding", () -> add(setting, "Added with " + wrong));
      int number = calls.calls().size();
      assertThat(number).as("calls for adding to " + setting.key()).isPositive();
      for (int call = 0; call < number; call++) {
        String name = "Lost " + call + " with " + wrong;
        int before = fixture().network().requests().size();
        Inquiry adding = new Inquiry(this, "adding", () -> add(setting, name));
        assertThat(adding.refusal(call, AFTER, wrong, name).kind())
            .as(name + ": nobody refused anything")
            .isEqualTo(Kind.TEMPORARY);
        List<SentRequest> sent = fixture().network().requests();
        assertThat(sent.subList(before, sent.size()))
            .as(name + ": calls that change something")
            .filteredOn(request -> !request.method().equals("GET"))
            .hasSizeLessThanOrEqualTo(call + 1);
        fixture().network().calm();
        assertThat(all(setting, 50))
            .extracting(Choice::label)
            .filteredOn(name::equals)
            .as(name + ": entries of the list")
            .hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  private List<Setting> creatable() {
    return live().stream().filter(Setting::creatable).toList();
  }

  private Choice add(Setting setting, String name) throws NetworkException, InterruptedException {
    return fixture()
        .services()
        .choices()
        .orElseThrow()
        .create(fixture().context(), setting.lookup().orElseThrow(), name, fixture().options());
  }

  private ChoiceQuery query(Setting setting, Optional<String> cursor, int limit) {
    return new ChoiceQuery(setting.lookup().orElseThrow(), "", cursor, limit, fixture().options());
  }
}
