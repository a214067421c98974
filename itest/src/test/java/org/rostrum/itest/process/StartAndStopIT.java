package org.rostrum.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.process.RostrumProcess.Finished;

/** What an operator meets first: starting, stopping, and what is said when it cannot be done. */
class StartAndStopIT {
  @TempDir Path folder;

  @Test
  void startsSaysSoOnceAndStopsCleanly() throws IOException {
    Path data = folder.resolve("data");
    RostrumProcess rostrum = RostrumProcess.start(data, RostrumProcess.freePort());
    try (rostrum) {
      RostrumClient client = new RostrumClient(rostrum.baseUrl());

      assertThat(client.raw("GET", "/health/live").statusCode()).isEqualTo(200);
      assertThat(client.raw("GET", "/health/ready").statusCode()).isEqualTo(200);
      assertThat(rostrum.output().lines().filter(line -> line.equals(rostrum.readyLine())))
          .hasSize(1);
      assertThat(sent(rostrum, "GARBAGE"))
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "nosniff", "malformed-request");
      assertThat(sent(rostrum, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000)))
          .startsWith("HTTP/1.1 431")
          .contains("application/problem+json", "16,384 bytes");
      assertThat(rostrum.stop()).isLessThan(Duration.ofSeconds(10));
      assertThat(rostrum.output()).doesNotContain("Exception");
    }
  }

  /** What the server says to these bytes, which need be no request. */
  private static String sent(RostrumProcess rostrum, String lines) throws IOException {
    URI address = URI.create(rostrum.baseUrl());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write((lines + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aTakenPortIsOneClearSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Finished finished =
          RostrumProcess.run(
              QuickStart.environment(),
              "run",
              "--port",
              Integer.toString(taken.getLocalPort()),
              "--data",
              folder.resolve("data").toString());

      assertOneSentence(finished, Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void aDataFolderInUseIsOneClearSentence() {
    Path data = folder.resolve("data");
    try (RostrumProcess running =
        RostrumProcess.start(QuickStart.environment(), data, RostrumProcess.freePort())) {
      Finished finished =
          RostrumProcess.run(
              QuickStart.environment(),
              "run",
              "--port",
              Integer.toString(RostrumProcess.freePort()),
              "--data",
              data.toString());

      assertOneSentence(finished, data.toString());
      assertThat(running.isAlive()).isTrue();
    }
  }

  @Test
  void aDataFolderThatIsAFileIsOneClearSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "taken");

    assertOneSentence(
        RostrumProcess.run(
            QuickStart.environment(),
            "run",
            "--port",
            Integer.toString(RostrumProcess.freePort()),
            "--data",
            file.toString()),
        file.toString());
  }

  @Test
  void anUnknownOptionNamesTheWayOut() {
    Finished finished = RostrumProcess.run(QuickStart.environment(), "run", "--colour", "red");

    assertOneSentence(finished, "--colour");
    assertThat(finished.output()).contains("--help");
  }

  @Test
  void aLostMasterKeyKeepsItFromStarting() throws IOException {
    Path data = folder.resolve("data");
    int port = RostrumProcess.freePort();
    try (RostrumProcess rostrum = RostrumProcess.start(QuickStart.environment(), data, port)) {
      RostrumClient client = new RostrumClient(rostrum.baseUrl());
      client.setUp(rostrum.setupToken());
      client.configurePinterest("http://127.0.0.1:1");
      rostrum.stop();
    }
    Path keys = data.resolve("vault");
    Files.move(keys, folder.resolve("moved-away"));

    Finished finished =
        RostrumProcess.run(
            QuickStart.environment(),
            "run",
            "--port",
            Integer.toString(port),
            "--data",
            data.toString());

    assertOneSentence(finished, "master key");
  }

  @Test
  void runsInTheBackgroundAndAnswersItsOwnersShell() {
    String data = folder.resolve("data").toString();
    String port = Integer.toString(RostrumProcess.freePort());
    try {
      Finished started = RostrumProcess.run(Map.of(), "start", "--port", port, "--data", data);
      assertThat(started.exitValue()).as(started.output()).isZero();

      assertThat(RostrumProcess.run(Map.of(), "status", "--data", data).exitValue()).isZero();
      Finished health = RostrumProcess.run(Map.of(), "shell", "--data", data, "rostrum:health");
      assertThat(health.output()).as("health").isNotBlank();
      assertThat(RostrumProcess.run(Map.of(), "shell", "rostrum:health", "--data", data))
          .as("the option after the command")
          .isEqualTo(health);
    } finally {
      Finished stopped = RostrumProcess.run(Map.of(), "stop", "--data", data);
      assertThat(stopped.exitValue()).as(stopped.output()).isZero();
    }
    Waiting.until(
        "status says that it is stopped",
        Duration.ofSeconds(10),
        () -> RostrumProcess.run(Map.of(), "status", "--data", data).exitValue() != 0);
  }

  @Test
  void theSetupTokenIsShownAndNotKept() throws IOException {
    Path data = folder.resolve("data");
    String port = Integer.toString(RostrumProcess.freePort());
    try {
      Finished started =
          RostrumProcess.run(
              QuickStart.environment(), "start", "--port", port, "--data", data.toString());

      assertThat(started.output()).contains("setup token");
      assertThat(data.resolve("log/console.log")).isEmptyFile();
    } finally {
      RostrumProcess.run(Map.of(), "stop", "--data", data.toString());
    }
  }

  @Test
  void aLeftOverPidFileStopsNobodyElse() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Process foreign = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(data.resolve("rostrum.pid"), Long.toString(foreign.pid()));

      assertOneSentence(
          RostrumProcess.run(Map.of(), "status", "--data", data.toString()), "does not run");
      assertOneSentence(
          RostrumProcess.run(Map.of(), "stop", "--data", data.toString()), "does not run");
      assertThat(foreign.isAlive()).isTrue();
    } finally {
      foreign.destroyForcibly();
    }
  }

  private static void assertOneSentence(Finished finished, String names) {
    assertThat(finished.exitValue()).as(finished.output()).isNotZero();
    assertThat(finished.output().strip().lines()).as(finished.output()).hasSize(1);
    assertThat(finished.output()).contains(names);
  }
}
