package org.rostrum.problems;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service of the platform refused a request. Nothing was changed.
 *
 * <p>The message is for people: it names the thing and the way out, and never holds a secret.
 */
public final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, in the terms that a face turns into its own (an HTTP status, an exit code). */
  public enum Reason {
    /** The input is wrong; {@link #problems()} say where. */
    INVALID,
    /** Nobody is signed in, or the sign-in is not valid. */
    UNAUTHENTICATED,
    /** Signed in, but not allowed. */
    FORBIDDEN,
    /** There is no such thing, or it belongs to another workspace. */
    NOT_FOUND,
    /** The thing is in a state, or was changed meanwhile, so that this cannot be done. */
    CONFLICT,
    /** The version that the caller knew is no longer the newest. */
    STALE,
    /** Larger than allowed. */
    TOO_LARGE,
    /** Too often; {@link #retryAfter()} says how long to wait. */
    TOO_MANY,
    /** A network refused or could not be reached. */
    NETWORK,
    /** The platform cannot do it now. */
    UNAVAILABLE
  }

  /**
   * One field of the input.
   *
   * @param field its name, dotted, with indices in brackets, for example {@code
   *     targets[0].options.board}
   * @param code what kind of fault; stable, for programs
   * @param message for people
   */
  public record FieldProblem(String field, String code, String message) {}

  private final Reason reason;
  private final String code;
  private final transient List<FieldProblem> problems;
  private final transient Optional<Duration> retryAfter;

  private RequestRefused(
      Reason reason,
      String code,
      String message,
      List<FieldProblem> problems,
      Optional<Duration> retryAfter) {
    super(message);
    this.reason = reason;
    this.code = code;
    this.problems = List.copyOf(problems);
    this.retryAfter = retryAfter;
  }

  /**
   * A refusal as a whole.
   *
   * @param reason why
   * @param code what kind, stable, lower case with hyphens, for example {@code post-not-found}
   * @param message for people
   * @return the refusal, to be thrown
   */
  public static RequestRefused of(Reason reason, String code, String message) {
    return new RequestRefused(reason, code, message, List.of(), Optional.empty());
  }

  /**
   * A refusal of input.
   *
   * @param code what kind
   * @param message for people
   * @param problems every fault of every field
   * @return the refusal, to be thrown
   */
  public static RequestRefused invalid(String code, String message, List<FieldProblem> problems) {
    return new RequestRefused(Reason.INVALID, code, message, problems, Optional.empty());
  }

  /**
   * A refusal because of too many requests.
   *
   * @param code what kind
   * @param message for people
   * @param retryAfter how long to wait
   * @return the refusal, to be thrown
   */
  public static RequestRefused tooMany(String code, String message, Duration retryAfter) {
    return new RequestRefused(Reason.TOO_MANY, code, message, List.of(), Optional.of(retryAfter));
  }

  /**
   * Why.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * What kind of refusal, for programs.
   *
   * @return lower case with hyphens
   */
  public String code() {
    return code;
  }

  /**
   * The faults of the input.
   *
   * @return every fault; empty if the refusal concerns no field
   */
  public List<FieldProblem> problems() {
    return problems;
  }

  /**
   * How long to wait.
   *
   * @return the time, if waiting helps
   */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
