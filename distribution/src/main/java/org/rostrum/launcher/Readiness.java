package org.rostrum.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks the product itself whether it is ready. */
final class Readiness {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration DEADLINE_OF_ONE_QUESTION = Duration.ofSeconds(5);
  private static final int MAX_ANSWER_BYTES = 300;

  private final URI question;
  private String lastAnswer = "no answer";

  Readiness(URI question) {
    this.question = question;
  }

  /** Returns when the answer is 200; fails when that takes too long or a bundle gives up. */
  void await(Duration limit, Platform platform) throws LaunchFailure, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!isReady()) {
      Optional<String> failure = platform.startFailure();
      if (failure.isPresent()) {
        throw new LaunchFailure(failure.get());
      }
      if (System.nanoTime() - deadline > 0) {
        throw new LaunchFailure(
            "Rostrum did not become ready within %d seconds (%s answered: %s); data/log/rostrum.log says more."
                .formatted(limit.toSeconds(), question, lastAnswer));
      }
      Thread.sleep(PAUSE);
    }
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection = (HttpURLConnection) question.toURL().openConnection();
      connection.setConnectTimeout((int) DEADLINE_OF_ONE_QUESTION.toMillis());
      connection.setReadTimeout((int) DEADLINE_OF_ONE_QUESTION.toMillis());
      int status = connection.getResponseCode();
      lastAnswer = (status + " " + bodyOf(connection)).strip();
      return status == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      lastAnswer = String.valueOf(e.getMessage());
      return false;
    }
  }

  /** The reason that the product gives, on one line; the error page of a server is none. */
  private static String bodyOf(HttpURLConnection connection) throws IOException {
    String type = String.valueOf(connection.getContentType());
    try (InputStream body =
        connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return body == null || type.startsWith("text/html")
          ? ""
          : new String(body.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8)
              .strip()
              .replaceAll("\\s+", " ");
    }
  }
}
