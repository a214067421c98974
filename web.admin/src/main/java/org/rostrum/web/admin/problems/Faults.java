package org.rostrum.web.admin.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.WebApplicationException;
import java.io.EOFException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.problems.RequestRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a problem. What nobody expected is logged here, once. */
public final class Faults {
  /** A chain of causes that is longer is looked at no further. */
  private static final int MAX_CAUSES = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  /** The problem to answer. */
  public static Problem problemOf(Throwable fault) {
    return switch (fault) {
      case RequestRefused refused -> Problem.of(refused);
      case ProblemException refused -> refused.problem();
      case JsonProcessingException malformed -> malformed(malformed);
      case WebApplicationException refused -> ofJakarta(refused);
      default -> isCutOff(fault) ? cutOff() : unexpected(fault);
    };
  }

  /** Whether the client went away in the middle of what it sent, as it does with every abort. */
  private static boolean isCutOff(Throwable fault) {
    @Nullable Throwable cause = fault;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause instanceof EOFException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static Problem cutOff() {
    return Problem.of(
        HttpStatus.BAD_REQUEST,
        "request-cut-off",
        "The request ended before all of it had arrived. Send it again.");
  }

  private static Problem ofJakarta(WebApplicationException refused) {
    Throwable cause = refused.getCause();
    if (cause instanceof RequestRefused || cause instanceof ProblemException) {
      return problemOf(cause);
    }
    int status = refused.getResponse().getStatus();
    return switch (status) {
      case 400 -> Problem.of(HttpStatus.BAD_REQUEST, "bad-request", "The request is malformed.");
      case 404 ->
          Problem.of(
              HttpStatus.NOT_FOUND,
              "no-such-address",
              "There is nothing at this address. /api/v1/openapi.json lists what there is.");
      case 405 ->
          Problem.of(
              HttpStatus.METHOD_NOT_ALLOWED,
              "method-not-allowed",
              "This address does not take that method. The Allow header lists those it takes.");
      case 406 ->
          Problem.of(
              HttpStatus.NOT_ACCEPTABLE,
              "not-acceptable",
              "This address answers in another content type. Send Accept: application/json.");
      case 415 ->
          Problem.of(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "content-type",
              "This address does not take that Content-Type. Send application/json; a picture is"
                  + " sent as what it is (image/jpeg, image/png, image/webp) or as"
                  + " application/octet-stream.");
      default -> isCutOff(refused) ? cutOff() : unexpected(refused);
    };
  }

  private static Problem malformed(JsonProcessingException fault) {
    if (fault instanceof StreamConstraintsException
        || fault.getCause() instanceof StreamConstraintsException) {
      return Problem.of(
          HttpStatus.BAD_REQUEST,
          "json-limits",
          "The JSON is nested too deeply, or a text or number in it is too long.");
    }
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return Problem.of(
          HttpStatus.BAD_REQUEST,
          "unknown-property",
          "The property '" + pathOf(unknown) + "' is not known here. Remove it or check its name.");
    }
    String where = fault instanceof JsonMappingException mapping ? pathOf(mapping) : "";
    return Problem.of(
        HttpStatus.BAD_REQUEST,
        "malformed-json",
        where.isEmpty()
            ? "The body is not the JSON object that is expected here" + position(fault) + "."
            : "The value of '" + where + "' has the wrong type or form" + position(fault) + ".");
  }

  /** Only the place: the parser's own message may quote what was sent, secrets included. */
  private static String position(JsonProcessingException fault) {
    return Optional.ofNullable(fault.getLocation())
        .filter(place -> place.getLineNr() > 0)
        .map(place -> " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")")
        .orElse("");
  }

  private static String pathOf(JsonMappingException fault) {
    return fault.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + shorten(step.getFieldName()))
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String shorten(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "…";
  }

  private static Problem unexpected(Throwable fault) {
    UUID id = UUID.randomUUID();
    LOG.atError()
        .addKeyValue("problem", id)
        .setCause(fault)
        .log("A request ended in an error that nobody expected");
    return Problem.of(
        HttpStatus.INTERNAL,
        "internal",
        "Something went wrong inside. The log has the details under the id " + id + ".");
  }
}
