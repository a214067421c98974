package org.rostrum.simulator.pinterest.pins;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.api.Fields;
import org.rostrum.simulator.pinterest.api.Paging;
import org.rostrum.simulator.pinterest.boards.Board;
import org.rostrum.simulator.pinterest.boards.BoardAccess;
import org.rostrum.simulator.pinterest.boards.Boards;
import org.rostrum.simulator.pinterest.gate.Call;
import org.rostrum.simulator.pinterest.gate.Route;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.media.Upload;
import org.rostrum.simulator.pinterest.media.Uploads;
import org.rostrum.simulator.pinterest.media.VideoFacts;
import org.rostrum.simulator.pinterest.state.Settings;

/** The operations on pins. */
public final class PinOperations {

  private static final Set<String> READ = Set.of("boards:read", "pins:read");
  private static final Set<String> WRITE =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write");
  private static final Set<String> CREATE_FIELDS =
      Set.of(
          "ai_disclosures",
          "alt_text",
          "board_id",
          "board_section_id",
          "description",
          "dominant_color",
          "link",
          "media_source",
          "parent_pin_id",
          "sponsor_id",
          "title");
  private static final Set<String> UPDATE_FIELDS =
      Set.of(
          "ai_disclosures",
          "alt_text",
          "board_id",
          "board_section_id",
          "carousel_slots",
          "description",
          "link",
          "title");
  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

  private final Pins pins;
  private final Boards boards;
  private final BoardAccess access;
  private final Uploads uploads;
  private final Settings settings;
  private final InstantSource time;

  public PinOperations(
      Pins pins,
      Boards boards,
      BoardAccess access,
      Uploads uploads,
      Settings settings,
      InstantSource time) {
    this.pins = pins;
    this.boards = boards;
    this.access = access;
    this.uploads = uploads;
    this.settings = settings;
    this.time = time;
  }

  public List<Route> routes() {
    return List.of(
        Route.write("POST", "/pins", WRITE, this::create),
        Route.read("/pins", READ, this::list),
        Route.read("/pins/{pin_id}", READ, this::get),
        Route.write("PATCH", "/pins/{pin_id}", WRITE, this::update),
        Route.write("DELETE", "/pins/{pin_id}", WRITE, this::delete),
        Route.read("/boards/{board_id}/pins", READ, this::listBoard),
        Route.read("/boards/{board_id}/sections/{section_id}/pins", READ, this::listSection));
  }

  private Response create(Call call) throws ApiError {
    if (onTrial(call)) {
      throw new ApiError(
          403,
          29,
          "Apps with Trial access may not create Pins in production. Use the API Sandbox instead,"
              + " or request Standard access.");
    }
    Fields fields = Fields.of(call.request(), CREATE_FIELDS);
    String boardId = fields.id("board_id");
    Optional<String> sectionId = fields.optionalId("board_section_id");
    Pin.Text text = PinText.of(fields);
    Optional<String> color = color(fields);
    Optional<String> parent = fields.optionalId("parent_pin_id");
    fields.optionalId("sponsor_id");
    List<String> ai = PinText.aiDisclosures(fields);
    if (ai.isEmpty() && fields.has("ai_disclosures")) {
      throw ApiError.invalid("Invalid request: ai_disclosures.values is empty.");
    }
    MediaSource source = MediaSource.of(fields, mediaId -> processed(call, mediaId));
    placed(call, boardId, sectionId);
    Pin made =
        pins.create(
            new Pins.Draft(
                call.environment(),
                call.username(),
                boardId,
                sectionId,
                text,
                color,
                parent,
                ai,
                source.media()),
            source.files());
    return Response.json(201, json(call, made));
  }

  private Response list(Call call) throws ApiError {
    Set<String> hidden =
        boards.all().stream()
            .filter(board -> board.secret() && !call.may("pins:read_secret"))
            .map(Board::id)
            .collect(Collectors.toSet());
    return page(
        call, pin -> pin.owner().equals(call.username()) && !hidden.contains(pin.boardId()));
  }

