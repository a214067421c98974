package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.pinterest.internal.api.Operation;
import org.rostrum.provider.pinterest.internal.api.Page;
import org.rostrum.provider.pinterest.internal.api.PinterestApi;
import org.rostrum.provider.pinterest.internal.api.PinterestException;

/** Looks through the pins of one board or section, newest first, for those like the given one. */
final class BoardPins {
  /** How many pages are looked through: 2,000 pins. */
  static final int MAX_PAGES = 8;

  /** How far the clocks of Pinterest's own machines may differ. */
  static final Duration SKEW = Duration.ofMinutes(2);

  private final PinterestApi api;
  private final PinContent ours;
  private final Predicate<String> spokenFor;

  /**
   * Looks at one board.
   *
   * @param api the way to it
   * @param ours the pin in question
   * @param spokenFor whether the pin of an id is known to be another publication
   */
  BoardPins(PinterestApi api, PinContent ours, Predicate<String> spokenFor) {
    this.api = api;
    this.ours = ours;
    this.spokenFor = spokenFor;
  }

  /**
   * Notes what is there before a pin is created.
   *
   * @param now the host's time
   * @param until by when the creating call will have ended
   * @return what to save
   */
  CreationNote note(Instant now, Instant until) throws PinterestException, InterruptedException {
    Page newest = page(Optional.empty());
    Set<String> seen = new HashSet<>();
    Optional<Instant> latest = Optional.empty();
    for (JsonNode pin : newest.items()) {
      if (Likeness.between(ours, pin) != Likeness.DIFFERENT) {
        Json.id(pin, "id").ifPresent(seen::add);
      }
      latest = later(latest, createdAt(pin));
    }
    return new CreationNote(since(latest, newest.items().isEmpty(), now), until, seen);
  }

  /**
   * The newest pin tells Pinterest's time; the host's clock only guards against one dated ahead.
   * Where the list is empty or undated, every pin that appears later counts.
   */
  private static Instant since(Optional<Instant> latest, boolean empty, Instant now) {
    if (empty || latest.isEmpty()) {
      return Instant.EPOCH;
    }
    Instant newest = latest.get();
    return (newest.isBefore(now) ? newest : now).minus(SKEW);
  }

  /**
   * Finds pins that appeared since a note was made.
   *
   * @param note what was saved before the creating call
   * @return what was found
   */
  Search search(CreationNote note) throws PinterestException, InterruptedException {
    List<String> same = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    Set<String> bookmarks = new HashSet<>();
    Optional<String> bookmark = Optional.empty();
    for (int number = 0; number < MAX_PAGES; number++) {
      Page page = page(bookmark);
      page.items().stream().filter(pin -> isNew(pin, note)).forEach(pin -> sort(pin, same, alike));
      bookmark = page.bookmark();
      if (bookmark.isEmpty() || isOlder(page, note)) {
        return new Search(same, alike, true);
      }
      if (!bookmarks.add(bookmark.get())) {
        return new Search(same, alike, false);
      }
    }
    return new Search(same, alike, false);
  }

  private void sort(JsonNode pin, List<String> same, List<String> alike) {
    switch (Likeness.between(ours, pin)) {
      case SAME -> addCandidate(pin, same);
      case ALIKE -> addCandidate(pin, alike);
      case DIFFERENT -> {
        // Of no interest.
      }
    }
  }

  private void addCandidate(JsonNode pin, List<String> candidates) {
    Json.id(pin, "id")
        .filter(id -> !candidates.contains(id) && !spokenFor.test(id))
        .ifPresent(candidates::add);
  }

  /** A pin without a readable date cannot be ruled out by it. */
  private static boolean isNew(JsonNode pin, CreationNote note) {
    boolean known = Json.id(pin, "id").map(note.seen()::contains).orElse(true);
    return !known && createdAt(pin).map(at -> !at.isBefore(note.since())).orElse(true);
  }

  /** An empty page tells nothing: more may follow. */
  private static boolean isOlder(Page page, CreationNote note) {
    return !page.items().isEmpty()
        && page.items().stream()
            .allMatch(pin -> createdAt(pin).map(at -> at.isBefore(note.since())).orElse(false));
  }

  private Page page(Optional<String> bookmark) throws PinterestException, InterruptedException {
    return api.page(Operation.LIST_PINS, ours.listPath(), Page.MAX_SIZE, bookmark);
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return one.filter(at -> other.map(at::isAfter).orElse(true)).or(() -> other);
  }

  /** Timestamps come without a zone and mean UTC; one with a zone is taken at its word. */
  static Optional<Instant> createdAt(JsonNode pin) {
    String text = Json.text(pin, "created_at");
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return withZone(text);
    }
  }

  private static Optional<Instant> withZone(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      // Not a date at all; the caller decides what that means.
      return Optional.empty();
    }
  }

  /**
   * What a search found.
   *
   * @param same ids of pins that are the same
   * @param alike ids of pins that are alike
   * @param complete whether all pins since the note were looked at
   */
  record Search(List<String> same, List<String> alike, boolean complete) {
    /** Copies the ids. */
    Search {
      same = List.copyOf(same);
      alike = List.copyOf(alike);
    }

    /** The pin, if there is exactly one that it can be. */
    Optional<String> only() {
      List<String> best = same.isEmpty() ? alike : same;
      return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    /** How many pins it can be. */
    int candidates() {
      return same.isEmpty() ? alike.size() : same.size();
    }
  }
}
