package org.rostrum.simulator.pinterest.boards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Fields;
import org.rostrum.simulator.pinterest.api.Paging;
import org.rostrum.simulator.pinterest.gate.Call;
import org.rostrum.simulator.pinterest.gate.Route;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Response;

/** The operations on the sections of a board. */
public final class SectionOperations {

  public static final int MAX_NAME = 180;

  private static final Set<String> READ = Set.of("boards:read");
  private static final Set<String> WRITE = Set.of("boards:read", "boards:write");
  private static final Set<String> FIELDS = Set.of("name");

  private final Boards boards;
  private final BoardAccess access;
  private final BoardContents contents;

  public SectionOperations(Boards boards, BoardAccess access, BoardContents contents) {
    this.boards = boards;
    this.access = access;
    this.contents = contents;
  }

  public List<Route> routes() {
    String one = "/boards/{board_id}/sections/{section_id}";
    return List.of(
        Route.read("/boards/{board_id}/sections", READ, this::list),
        Route.write("POST", "/boards/{board_id}/sections", WRITE, this::create),
        Route.write("PATCH", one, WRITE, this::update),
        Route.write("DELETE", one, WRITE, this::delete));
  }

  private Response list(Call call) throws ApiError {
    Board board = access.own(call, call.id("board_id"), "boards:read_secret");
    return Paging.page(
        call.request(), board.sections(), Board.Section::id, SectionOperations::json);
  }

  private Response create(Call call) throws ApiError {
    Board board = board(call);
    String name = name(call, board);
    Board.Section made =
        boards
            .addSection(board, name)
            .orElseThrow(() -> ApiError.invalid("This board has too many sections."));
    return Response.json(201, json(made));
  }

  private Response update(Call call) throws ApiError {
    Board board = board(call);
    Board.Section section = access.section(board, call.id("section_id"));
    Board.Section renamed = new Board.Section(section.id(), name(call, board));
    List<Board.Section> sections = new ArrayList<>(board.sections());
    sections.set(sections.indexOf(section), renamed);
    boards.put(board.with(sections));
    return Response.json(200, json(renamed));
  }

  private Response delete(Call call) throws ApiError {
    Board board = board(call);
    Board.Section section = access.section(board, call.id("section_id"));
    List<Board.Section> sections = new ArrayList<>(board.sections());
    sections.remove(section);
    contents.forgetSection(section.id());
    boards.put(board.with(sections));
    return Response.noContent();
  }

  private Board board(Call call) throws ApiError {
    return access.own(call, call.id("board_id"), "boards:write_secret");
  }

  private static String name(Call call, Board board) throws ApiError {
    Fields fields = Fields.of(call.request(), FIELDS);
    String name = fields.text("name");
    int length = name.codePointCount(0, name.length());
    if (name.isBlank() || length > MAX_NAME) {
      throw ApiError.invalid(
          "Invalid board section parameters: a name has 1 to " + MAX_NAME + " characters.");
    }
    if (board.sections().stream().anyMatch(known -> known.name().equalsIgnoreCase(name))) {
      throw ApiError.invalid(
          "Invalid board section parameters: this board has a section with this name.");
    }
    return name;
  }

  private static ObjectNode json(Board.Section section) {
    return Json.object().put("id", section.id()).put("name", section.name());
  }
}
