package org.rostrum.web.admin.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.problems.RequestRefused;

/**
 * An error as it travels (RFC 9457), with two members of our own: {@code code} for programs and
 * {@code problems} for the fields of a form.
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    List<FieldFault> problems,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long retryAfterSeconds) {

  /** The content type of a problem. */
  public static final String CONTENT_TYPE = "application/problem+json";

  /** What is wrong with one field of the request. */
  public record FieldFault(String field, String code, String message) {}

  /** A problem that concerns no field. */
  public static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(
        "/problems/" + code, status.title(), status.code(), detail, code, List.of(), null);
  }

  /** A refusal of the platform. */
  public static Problem of(RequestRefused refused) {
    HttpStatus status = HttpStatus.of(refused.reason());
    String detail = Optional.ofNullable(refused.getMessage()).orElse(status.title());
    List<FieldFault> faults =
        refused.problems().stream()
            .map(fault -> new FieldFault(fault.field(), fault.code(), fault.message()))
            .toList();
    return new Problem(
        "/problems/" + refused.code(),
        status.title(),
        status.code(),
        detail,
        refused.code(),
        faults,
        refused.retryAfter().map(wait -> Math.max(1, wait.toSeconds())).orElse(null));
  }
}
