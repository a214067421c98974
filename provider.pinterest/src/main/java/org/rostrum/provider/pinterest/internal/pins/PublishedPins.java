package org.rostrum.provider.pinterest.internal.pins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.pinterest.internal.api.Explanation;
import org.rostrum.provider.pinterest.internal.api.FaultKind;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.pinterest.internal.api.Operation;
import org.rostrum.provider.pinterest.internal.api.PinterestApi;
import org.rostrum.provider.pinterest.internal.api.PinterestException;
import org.rostrum.provider.pinterest.internal.api.PinterestFault;
import org.rostrum.provider.pinterest.internal.settings.Endpoints;
import org.rostrum.provider.pinterest.internal.settings.PinForm;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.EditableParts.Text;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PostTexts;

/**
 * Changes, deletes and looks at pins that exist: {@code pins/update}, {@code pins/delete} and
 * {@code pins/get}. The picture of a pin cannot be changed.
 */
public final class PublishedPins {
  /** What {@code PinUpdate} in Pinterest's API description takes. */
  public static final EditableParts EDITABLE =
      new EditableParts(
          EnumSet.allOf(Text.class), Set.of(PinForm.BOARD, PinForm.SECTION, PinForm.AI_DISCLOSURE));

  private final Endpoints endpoints;
  private final PinterestApi api;

  /**
   * Prepares calls.
   *
   * @param endpoints which environment
   * @param api calls on behalf of the account
   */
  public PublishedPins(Endpoints endpoints, PinterestApi api) {
    this.endpoints = endpoints;
    this.api = api;
  }

  /**
   * Changes a pin; only what is new is sent.
   *
   * @param edit what it shall say
   * @return what came of it
   * @throws InterruptedException if the host ended the call
   */
  public ChangeResult edit(PostEdit edit) throws InterruptedException {
    if (!Json.isId(edit.remoteId())) {
      return unknownId(edit.remoteId());
    }
    try {
      JsonNode pin = api.patch(Operation.EDIT_PIN, path(edit.remoteId()), body(edit));
      return new ChangeResult.Done(
          Json.id(pin, "board_id").map(board -> endpoints.pin(board, edit.remoteId())));
    } catch (PinterestException e) {
      return outcome(e.fault());
    }
  }

  /**
   * Deletes a pin.
   *
   * @param id its id
   * @return what came of it
   * @throws InterruptedException if the host ended the call
   */
  public ChangeResult remove(String id) throws InterruptedException {
    if (!Json.isId(id)) {
      return unknownId(id);
    }
    try {
      api.delete(Operation.REMOVE_PIN, path(id));
      return new ChangeResult.Done(Optional.empty());
    } catch (PinterestException e) {
      return outcome(e.fault());
    }
  }

  /**
   * Looks at a pin.
   *
   * @param id its id
   * @return what is there
   * @throws NetworkException if Pinterest refuses or cannot be reached
   * @throws InterruptedException if the host ended the call
   */
  public LookResult look(String id) throws NetworkException, InterruptedException {
    if (!Json.isId(id)) {
      throw new NetworkException(
          NetworkException.Kind.REFUSED, "Pinterest has no pins with the id " + id + ".");
    }
    try {
      JsonNode pin = api.get(Operation.READ_PIN, path(id));
      // An object that does not say that it is this pin would be taken for one without words.
      if (!Json.id(pin, "id").filter(id::equals).isPresent()) {
        throw api.garbled(Operation.READ_PIN, "another pin, or none");
      }
      Map<String, String> options = new HashMap<>();
      Json.id(pin, "board_id").ifPresent(board -> options.put(PinForm.BOARD, board));
      Json.id(pin, "board_section_id").ifPresent(part -> options.put(PinForm.SECTION, part));
      AiDisclosure.of(pin).option().ifPresent(said -> options.put(PinForm.AI_DISCLOSURE, said));
      return new LookResult.There(
          new PostTexts(
              Json.text(pin, "title"),
              Json.text(pin, "description"),
              Json.text(pin, "link"),
              Json.text(pin, "alt_text")),
          options);
    } catch (PinterestException e) {
      // Any other 404 may mean a wrong address as well as a pin that is gone.
      if (e.fault().kind() == FaultKind.NO_PIN) {
        return new LookResult.Gone();
      }
      throw e.toNetworkException();
    }
  }

  private static String path(String id) {
    return "/pins/" + id;
  }

  private static ObjectNode body(PostEdit edit) {
    ObjectNode body = Json.object();
    put(body, "title", edit, Text.TITLE, edit.texts().title());
    put(body, "description", edit, Text.TEXT, edit.texts().text());
    put(body, "link", edit, Text.LINK, edit.texts().link());
    put(body, "alt_text", edit, Text.ALT_TEXT, edit.texts().altText());
    if (edit.changedOptions().contains(PinForm.BOARD)) {
      body.put("board_id", edit.options().require(PinForm.BOARD));
    }
    if (edit.changedOptions().contains(PinForm.SECTION)) {
      edit.options()
          .text(PinForm.SECTION)
          .ifPresentOrElse(
              id -> body.put("board_section_id", id), () -> body.putNull("board_section_id"));
    }
    if (edit.changedOptions().contains(PinForm.AI_DISCLOSURE)) {
      AiDisclosure.of(edit.options()).replaceIn(body);
    }
    return body;
  }

  private static void put(ObjectNode body, String field, PostEdit edit, Text text, String value) {
    if (!edit.changes(text)) {
      return;
    }
    if (value.isBlank()) {
      body.putNull(field);
    } else {
      body.put(field, value);
    }
  }

  private static ChangeResult unknownId(String id) {
    return new ChangeResult.Failed(false, "Pinterest has no pins with the id " + id + ".");
  }

  private static ChangeResult outcome(PinterestFault fault) {
    String text = Explanation.of(fault);
    return switch (fault.kind()) {
      case NO_PIN -> new ChangeResult.Gone();
      case INVALID -> new ChangeResult.Rejected(RefusedField.problems(fault));
      case NOT_YOURS, TRIAL -> rejected("post", text);
      case NO_BOARD -> rejected("options.board", text);
      case NO_SECTION -> rejected("options.section", text);
      case SPAM_LINK -> rejected("link", text);
      case TOKEN, GRANT, NO_USER -> new ChangeResult.ReauthorizationRequired(text, Set.of());
      // Trial access and apps without this beta feature answer like a missing scope: asking the
      // person to connect again would not help, so it is said and the account is left alone.
      case SCOPE -> rejected("post", text);
      case RATE_LIMIT -> new ChangeResult.RateLimited(fault.retryAfter(), fault.scope(), text);
      case BUSY, UNREACHABLE -> new ChangeResult.Failed(true, text);
      case REFUSED, NOT_FOUND -> new ChangeResult.Failed(false, text);
      case SERVER, BROKEN, GARBLED -> new ChangeResult.Unknown(text);
    };
  }

  private static ChangeResult rejected(String field, String text) {
    return new ChangeResult.Rejected(List.of(ContentProblem.of(field, "REFUSED", text)));
  }
}
