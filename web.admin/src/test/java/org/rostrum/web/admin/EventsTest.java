package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.header;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rostrum.events.LiveEvents;
import org.rostrum.web.admin.events.EventStreams;
import org.rostrum.web.admin.fakes.FakeAccess;
import org.rostrum.web.admin.fakes.FakeEvents;

@Timeout(60)
class EventsTest {
  private static final String EVENTS = "/api/v1/events";

  private final TestServer server = new TestServer(Duration.ofMillis(200));
  private final List<AutoCloseable> streams = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable stream : streams) {
      stream.close();
    }
    server.close();
  }

  private BufferedReader open(HttpRequest.Builder request) throws Exception {
    HttpResponse<InputStream> answer =
        server.client().send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith("text/event-stream");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    streams.add(answer.body());
    return reader;
  }

  /** The next lines that are neither blank nor comments. */
  private static List<String> lines(BufferedReader reader, int count) throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.size() < count) {
      @Nullable String line = reader.readLine();
      assertThat(line).as("the stream ended early").isNotNull();
      if (line != null && !line.isEmpty() && !line.startsWith(":")) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("gave up waiting").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static boolean ended(BufferedReader reader) throws IOException {
    String line = "";
    while (line != null) {
      line = reader.readLine();
    }
    return true;
  }

  @Test
  void aChangeArrivesAsItHappens() throws Exception {
    BufferedReader stream = open(server.signedIn(EVENTS));
    server.platform.events.tell("p1");

    assertThat(lines(stream, 4))
        .containsExactly(
            "retry: 3000",
            "id: 1",
            "event: change",
            "data: {\"topic\":\"publication\",\"subject\":\"p1\",\"change\":\"published\","
                + "\"at\":\"2026-11-23T09:30:00Z\"}");
  }

  @Test
  void whoComesBackIsToldTheRest() throws Exception {
    FakeEvents events = server.platform.events;
    events.tell("p1");
    events.tell("p2");
    events.tell("p3");
    BufferedReader stream = open(server.signedIn(EVENTS).header("Last-Event-ID", "1"));

    assertThat(lines(stream, 7)).contains("id: 2", "id: 3").doesNotContain("id: 1");
  }

  @Test
  void anIdThatIsNoneOfOursIsTakenForNone() throws Exception {
    server.platform.events.tell("p1");
    BufferedReader stream = open(server.signedIn(EVENTS).header("Last-Event-ID", "x'--"));
    server.platform.events.tell("p2");

    assertThat(lines(stream, 2)).contains("id: 2");
  }

  @Test
  void silenceIsBrokenByASignOfLife() throws Exception {
    BufferedReader stream = open(server.signedIn(EVENTS));

    String line = "";
    while (line != null && !line.equals(":")) {
      line = stream.readLine();
    }
    assertThat(line).isEqualTo(":");
  }

  @Test
  void signingOutEndsTheStreamsOfTheSession() throws Exception {
    BufferedReader stream = open(server.signedIn(EVENTS));
    BufferedReader other =
        open(server.request(EVENTS).header("Authorization", "Bearer " + FakeAccess.TOKEN));
    server.send(server.signedIn("/api/v1/session").DELETE());

    assertThat(ended(stream)).isTrue();
    server.platform.events.tell("p1");
    assertThat(lines(other, 2)).contains("id: 1");
  }

  @Test
  void aSessionThatEndedElsewhereEndsTheStreamAtTheNextSignOfLife() throws Exception {
    BufferedReader stream = open(server.signedIn(EVENTS));
    server.platform.access.sessions.clear();

    assertThat(ended(stream)).isTrue();
    await(() -> server.platform.events.listeners.isEmpty());
  }

  @Test
  void thePlatformCanEndAStream() throws Exception {
    BufferedReader stream = open(server.signedIn(EVENTS));
    server.platform.events.listeners.forEach(listener -> listener.closed().run());

    assertThat(ended(stream)).isTrue();
  }

  @Test
  void aClientThatLeavesIsForgotten() throws Exception {
    open(server.signedIn(EVENTS));
    streams.getFirst().close();

    await(() -> server.platform.events.listeners.isEmpty());
  }

  @Test
  void aClientThatDoesNotReadDelaysNobody() throws Exception {
    try (Socket deaf =
        new Socket(
            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.uri("/").getPort())) {
      deaf.setReceiveBufferSize(1024);
      deaf.getOutputStream()
          .write(
              ("GET "
                      + EVENTS
                      + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + FakeAccess.TOKEN
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      await(() -> server.platform.events.listeners.size() == 1);
      BufferedReader stream = open(server.signedIn(EVENTS));
      String long1 = "p".repeat(100_000);
      for (int count = 0; count < 200; count++) {
        server.platform.events.tell(long1);
        // the reader keeps pace, the deaf one does not
        assertThat(lines(stream, count == 0 ? 4 : 3)).contains("id: " + (count + 1));
      }
    }
  }

  @Test
  void aQueueThatOverflowsEndsTheStream() throws Exception {
    try (Socket deaf =
        new Socket(
            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.uri("/").getPort())) {
      deaf.setReceiveBufferSize(1024);
      deaf.getOutputStream()
          .write(
              ("GET "
                      + EVENTS
                      + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + FakeAccess.TOKEN
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      await(() -> server.platform.events.listeners.size() == 1);
      String long1 = "p".repeat(20_000);
      for (int count = 0; count < 3 * LiveEvents.REPLAY; count++) {
        server.platform.events.tell(long1);
      }
    }
    await(() -> server.platform.events.listeners.isEmpty());
  }

  @Test
  void streamsAreForThoseSignedIn() {
    assertThat(server.send(server.request(EVENTS)).statusCode()).isEqualTo(401);
  }

  @Test
  void ofTooManyStreamsTheOldestEnds() throws Exception {
    BufferedReader oldest = open(server.signedIn(EVENTS));
    for (int count = 1; count < EventStreams.MAX_PER_CREDENTIAL; count++) {
      lines(open(server.signedIn(EVENTS)), 1);
    }
    BufferedReader newest = open(server.signedIn(EVENTS));

    assertThat(ended(oldest)).isTrue();
    server.platform.events.tell("p1");
    assertThat(lines(newest, 2)).contains("id: 1");
    await(() -> server.platform.events.listeners.size() == EventStreams.MAX_PER_CREDENTIAL);
  }

  @Test
  void withoutThePlatformThereIsNoStream() {
    server.platform.up = false;

    assertThat(server.get(EVENTS).statusCode()).isEqualTo(503);
  }
}
