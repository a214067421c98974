package org.rostrum.simulator.pinterest.boards;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.users.User;
import org.rostrum.simulator.pinterest.users.Users;

/**
 * The boards of a fresh simulator: enough that a page of 25 is not all of them, some of every
 * privacy, some with sections.
 */
final class SeededBoards {

  private static final Instant FIRST = Instant.parse("2025-03-01T08:15:30.377Z");

  private static final List<String> STUDIO =
      List.of(
          "Autumn tableware",
          "Bathroom calm",
          "Birch and ash",
          "Bread and board",
          "Candle season",
          "Ceramic glazes",
          "Christmas at home",
          "Clay workshop",
          "Cold coast colours",
          "Cushions and throws",
          "Dining corners",
          "Dried flowers",
          "Entryways",
          "First apartment",
          "Garden table",
          "Gift guide",
          "Hand-thrown mugs",
          "Hygge evenings",
          "Indoor plants",
          "Kitchen shelves",
          "Linen bedding",
          "Living with less",
          "Midsummer",
          "Morning coffee",
          "New arrivals",
          "Open studio days",
          "Paper lamps",
          "Picnic blankets",
          "Quiet bedrooms",
          "Rag rugs",
          "Recipes for guests",
          "Sauna textiles",
          "Small spaces",
          "Spring windows",
          "Stools and benches",
          "Summer cabin",
          "Table settings",
          "Weaving",
          "Winter light",
          "Wool and warmth");

  private static final List<String> POTTER = List.of("Bowls", "Cups", "Kiln diary");

  private static final List<String> GUEST = List.of("Found things");

  private static final Map<String, Board.Privacy> UNUSUAL =
      Map.of(
          "New arrivals", Board.Privacy.SECRET,
          "Gift guide", Board.Privacy.SECRET,
          "Kiln diary", Board.Privacy.SECRET,
          "Open studio days", Board.Privacy.PROTECTED,
          "Recipes for guests", Board.Privacy.PROTECTED);

  private static final Map<String, List<String>> SECTIONS =
      Map.of(
          "Ceramic glazes", List.of("Celadon", "Salt and ash", "Matte white"),
          "Kitchen shelves", List.of("Open shelves", "Pantry"),
          "Cups", List.of("Espresso", "With handle"));

  private SeededBoards() {}

  /** The boards of one environment, ids counting up from the first. */
  static List<Board> of(
      Environment environment, Users users, long firstBoardId, long firstSectionId) {
    List<Board> boards = new ArrayList<>();
    long sectionId = firstSectionId;
    for (User owner : users.all()) {
      for (String name : namesOf(owner)) {
        List<Board.Section> sections = new ArrayList<>();
        for (String section : SECTIONS.getOrDefault(name, List.of())) {
          sections.add(new Board.Section(Long.toString(sectionId++), section));
        }
        boards.add(
            new Board(
                Long.toString(firstBoardId + boards.size()),
                environment,
                owner.username(),
                name,
                "",
                UNUSUAL.getOrDefault(name, Board.Privacy.PUBLIC),
                FIRST.plus(Duration.ofDays(boards.size())),
                sections));
      }
    }
    return boards;
  }

  private static List<String> namesOf(User owner) {
    return switch (owner.username()) {
      case "norrastudio" -> STUDIO;
      case "fjordkeramik" -> POTTER;
      default -> GUEST;
    };
  }
}
