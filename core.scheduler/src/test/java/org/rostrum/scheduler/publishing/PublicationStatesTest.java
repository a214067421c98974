package org.rostrum.scheduler.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Look;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;

/** The state table holds what the promise needs, and the documentation shows the same one. */
final class PublicationStatesTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "promise.md");

  @Test
  void everyEventHasAtMostOneRuleForEachState() {
    for (Event event : Event.values()) {
      assertThat(PublicationStates.rules(event)).as("rules of %s", event).isNotEmpty();
      for (PublicationState state : PublicationState.values()) {
        assertThat(
                PublicationStates.rules(event).stream().filter(rule -> rule.from().contains(state)))
            .as("%s in %s", event, state)
            .hasSizeLessThanOrEqualTo(1);
        assertThat(PublicationStates.rule(event, state).isPresent())
            .isEqualTo(PublicationStates.allowed(event).contains(state));
      }
    }
  }

  @Test
  void whatIsUncertainIsNeverSentAgainWithoutAnAnswer() {
    assertThat(leadingOutOf(PublicationState.UNCERTAIN))
        .containsExactlyInAnyOrder(
            Event.FOUND,
            Event.FOUND_IN_PART,
            Event.ABSENT,
            Event.CANNOT_TELL,
            Event.GIVE_UP,
            Event.UNREADABLE,
            Event.ACCOUNT_GONE,
            Event.IT_IS_THERE,
            Event.PUBLISH_AGAIN,
            Event.SKIP);
    assertThat(PublicationStates.rule(Event.CLAIM, PublicationState.UNCERTAIN)).isEmpty();
    assertThat(leadingOutOf(PublicationState.NEEDS_DECISION))
        .containsExactlyInAnyOrder(Event.IT_IS_THERE, Event.PUBLISH_AGAIN, Event.SKIP);
  }

  @Test
  void whatIsPublishedStaysPublished() {
    assertThat(leadingOutOf(PublicationState.PUBLISHED)).isEmpty();
    for (Event event : Event.values()) {
      assertThat(PublicationStates.allowed(event)).doesNotContain(PublicationState.PUBLISHED);
    }
  }

  @Test
  void whatMayBeOnItsWayCannotBeCalledOffOrChanged() {
    for (Event event : List.of(Event.CANCEL, Event.MOVE, Event.SCHEDULE, Event.PUBLISH_NOW)) {
      assertThat(PublicationStates.allowed(event))
          .doesNotContainAnyElementsOf(PublicationStates.TOUCHED);
    }
  }

  @Test
  void anOpenPublicationIsAlwaysLookedAtAgain() {
    Set<PublicationState> open =
        EnumSet.of(
            PublicationState.SCHEDULED,
            PublicationState.WAITING,
            PublicationState.RETRYING,
            PublicationState.PUBLISHING,
            PublicationState.UNCERTAIN);
    for (Rule rule : PublicationStates.RULES) {
      assertThat(rule.look() != Look.NEVER).as("%s", rule).isEqualTo(open.contains(rule.to()));
    }
  }

  @Test
  void everyStateCanEnd() {
    for (PublicationState state : PublicationState.values()) {
      assertThat(reachable(state))
          .as("from %s", state)
          .containsAnyOf(PublicationState.PUBLISHED, PublicationState.CANCELLED);
    }
  }

  @Test
  void theDocumentShowsTheSameTable() throws IOException {
    List<String> documented =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.matches("\\| `[A-Z_]+` \\| [A-Z_]+( |,).*\\|.*\\|.*\\|.*\\|"))
            .map(line -> line.replaceAll("\\s+", " ").strip())
            .toList();
    List<String> coded = PublicationStates.RULES.stream().map(PublicationStatesTest::line).toList();
    assertThat(documented).containsExactlyElementsOf(coded);
  }

  private static String line(Rule rule) {
    String from =
        Arrays.stream(PublicationState.values())
            .filter(rule.from()::contains)
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    return "| `"
        + rule.event()
        + "` | "
        + from
        + " | "
        + rule.to()
        + " | "
        + words(rule.look())
        + " | "
        + words(rule.count())
        + " |";
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static Set<Event> leadingOutOf(PublicationState state) {
    return PublicationStates.RULES.stream()
        .filter(rule -> rule.from().contains(state) && rule.to() != state)
        .map(Rule::event)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Event.class)));
  }

  private static Set<PublicationState> reachable(PublicationState from) {
    Set<PublicationState> seen = EnumSet.of(from);
    Deque<PublicationState> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      PublicationState state = open.pop();
      PublicationStates.RULES.stream()
          .filter(rule -> rule.from().contains(state))
          .map(Rule::to)
          .filter(seen::add)
          .forEach(open::push);
    }
    return seen;
  }
}
