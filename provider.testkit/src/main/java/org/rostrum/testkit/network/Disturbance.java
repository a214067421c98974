package org.rostrum.testkit.network;

import java.io.IOException;

/**
 * Something that goes wrong on the way back. The connection is closed afterwards, unless what was
 * written is one whole {@link Answer}.
 */
@FunctionalInterface
public interface Disturbance {
  /**
   * Writes something else than the answer, or nothing.
   *
   * @param answer what the network would have answered
   * @param line where to write
   * @throws IOException if the client went away
   * @throws InterruptedException if the network is closed
   */
  void disturb(Answer answer, Line line) throws IOException, InterruptedException;
}
