package org.rostrum.testkit.network;

import java.io.IOException;

/** Plays a part of a network. Called by many threads at once. */
@FunctionalInterface
public interface Handler {
  /**
   * Does what the request asks, and answers it.
   *
   * @param request the request
   * @return the answer
   * @throws IOException if the network behind it cannot be reached
   * @throws InterruptedException if the test is over
   */
  Answer answer(SentRequest request) throws IOException, InterruptedException;
}
