package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.HostileAnswer;

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
      LiveChoices choices = fixture().services().choices().orElseThrow();
      List<String> values = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      int pages = 0;
      do {
        ChoicePage page = choices.list(fixture().context(), query(setting, cursor, 2));
        assertThat(page.choices()).hasSizeLessThanOrEqualTo(2);
        for (Choice choice : page.choices()) {
          assertThat(choice.label()).as("label of " + choice.value()).isNotBlank();
          values.add(choice.value());
        }
        cursor = page.nextCursor();
        assertThat(++pages).as("pages of " + setting.key()).isLessThan(MAX_PAGES);
      } while (cursor.isPresent());
      assertThat(values).as(setting.key()).doesNotHaveDuplicates();
    }
  }

  @Test
  default void aCursorThatNobodyGaveIsRefusedOrIgnored() throws Exception {
    for (Setting setting : live()) {
      LiveChoices choices = fixture().services().choices().orElseThrow();
      TestContext context = fixture().context();
      try {
        choices.list(context, query(setting, Optional.of("\u0000 ../?x=%zz"), 10));
      } catch (org.rostrum.provider.NetworkException e) {
        assertThat(fixture().said(e).getMessage()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  default void noChoiceIsReadFromNonsense(HostileAnswer wrong) {
    for (Setting setting : live().stream().limit(1).toList()) {
      LiveChoices choices = fixture().services().choices().orElseThrow();
      fixture().network().keepDisturbing(author().calls().choosing().orElseThrow(), BEFORE, wrong);
      TestContext context = fixture().context();
      fixture()
          .refusal(
              () -> choices.list(context, query(setting, Optional.empty(), 10)), setting.key());
    }
  }

  private ChoiceQuery query(Setting setting, Optional<String> cursor, int limit) {
    return new ChoiceQuery(setting.lookup().orElseThrow(), "", cursor, limit, fixture().options());
  }
}
