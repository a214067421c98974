package org.rostrum.itest.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.itest.Waiting;

/** The packaged distribution, running as a process of its own. */
public final class RostrumProcess implements AutoCloseable {
  /** A cold start on a busy machine of two cores. */
  static final Duration START = Duration.ofSeconds(90);

  /** Starting takes a processor for seconds: many at once would be slower than one by one. */
  private static final Semaphore STARTS = new Semaphore(2);

  private static final Pattern SETUP_TOKEN = Pattern.compile("setup token ([A-Z0-9-]+)");

  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 12_000;

  /** Two runs of the tests on one machine begin at different places. */
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

  private final Process process;
  private final Path console;
  private final int port;

  private RostrumProcess(Process process, Path console, int port) {
    this.process = process;
    this.console = console;
    this.port = port;
  }

  /** The assembled distribution; the build says where it is. */
  public static Path home() {
    String home = System.getProperty("rostrum.home");
    if (home == null) {
      throw new IllegalStateException("Run by Maven, which sets the system property rostrum.home");
    }
    return Path.of(home);
  }

  static Path launcher() {
    return home().resolve("bin/rostrum");
  }

  /**
   * A port that nobody uses now, and that nobody is given by chance: it is none of those that
   * systems choose themselves, for connections that go out and for whoever asks for any port.
   */
  public static int freePort() {
    for (int tries = 0; tries < PORTS; tries++) {
      int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Taken: the next one.
      }
    }
    throw new IllegalStateException("No port from " + FIRST_PORT + " on is free");
  }

  /** Starts it and waits until it says that it is ready. */
  public static RostrumProcess start(Path data, int port, String... options) {
    return start(Map.of(), data, port, options);
  }

  /** Starts it with more variables in its environment, and waits until it is ready. */
  public static RostrumProcess start(
      Map<String, String> environment, Path data, int port, String... options) {
    STARTS.acquireUninterruptibly();
    try {
      RostrumProcess started = launch(environment, data, port, options);
      started.awaitReady();
      return started;
    } finally {
      STARTS.release();
    }
  }

  /** Waits until it says that it is ready. */
  public void awaitReady() {
    Waiting.until(
        "the ready line",
        START,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("It ended: " + output());
          }
          return output().contains(readyLine());
        });
  }

  public static RostrumProcess launch(Path data, int port, String... options) {
    return launch(Map.of(), data, port, options);
  }

  public static RostrumProcess launch(
      Map<String, String> environment, Path data, int port, String... options) {
    List<String> command = new ArrayList<>();
    command.add(launcher().toString());
    command.add("run");
    command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
    command.addAll(List.of(options));
    try {
      Path console = Files.createTempFile("rostrum-console", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      return new RostrumProcess(process, console, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the launcher to its end. */
  public static Finished run(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(launcher().toString());
    command.addAll(List.of(arguments));
    try {
      Path console = Files.createTempFile("rostrum-console", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("Did not end: " + command + "\n" + Files.readString(console));
      }
      return new Finished(process.exitValue(), Files.readString(console));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  String readyLine() {
    return "Rostrum is ready at http://localhost:" + port + "/";
  }

  public String baseUrl() {
    return "http://localhost:" + port;
  }

  public String output() {
    try {
      return Files.readString(console, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one-time token that a fresh installation prints. */
  public String setupToken() {
    Waiting.until("a setup token", START, () -> SETUP_TOKEN.matcher(output()).find());
    Matcher matcher = SETUP_TOKEN.matcher(output());
    if (!matcher.find()) {
      throw new AssertionError(output());
    }
    return matcher.group(1);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** kill -9 of the process and whatever it started. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(10));
  }

  /** SIGTERM; answers how long it took. */
  public Duration stop() {
    return terminate(Duration.ofSeconds(30));
  }

  /** SIGTERM, with patience; answers how long it took. */
  Duration terminate(Duration atMost) {
    long start = System.nanoTime();
    process.destroy();
    awaitEnd(atMost);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** A signal of the operating system, such as STOP and CONT. */
  public void signal(String name) {
    try {
      Process sent = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
      if (sent.waitFor() != 0) {
        throw new AssertionError("SIG" + name + " could not be sent to " + pid());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public int exitValue() {
    return process.exitValue();
  }

  /** Waits until it has ended. */
  public void awaitEnd(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("Still running after " + atMost + ": " + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  /** What a command left behind. */
  public record Finished(int exitValue, String output) {}
}
