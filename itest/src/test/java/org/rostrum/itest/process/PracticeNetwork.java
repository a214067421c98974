package org.rostrum.itest.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.rostrum.itest.Waiting;

/**
 * A provider that was made from the template and built as its author would build it, and the
 * network that its project plays for practice.
 */
public final class PracticeNetwork implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);

  private final Process process;
  private final int port;

  private PracticeNetwork(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it and waits until it answers. */
  public static PracticeNetwork start() {
    int port = RostrumProcess.freePort();
    try {
      Process process =
          new ProcessBuilder(project().resolve("practice").toString(), Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(Files.createTempFile("practice-network", ".txt").toFile())
              .start();
      PracticeNetwork network = new PracticeNetwork(process, port);
      Waiting.until("the practice network", START, network::answers);
      return network;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      if (!process.isAlive()) {
        throw new AssertionError("The practice network ended: " + process.exitValue(), e);
      }
      return false;
    }
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  /** The bundle of its provider. */
  public static Path jar() {
    try (Stream<Path> files = Files.list(project().resolve("target"))) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("No jar in " + project().resolve("target")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path project() {
    return Path.of(System.getProperty("rostrum.template"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
