package org.rostrum.web.admin.problems;

/** A request that is refused before it reaches a service. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** Refuses with a problem that concerns no field. */
  public static ProblemException of(HttpStatus status, String code, String detail) {
    return new ProblemException(Problem.of(status, code, detail));
  }

  /** What to answer. */
  public Problem problem() {
    return problem;
  }
}
