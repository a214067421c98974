package org.rostrum.scheduler.operations;

import java.util.function.Supplier;
import org.rostrum.operations.HealthCheck;

/**
 * A question that one part of the platform can be asked.
 *
 * @param name which part, for example {@code database}
 * @param vital whether the platform cannot serve without it
 * @param ask asks; may block, may throw
 */
public record Check(String name, boolean vital, Supplier<Answer> ask) {
  /**
   * What it said.
   *
   * @param status how it does
   * @param detail a sentence, without secrets
   */
  public record Answer(HealthCheck.Status status, String detail) {
    /**
     * All is well.
     *
     * @param detail a sentence
     * @return the answer
     */
    public static Answer ok(String detail) {
      return new Answer(HealthCheck.Status.OK, detail);
    }

    /**
     * It works, but somebody should look.
     *
     * @param detail a sentence
     * @return the answer
     */
    public static Answer warn(String detail) {
      return new Answer(HealthCheck.Status.WARN, detail);
    }

    /**
     * It does not work.
     *
     * @param detail a sentence
     * @return the answer
     */
    public static Answer down(String detail) {
      return new Answer(HealthCheck.Status.DOWN, detail);
    }
  }
}
