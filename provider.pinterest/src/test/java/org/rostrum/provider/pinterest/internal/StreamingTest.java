package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.pinterest.internal.support.LoopbackClient;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.testkit.host.TestContext;

/** The largest picture over a real connection, and a connection that ends within it. */
final class StreamingTest {
  private static final int LARGEST = 20_000_000;

  private final AtomicLong received = new AtomicLong();
  private final AtomicReference<String> announced = new AtomicReference<>("");
  private HttpServer server;
  private LoopbackClient client;
  private volatile boolean hangUp;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v5/boards/12/pins", exchange -> answer(exchange, 200, Pins.list("")));
    server.createContext("/v5/pins", this::take);
    server.start();
    client = LoopbackClient.plain();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void theLengthIsAnnouncedAndKept() throws Exception {
    assertThat(publish()).isInstanceOf(PublishResult.Published.class);
    assertThat(announced.get()).isEqualTo(Long.toString(received.get()));
    assertThat(received.get()).isGreaterThan(LARGEST / 3 * 4);
  }

  @Test
  void aConnectionThatEndsWithinThePictureIsACertainFailure() throws Exception {
    hangUp = true;
    assertThat(publish())
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
  }

  private PublishResult publish() throws InterruptedException {
    Content content = new Content("Large", "", Optional.empty(), List.of(Pins.image(LARGEST, "")));
    String api = "http://127.0.0.1:" + server.getAddress().getPort() + "/v5";
    TestContext context =
        Pins.context(Pins.custom(api), client, "pina_1").media(StreamingTest::zeros);
    return new PinterestProvider(Optional.empty())
        .publish(
            Pins.request(content, Pins.options("12", Optional.empty()), Optional.empty()), context);
  }

  private void take(HttpExchange exchange) throws IOException {
    announced.set(exchange.getRequestHeaders().getFirst("Content-Length"));
    byte[] buffer = new byte[64 * 1_024];
    InputStream body = exchange.getRequestBody();
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      received.addAndGet(count);
      if (hangUp) {
        throw new IOException("The server hangs up");
      }
    }
    answer(exchange, 201, "{\"id\":\"99\"}");
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static InputStream zeros() {
    return new InputStream() {
      private int left = LARGEST;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        int count = Math.min(left, length);
        left -= count;
        return count > 0 ? count : -1;
      }
    };
  }
}
