package org.rostrum.itest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.chaos.Installation.Account;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.pins.Pin;

/**
 * What publishers were told, held against what the network shows. Every publication has a title of
 * its own, so that its pins can be counted. For one thread.
 */
final class Ledger {
  private final PinterestSimulator pinterest;
  private final RostrumClient client;
  private final String media;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Set<String> unanswered = new HashSet<>();
  private final Set<String> settled = new HashSet<>();

  Ledger(PinterestSimulator pinterest, RostrumClient client, String media) {
    this.pinterest = pinterest;
    this.client = client;
    this.media = media;
  }

  /** Schedules one publication, and answers its id. */
  String schedule(Account account, Instant at) {
    return scheduleAs(nextTitle(), account, at);
  }

  /** Schedules one publication; empty if there was no answer, or none that acknowledges it. */
  Optional<String> trySchedule(Account account, Instant at) {
    String title = nextTitle();
    try {
      return Optional.of(scheduleAs(title, account, at));
    } catch (UncheckedIOException | AssertionError e) {
      unanswered.add(title);
      return Optional.empty();
    }
  }

  private String nextTitle() {
    return "Cup " + numbers.incrementAndGet();
  }

  /** Schedules one publication under a title that need not be its own. */
  String scheduleAs(String title, Account account, Instant at) {
    String id = client.schedule(account.id(), media, account.board(), title, at);
    titles.put(id, title);
    return id;
  }

  /** The title under which a publication was scheduled. */
  String title(String publication) {
    return Optional.ofNullable(titles.get(publication)).orElseThrow();
  }

  Set<String> acknowledged() {
    return Set.copyOf(titles.keySet());
  }

  JsonNode explanation(String publication) {
    return client.get("/publications/" + publication);
  }

  String state(String publication) {
    return explanation(publication).get("publication").get("state").asText();
  }

  /** Waits until one publication stands where it is expected. */
  void awaitState(String publication, String state, Duration atMost) {
    try {
      Waiting.until(
          title(publication) + " " + state,
          atMost,
          () -> {
            assertThat(state(publication)).isEqualTo(state);
            return true;
          });
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ": " + last(publication), e);
    }
  }

  /** Whether everything that was acknowledged is published by now. */
  boolean allPublished() {
    for (String publication : titles.keySet()) {
      if (!settled.contains(publication)) {
        if (!state(publication).equals("PUBLISHED")) {
          return false;
        }
        settled.add(publication);
      }
    }
    return true;
  }

  /** Waits until everything that was acknowledged is published. */
  void awaitPublished(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    for (String publication : titles.keySet()) {
      if (!settled.contains(publication)) {
        Duration left = Duration.ofNanos(Math.max(1_000_000_000L, end - System.nanoTime()));
        awaitState(publication, "PUBLISHED", left);
        settled.add(publication);
      }
    }
  }

  /**
   * The invariant: what is called published is exactly one pin, and the address that is shown is
   * its own; anything else has one pin at most and says what is known and what is next; nothing
   * appeared that nobody asked for.
   */
  void assertOnePinEach() {
    Map<String, List<Pin>> pins =
        pinterest.pins().stream().collect(Collectors.groupingBy(pin -> pin.title().orElse("")));
    titles.forEach((id, title) -> assertKept(id, pins.getOrDefault(title, List.of())));
    for (String title : unanswered) {
      assertThat(pins.getOrDefault(title, List.of()))
          .as("pins of %s, whose scheduling was not answered", title)
          .hasSizeLessThan(2);
    }
    assertThat(pins.keySet())
        .as("titles that were asked for")
        .allMatch(title -> titles.containsValue(title) || unanswered.contains(title));
  }

  private void assertKept(String id, List<Pin> pins) {
    JsonNode publication = explanation(id).get("publication");
    String what = title(id) + ": " + publication;
    if (publication.get("state").asText().equals("PUBLISHED")) {
      assertThat(pins).as("pins of %s", what).hasSize(1);
      assertThat(publication.path("url").asText()).as(what).contains(pins.getFirst().id());
    } else {
      assertThat(pins).as("pins of %s", what).hasSizeLessThan(2);
      assertThat(publication.get("next").asText()).as(what).isNotBlank();
    }
  }

  /** The attempts whose process was lost, each with the time at which that was noticed. */
  List<JsonNode> lostAttempts() {
    return titles.keySet().stream()
        .flatMap(id -> RostrumClient.stream(explanation(id).get("attempts")))
        .filter(attempt -> attempt.get("outcome").asText().equals("LEASE_LOST"))
        .toList();
  }

  private String last(String publication) {
    try {
      return explanation(publication).toString();
    } catch (UncheckedIOException | AssertionError e) {
      return "nothing is known: " + e.getMessage();
    }
  }
}
