package org.rostrum.itest.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;

/** What a browser that is connected to a node is told. */
final class LiveChanges implements AutoCloseable {
  private final InputStream stream;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /** Listens from now on. */
  LiveChanges(RostrumClient client) {
    stream = client.stream("/events");
    Thread.ofVirtual().name("live-changes").start(this::read);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> line.startsWith("data:")).forEach(heard::add);
    } catch (IOException | UncheckedIOException e) {
      // the node ended, or the test did
    }
  }

  /** Waits until something was told of that contains all of these. */
  void await(Duration atMost, String... parts) {
    Waiting.until(
        "a change with " + List.of(parts) + " among " + heard,
        atMost,
        () -> heard.stream().anyMatch(line -> List.of(parts).stream().allMatch(line::contains)));
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
