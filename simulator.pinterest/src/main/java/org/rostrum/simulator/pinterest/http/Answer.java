package org.rostrum.simulator.pinterest.http;

import java.nio.file.Path;
import java.time.Duration;

/** A response and the way it reaches the client, or does not. */
public sealed interface Answer {

  /** The response as it is. */
  record Whole(Response response) implements Answer {}

  /**
   * A part of a file, streamed.
   *
   * @param head status and headers; its body is not sent
   */
  record File(Response head, Path file, long from, long length) implements Answer {}

  /** The connection is closed without a byte. */
  record Dropped() implements Answer {}

  /** All headers and half the announced body, then the connection is closed. */
  record CutShort(Response response) implements Answer {}

  /** One byte of the body at a time. */
  record Trickled(Response response, Duration pause) implements Answer {}

  /**
   * The body, and then blanks without end.
   *
   * @param limit after so many bytes even this ends, by closing the connection
   */
  record Endless(Response response, long limit) implements Answer {}
}
