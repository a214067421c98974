package org.rostrum.simulator.pinterest.boards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Fields;
import org.rostrum.simulator.pinterest.api.Paging;
import org.rostrum.simulator.pinterest.gate.Call;
import org.rostrum.simulator.pinterest.gate.Route;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.state.SimulatedTime;

/** The operations on boards. */
public final class BoardOperations {

  /** Pinterest's own forms take no longer name. */
  public static final int MAX_NAME = 50;

  /** Pinterest's own forms take no longer description. */
  public static final int MAX_DESCRIPTION = 500;

  private static final Set<String> READ = Set.of("boards:read");
  private static final Set<String> WRITE = Set.of("boards:read", "boards:write");
  private static final Set<String> FIELDS = Set.of("name", "description", "privacy", "is_ads_only");
  private static final int COVER_THUMBNAILS = 4;

  private final Boards boards;
  private final BoardAccess access;
  private final BoardContents contents;

  public BoardOperations(Boards boards, BoardAccess access, BoardContents contents) {
    this.boards = boards;
    this.access = access;
    this.contents = contents;
  }

  public List<Route> routes() {
    return List.of(
        Route.read("/boards", READ, this::list),
        Route.write("POST", "/boards", WRITE, this::create),
        Route.read("/boards/{board_id}", READ, this::get),
        Route.write("PATCH", "/boards/{board_id}", WRITE, this::update),
        Route.write("DELETE", "/boards/{board_id}", WRITE, this::delete));
  }

  private Response list(Call call) throws ApiError {
    String asked = call.request().parameter("privacy").orElse("ALL");
    Set<Board.Privacy> wanted =
        switch (asked) {
          case "ALL" -> Set.of(Board.Privacy.values());
          case "PUBLIC_AND_SECRET" -> Set.of(Board.Privacy.PUBLIC, Board.Privacy.SECRET);
          default -> Set.of(privacy(asked));
        };
    boolean secrets = call.may("boards:read_secret");
    if (asked.equals("SECRET") && !secrets) {
      throw ApiError.missingScopes(List.of("boards:read_secret"));
    }
    List<Board> visible =
        boards.ofOwner(call.environment(), call.username()).stream()
            .filter(board -> wanted.contains(board.privacy()))
            .filter(board -> secrets || !board.secret())
            .toList();
    return Paging.page(call.request(), visible, Board::id, this::json);
  }

  private Response get(Call call) throws ApiError {
    return Response.json(200, json(board(call, "boards:read_secret")));
  }

  private Response create(Call call) throws ApiError {
    Fields fields = Fields.of(call.request(), FIELDS);
    String name = name(fields.text("name"));
    Board.Privacy privacy = privacy(fields.optionalText("privacy", 20).orElse("PUBLIC"));
    String description = fields.optionalText("description", MAX_DESCRIPTION).orElse("");
    requireSecretScope(call, privacy);
    refuseTaken(call, name, Optional.empty());
    Board made =
        boards
            .create(call.environment(), call.username(), name, description, privacy)
            .orElseThrow(() -> ApiError.invalid("You have too many boards."));
    return Response.json(201, json(made));
  }

  private Response update(Call call) throws ApiError {
    Board board = board(call, "boards:write_secret");
    Fields fields = Fields.of(call.request(), FIELDS);
    String name = fields.has("name") ? name(fields.text("name")) : board.name();
    Optional<String> description = fields.optionalText("description", MAX_DESCRIPTION);
    Board.Privacy privacy = board.privacy();
    if (fields.has("privacy")) {
      privacy = privacy(fields.text("privacy"));
      if (privacy == Board.Privacy.PROTECTED) {
        throw ApiError.invalid("Invalid request: privacy can be changed to PUBLIC or SECRET only.");
      }
    }
    requireSecretScope(call, privacy);
    refuseTaken(call, name, Optional.of(board));
    Board updated = board.with(name, description.orElse(board.description()), privacy);
    boards.put(updated);
    return Response.json(200, json(updated));
  }

  private Response delete(Call call) throws ApiError {
    Board board = board(call, "boards:write_secret");
    contents.deleteAll(board.id());
    boards.delete(board);
    return Response.noContent();
  }

  private Board board(Call call, String secretScope) throws ApiError {
    return access.own(call, call.id("board_id"), secretScope);
  }

  private static void requireSecretScope(Call call, Board.Privacy privacy) throws ApiError {
    if (privacy == Board.Privacy.SECRET && !call.may("boards:write_secret")) {
      throw ApiError.missingScopes(List.of("boards:write_secret"));
    }
  }

  private void refuseTaken(Call call, String name, Optional<Board> except) throws ApiError {
    boolean taken =
        boards.ofOwner(call.environment(), call.username()).stream()
            .filter(board -> except.map(own -> !own.id().equals(board.id())).orElse(true))
            .anyMatch(board -> board.name().equalsIgnoreCase(name));
    if (taken) {
      throw new ApiError(400, 58, "You already have a board with this name.");
    }
  }

  private static String name(String name) throws ApiError {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > MAX_NAME) {
      throw ApiError.invalid("Invalid request: a board name has 1 to " + MAX_NAME + " characters.");
    }
    return stripped;
  }

  private static Board.Privacy privacy(String name) throws ApiError {
    return Arrays.stream(Board.Privacy.values())
        .filter(privacy -> privacy.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> ApiError.invalid("Invalid request: '" + name + "' is not a board privacy."));
  }

  private ObjectNode json(Board board) {
    ObjectNode json =
        Json.object()
            .put("id", board.id())
            .put("name", board.name())
            .put("description", board.description())
            .put("privacy", board.privacy().name())
            .put("created_at", SimulatedTime.inMicroseconds(board.createdAt()))
            .put(
                "board_pins_modified_at",
                SimulatedTime.inMicroseconds(
                    contents.lastPinned(board.id()).orElse(board.createdAt())))
            .put("pin_count", contents.count(board.id()))
            .put("follower_count", 0)
            .put("collaborator_count", 0)
            .put("is_ads_only", false)
            // Not in the description: the live service sends fields it does not describe.
            .put("board_layout", "DEFAULT");
    json.putObject("owner").put("username", board.owner());
    List<String> images = contents.images(board.id(), COVER_THUMBNAILS);
    ObjectNode media = json.putObject("media");
    if (images.isEmpty()) {
      media.putNull("image_cover_url");
    } else {
      media.put("image_cover_url", images.getFirst());
    }
    ArrayNode thumbnails = media.putArray("pin_thumbnail_urls");
    images.forEach(thumbnails::add);
    return json;
  }
}
