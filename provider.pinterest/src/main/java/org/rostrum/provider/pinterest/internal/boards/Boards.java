package org.rostrum.provider.pinterest.internal.boards;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.pinterest.internal.api.Operation;
import org.rostrum.provider.pinterest.internal.api.PinterestApi;
import org.rostrum.provider.pinterest.internal.api.PinterestException;
import org.rostrum.provider.pinterest.internal.settings.PinForm;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.SettingValues;

/** Boards and their sections, to choose from and to add to. */
public final class Boards {
  /** Pinterest's limit for the name of a section; boards have none in the description. */
  static final int MAX_SECTION_NAME = 180;

  private static final int MAX_LABEL = 200;
  private static final int MAX_IMAGE_URL = 2_000;

  private final PinterestApi api;

  /**
   * Prepares lists.
   *
   * @param api calls on behalf of the account
   */
  public Boards(PinterestApi api) {
    this.api = api;
  }

  /**
   * Lists boards, or the sections of the board in the options.
   *
   * @param query which
   * @return a page of them
   * @throws NetworkException if Pinterest refuses
   * @throws InterruptedException if the caller gave up
   */
  public ChoicePage list(ChoiceQuery query) throws NetworkException, InterruptedException {
    try {
      if (query.lookup().equals(PinForm.BOARDS)) {
        return new ChoiceList(api, Operation.LIST_BOARDS, "/boards", Boards::board).list(query);
      }
      Optional<String> board = board(query.lookup(), query.options());
      return board.isEmpty()
          ? new ChoicePage(List.of(), Optional.empty())
          : new ChoiceList(api, Operation.LIST_SECTIONS, sectionsOf(board.get()), Boards::section)
              .list(query);
    } catch (PinterestException e) {
      throw e.toNetworkException();
    }
  }

  /**
   * Adds a board, public or secret as the options say, or a section to the board in the options.
   *
   * @param lookup which list
   * @param label its name
   * @param options the form so far
   * @return what was added
   * @throws NetworkException if Pinterest refuses
   * @throws InterruptedException if the caller gave up
   */
  public Choice create(String lookup, String label, SettingValues options)
      throws NetworkException, InterruptedException {
    String name = label.strip();
    if (name.isEmpty()) {
      throw refused("A name is needed.");
    }
    boolean secret = options.text(PinForm.NEW_BOARDS).filter(PinForm.SECRET::equals).isPresent();
    try {
      return lookup.equals(PinForm.BOARDS)
          ? createBoard(name, secret)
          : createSection(name, board(lookup, options));
    } catch (PinterestException e) {
      throw mayHaveHappened(e);
    }
  }

  private Choice createBoard(String name, boolean secret)
      throws PinterestException, NetworkException, InterruptedException {
    JsonNode created =
        api.post(
            Operation.CREATE_BOARD,
            "/boards",
            Json.object().put("name", name).put("privacy", secret ? "SECRET" : "PUBLIC"));
    return board(created).orElseThrow(() -> unclear("board"));
  }

  private Choice createSection(String name, Optional<String> board)
      throws PinterestException, NetworkException, InterruptedException {
    if (board.isEmpty()) {
      throw refused("A section belongs to a board. Choose the board first.");
    }
    if (name.codePointCount(0, name.length()) > MAX_SECTION_NAME) {
      throw refused(
          "The name of a section has at most " + MAX_SECTION_NAME + " characters. Shorten it.");
    }
    JsonNode created =
        api.post(
            Operation.CREATE_SECTION, sectionsOf(board.get()), Json.object().put("name", name));
    return section(created).orElseThrow(() -> unclear("section"));
  }

  private static Optional<String> board(String lookup, SettingValues options)
      throws NetworkException {
    if (!lookup.equals(PinForm.SECTIONS)) {
      throw refused("Pinterest has no list '" + lookup + "'.");
    }
    return options.text(PinForm.BOARD).filter(Json::isId);
  }

  private static String sectionsOf(String board) {
    return "/boards/" + board + "/sections";
  }

  private static Optional<Choice> board(JsonNode board) {
    return Json.id(board, "id")
        .map(
            id ->
                new Choice(
                    id,
                    label(board),
                    Optional.of(detail(board)).filter(d -> !d.isEmpty()),
                    cover(board)));
  }

  private static Optional<Choice> section(JsonNode section) {
    return Json.id(section, "id").map(id -> Choice.of(id, label(section)));
  }

  private static String label(JsonNode entry) {
    String name = Json.text(entry, "name").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (name.isEmpty()) {
      return "(no name)";
    }
    return name.codePointCount(0, name.length()) <= MAX_LABEL
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MAX_LABEL)) + "…";
  }

  private static String detail(JsonNode board) {
    String privacy = Json.text(board, "privacy").toLowerCase(Locale.ROOT);
    String kind =
        switch (privacy) {
          case "secret" -> "secret board";
          case "protected" -> "protected board";
          default -> "";
        };
    JsonNode pins = board.path("pin_count");
    if (!pins.canConvertToLong() || pins.longValue() < 0) {
      return kind;
    }
    String count = pins.longValue() == 1 ? "1 pin" : pins.longValue() + " pins";
    return kind.isEmpty() ? count : kind + ", " + count;
  }

  private static Optional<URI> cover(JsonNode board) {
    return Pictures.address(Json.text(board.path("media"), "image_cover_url"), MAX_IMAGE_URL);
  }

  private static NetworkException refused(String message) {
    return new NetworkException(NetworkException.Kind.REFUSED, message);
  }

  private static NetworkException unclear(String what) {
    return new NetworkException(
        NetworkException.Kind.TEMPORARY,
        "Pinterest did not say which "
            + what
            + " it created. Open the list again and look for it.");
  }

  /** A lost answer hides whether it was created: never repeated here, a person looks first. */
  private static NetworkException mayHaveHappened(PinterestException e) {
    return switch (e.fault().kind()) {
      case SERVER, BROKEN, GARBLED ->
          new NetworkException(
              NetworkException.Kind.TEMPORARY,
              e.toNetworkException().getMessage()
                  + " It may have been created all the same: open the list again and look for it.");
      default -> e.toNetworkException();
    };
  }
}
