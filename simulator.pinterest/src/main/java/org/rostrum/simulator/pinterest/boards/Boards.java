package org.rostrum.simulator.pinterest.boards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.state.Storage;
import org.rostrum.simulator.pinterest.users.Users;

/** All boards of both environments. Safe for use by several threads. */
public final class Boards {

  /** No more boards than this in all; Pinterest gives a user 2,000. */
  public static final int MAX_BOARDS = 4_000;

  /** No more sections than this on a board, as on Pinterest. */
  public static final int MAX_SECTIONS = 500;

  private static final String FILE = "boards.json";
  private static final long FIRST_PRODUCTION_ID = 549_755_885_100L;
  private static final long FIRST_SANDBOX_ID = 549_755_985_100L;
  private static final long FIRST_MADE_ID = 549_756_000_000L;
  private static final long FIRST_SECTION_ID = 5_100_000_100_000L;

  private final Map<String, Board> byId = new LinkedHashMap<>();
  private final Storage storage;
  private final InstantSource time;
  private long nextId = FIRST_MADE_ID;

  public Boards(Storage storage, InstantSource time, Users users) {
    this.storage = storage;
    this.time = time;
    Optional<byte[]> kept = storage.read(FILE);
    if (kept.isPresent()) {
      restore(kept.get());
    } else {
      seed(Environment.PRODUCTION, users, FIRST_PRODUCTION_ID, FIRST_SECTION_ID);
      seed(Environment.SANDBOX, users, FIRST_SANDBOX_ID, FIRST_SECTION_ID + 100);
    }
  }

  /** In the order of their making. */
  public synchronized List<Board> all() {
    return List.copyOf(byId.values());
  }

  public synchronized Optional<Board> find(Environment environment, String id) {
    return Optional.ofNullable(byId.get(id)).filter(board -> board.environment() == environment);
  }

  synchronized List<Board> ofOwner(Environment environment, String owner) {
    return byId.values().stream()
        .filter(board -> board.environment() == environment && board.owner().equals(owner))
        .toList();
  }

  /** Makes a board; empty if there are {@value #MAX_BOARDS} already. */
  synchronized Optional<Board> create(
      Environment environment,
      String owner,
      String name,
      String description,
      Board.Privacy privacy) {
    if (byId.size() >= MAX_BOARDS) {
      return Optional.empty();
    }
    Board made =
        new Board(
            Long.toString(nextId++),
            environment,
            owner,
            name,
            description,
            privacy,
            time.instant(),
            List.of());
    put(made);
    return Optional.of(made);
  }

  /** Adds a section; empty if the board is gone or has {@value #MAX_SECTIONS} already. */
  synchronized Optional<Board.Section> addSection(Board board, String name) {
    Board current = byId.get(board.id());
    if (current == null || current.sections().size() >= MAX_SECTIONS) {
      return Optional.empty();
    }
    Board.Section made = new Board.Section(Long.toString(nextId++), name);
    List<Board.Section> sections = new ArrayList<>(current.sections());
    sections.add(made);
    put(current.with(sections));
    return Optional.of(made);
  }

  synchronized void put(Board board) {
    byId.put(board.id(), board);
    save();
  }

  synchronized void delete(Board board) {
    byId.remove(board.id());
    save();
  }

  private void seed(Environment environment, Users users, long firstBoardId, long firstSectionId) {
    SeededBoards.of(environment, users, firstBoardId, firstSectionId)
        .forEach(board -> byId.put(board.id(), board));
  }

  private void save() {
    ObjectNode state = Json.object().put("next_id", nextId);
    ArrayNode boards = state.putArray("boards");
    for (Board board : byId.values()) {
      ObjectNode kept =
          boards
              .addObject()
              .put("id", board.id())
              .put("environment", board.environment().name())
              .put("owner", board.owner())
              .put("name", board.name())
              .put("description", board.description())
              .put("privacy", board.privacy().name())
              .put("created_at", board.createdAt().toString());
      ArrayNode sections = kept.putArray("sections");
      board
          .sections()
          .forEach(
              section -> sections.addObject().put("id", section.id()).put("name", section.name()));
    }
    storage.write(FILE, Json.bytes(state));
  }

  private void restore(byte[] content) {
    try {
      JsonNode state = Json.read(content);
      nextId = state.path("next_id").asLong(FIRST_MADE_ID);
      for (JsonNode kept : state.path("boards")) {
        List<Board.Section> sections = new ArrayList<>();
        for (JsonNode section : kept.path("sections")) {
          sections.add(
              new Board.Section(section.path("id").asText(), section.path("name").asText()));
        }
        Board board =
            new Board(
                kept.path("id").asText(),
                Environment.valueOf(kept.path("environment").asText()),
                kept.path("owner").asText(),
                kept.path("name").asText(),
                kept.path("description").asText(),
                Board.Privacy.valueOf(kept.path("privacy").asText()),
                Instant.parse(kept.path("created_at").asText()),
                sections);
        byId.put(board.id(), board);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " is damaged; delete it to start with the seed", e);
    }
  }
}