  private Response listBoard(Call call) throws ApiError {
    Board board = access.own(call, call.id("board_id"), "pins:read_secret");
    return page(call, pin -> pin.boardId().equals(board.id()));
  }

  private Response listSection(Call call) throws ApiError {
    Board board = access.own(call, call.id("board_id"), "pins:read_secret");
    Board.Section section = access.section(board, call.id("section_id"));
    return page(call, pin -> pin.sectionId().equals(Optional.of(section.id())));
  }

  private Response get(Call call) throws ApiError {
    return Response.json(200, json(call, own(call, "pins:read_secret")));
  }

  private Response update(Call call) throws ApiError {
    if (onTrial(call)) {
      throw new ApiError(
          401, 3, "Your application consumer type is not supported, please contact support.");
    }
    Pin pin = own(call, "pins:write_secret");
    Fields fields = Fields.of(call.request(), UPDATE_FIELDS);
    String boardId = fields.optionalId("board_id").orElse(pin.boardId());
    boolean moves = !boardId.equals(pin.boardId());
    Optional<String> sectionId =
        fields.mentions("board_section_id") || moves
            ? fields.optionalId("board_section_id")
            : pin.sectionId();
    placed(call, boardId, sectionId);
    Pin updated = pin.moved(boardId, sectionId, PinText.changed(pin.text(), fields));
    if (fields.has("ai_disclosures")) {
      updated = updated.disclosing(PinText.aiDisclosures(fields));
    }
    pins.update(updated);
    return Response.json(200, json(call, updated));
  }

  private Response delete(Call call) throws ApiError {
    pins.delete(own(call, "pins:write_secret"));
    return Response.noContent();
  }

  private Response page(Call call, Predicate<Pin> wanted) throws ApiError {
    var listedUntil = time.instant().minus(settings.listLag());
    List<Pin> listed =
        pins.newest(
            pin ->
                pin.environment() == call.environment()
                    && !pin.createdAt().isAfter(listedUntil)
                    && wanted.test(pin));
    return Paging.page(call.request(), listed, Pin::id, pin -> json(call, pin));
  }

  private Pin own(Call call, String secretScope) throws ApiError {
    Pin pin = pins.find(call.environment(), call.id("pin_id")).orElseThrow(ApiError::pinNotFound);
    if (!pin.owner().equals(call.username())) {
      throw ApiError.notAuthorised("pin");
    }
    access.own(call, pin.boardId(), secretScope);
    return pin;
  }

  private void placed(Call call, String boardId, Optional<String> sectionId) throws ApiError {
    Board board = access.own(call, boardId, "pins:write_secret");
    if (sectionId.isPresent()) {
      access.section(board, sectionId.get());
    }
  }

  private Optional<VideoFacts> processed(Call call, String mediaId) throws ApiError {
    Optional<Upload> upload = uploads.find(call.environment(), call.username(), mediaId);
    if (upload.isPresent() && uploads.status(upload.get()) != Upload.Status.SUCCEEDED) {
      throw ApiError.invalid("The media '" + mediaId + "' is not ready.");
    }
    return upload.flatMap(Upload::received).map(Upload.Received::facts);
  }

  private boolean onTrial(Call call) {
    return settings.trialAccess() && call.environment() == Environment.PRODUCTION;
  }

  private static Optional<String> color(Fields fields) throws ApiError {
    Optional<String> color = fields.optionalText("dominant_color", 7);
    if (color.isPresent() && !COLOR.matcher(color.get()).matches()) {
      throw ApiError.invalid("Invalid request: '" + color.get() + "' is not a hex colour.");
    }
    return color;
  }

  private JsonNode json(Call call, Pin pin) {
    return PinJson.of(pin, call.username(), pins::address);
  }
}
