package org.rostrum.scheduler.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkClient.NotSent;

@Timeout(60)
@Isolated // it sets a property of the whole process
class HttpNetworkClientsTest {
  private final HttpNetworkClients clients = new HttpNetworkClients();

  @AfterEach
  void closeClients() {
    clients.close();
  }

  @Test
  void answersWithStatusAndText() throws Exception {
    try (RawServer server =
        new RawServer(
            (number, out) -> {
              RawServer.ok(out, "Grüße");
              return true;
            })) {
      var answer = soon().send(get(server.address()));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("Grüße");
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void speaksHttp11EvenIfTheProviderAsksForMore() throws Exception {
    try (RawServer server =
        new RawServer(
            (number, out) -> {
              RawServer.ok(out, "");
              return true;
            })) {
      HttpRequest request =
          HttpRequest.newBuilder(server.address()).version(HttpClient.Version.HTTP_2).build();

      assertThat(soon().send(request).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void sendsAPostOnceWhenTheServerReadsItAndCloses() throws Exception {
    try (RawServer server = new RawServer((number, out) -> false)) {
      assertThatThrownBy(() -> soon().send(post(server.address())))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(NotSent.class)
          .hasMessageContaining("127.0.0.1")
          .hasMessageNotContaining("hidden");

      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void sendsAPostOnceWhenAReusedConnectionIsClosed() throws Exception {
    try (RawServer server =
        new RawServer(
            (number, out) -> {
              if (number > 1) {
                return false;
              }
              RawServer.ok(out, "kept alive");
              return true;
            })) {
      soon().send(get(server.address()));

      assertThatThrownBy(() -> soon().send(post(server.address())))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(NotSent.class);

      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1)).startsWith("POST");
    }
  }

  @Test
  void refusesToStartWhereJavaWasToldToRepeatPosts() {
    System.setProperty("jdk.httpclient.enableAllMethodRetry", "true");
    try {
      assertThatThrownBy(HttpNetworkClients::new)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("enableAllMethodRetry");
    } finally {
      System.clearProperty("jdk.httpclient.enableAllMethodRetry");
    }
  }

  @Test
  void saysNotSentWhenNobodyListens() throws Exception {
    URI nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + free.getLocalPort() + "/");
    }
    assertThatThrownBy(() -> soon().send(post(nobody))).isInstanceOf(NotSent.class);
  }

  @Test
  void saysNotSentWhenTheNameIsUnknown() {
    URI unknown = URI.create("https://no-such-host.invalid/");
    assertThatThrownBy(() -> soon().send(get(unknown)))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining("no-such-host.invalid");
  }

  @Test
  void saysNotSentWhenNoTimeIsLeft() throws Exception {
    try (RawServer server = new RawServer((number, out) -> false)) {
      NetworkClient late = clients.until(Deadline.in(Duration.ZERO), Reach.ANY);

      assertThatThrownBy(() -> late.send(get(server.address()))).isInstanceOf(NotSent.class);

      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void endsAtTheDeadlineWhenTheBodyDribbles() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            (number, out) -> {
              RawServer.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
              RawServer.send(out, "a");
              return over.await(30, TimeUnit.SECONDS);
            })) {
      long start = System.nanoTime();
      NetworkClient brief = clients.until(Deadline.in(Duration.ofMillis(400)), Reach.ANY);

      assertThatThrownBy(() -> brief.send(get(server.address())))
          .isInstanceOf(HttpTimeoutException.class);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      over.countDown();
    }
  }

  @Test
  void breaksOffAnAnswerThatIsTooLong() throws Exception {
    String block = "x".repeat(64 * 1024);
    try (RawServer server =
        new RawServer(
            (number, out) -> {
              RawServer.send(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
              for (int sent = 0; sent <= NetworkClient.MAX_ANSWER_BYTES; sent += block.length()) {
                RawServer.send(out, block);
              }
              return false;
            })) {
      assertThatThrownBy(() -> soon().send(get(server.address())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("longer than");
    }
  }

  @Test
  void endsWhenInterrupted() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            (number, out) -> {
              arrived.countDown();
              return over.await(30, TimeUnit.SECONDS);
            })) {
      AtomicReference<Throwable> outcome = new AtomicReference<>();
      Thread caller =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      soon().send(get(server.address()));
                    } catch (IOException | InterruptedException e) {
                      outcome.set(e);
                    }
                  });
      arrived.await();
      caller.interrupt();
      caller.join();

      assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
      over.countDown();
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    try (RawServer server =
        new RawServer(
            (number, out) -> {
              RawServer.send(
                  out, "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n");
              return true;
            })) {
      assertThat(soon().send(get(server.address())).statusCode()).isEqualTo(302);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void sendsUnencryptedToThisMachineOnly() {
    assertThatThrownBy(() -> soon().send(get(URI.create("http://example.org/"))))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining("https://");
    assertThat(SafeAddress.objection(URI.create("http://169.254.169.254/"))).isPresent();
    assertThat(SafeAddress.objection(URI.create("http://127.0.0.1.example.org/"))).isPresent();
    assertThat(SafeAddress.objection(URI.create("http://localhost.example.org/"))).isPresent();
    assertThat(SafeAddress.objection(URI.create("https://user:word@example.org/"))).isPresent();
    assertThat(SafeAddress.objection(URI.create("file:///etc/passwd"))).isPresent();
    assertThat(SafeAddress.objection(URI.create("ftp://example.org/"))).isPresent();
    assertThat(SafeAddress.objection(URI.create("http://[::1]:8080/x"))).isEmpty();
    assertThat(SafeAddress.objection(URI.create("http://LOCALHOST:8080/x"))).isEmpty();
    assertThat(SafeAddress.objection(URI.create("https://api.example.org/x"))).isEmpty();
  }

  private NetworkClient soon() {
    return clients.until(Deadline.in(Duration.ofSeconds(30)), Reach.ANY);
  }

  private static HttpRequest get(URI address) {
    return HttpRequest.newBuilder(address).build();
  }

  private static HttpRequest post(URI address) {
    return HttpRequest.newBuilder(address)
        .POST(HttpRequest.BodyPublishers.ofString("once"))
        .build();
  }
}
