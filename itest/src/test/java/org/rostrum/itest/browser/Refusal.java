package org.rostrum.itest.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rostrum.itest.RostrumClient;

/**
 * A refusal of Pinterest, or silence.
 *
 * @param status 0 for a connection that ends without an answer, which is what a time-out is too
 * @param words what the provider's sentence says; its own tests have the whole of it
 */
record Refusal(int status, int code, String words) {
  static final List<Refusal> TABLE =
      List.of(
          new Refusal(400, 1, "Change what it names"),
          new Refusal(400, 12, "tried again"),
          new Refusal(401, 7, "Choose a board that belongs to it"),
          new Refusal(403, 29, "request Standard access"),
          new Refusal(404, 40, "Choose another board"),
          new Refusal(404, 50, "The pin is not on Pinterest any more"),
          new Refusal(404, 2031, "Choose another section"),
          new Refusal(429, 9, "Trying again does not help"),
          new Refusal(500, 0, "Pinterest failed when asked to"),
          new Refusal(0, 0, "The connection ended before Pinterest answered"),
          new Refusal(429, 8, "Pinterest takes no more calls for now"),
          new Refusal(404, 30, "Connect the account again"),
          new Refusal(401, 3, "it has not granted"),
          new Refusal(401, 2, "environment"));

  /** An answer with an error, or none at all. */
  String kind() {
    return status == 0 ? "DROP" : "ERROR";
  }

  /** Where a new token might help, it is asked for, and the pin is tried once more. */
  int times() {
    return code == 2 || code == 30 ? 2 : 1;
  }

  /** What the simulated Pinterest is told to do with the next request that creates a pin. */
  ObjectNode fault() {
    return RostrumClient.object()
        .put("kind", kind())
        .put("phase", "BEFORE")
        .put("method", "POST")
        .put("path", "/pins")
        .put("times", times())
        .put("status", status)
        .put("code", code)
        .put("message", "Said so");
  }
}
