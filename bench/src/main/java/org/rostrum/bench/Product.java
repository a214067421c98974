package org.rostrum.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged product as a process of its own, and a client of its REST interface. */
final class Product implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration END = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final long LOOK_NANOS = 50_000_000;
  private static final Pattern SETUP_TOKEN = Pattern.compile("setup token ([A-Z0-9-]+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Path console;
  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();

  private Product(Process process, Path console, URI base) {
    this.process = process;
    this.console = console;
    this.base = base;
  }

  /**
   * Starts it on an empty database, and signs its owner up.
   *
   * @param home the assembled distribution
   * @param folder for its data; deleted by the caller
   */
  static Product start(Path home, Database.Postgres database, Path folder) {
    try {
      Path console = folder.resolve("console.txt");
      int port = freePort();
      ProcessBuilder builder =
          new ProcessBuilder(
                  home.resolve("bin/rostrum").toString(),
                  "run",
                  "--port",
                  Integer.toString(port),
                  "--data",
                  folder.resolve("data").toString(),
                  "--database",
                  database.url())
              .redirectErrorStream(true)
              .redirectOutput(console.toFile());
      builder.environment().put("ROSTRUM_DATABASE_USER", database.user());
      Product started =
          new Product(builder.start(), console, URI.create("http://localhost:" + port + "/"));
      try {
        started.setUp(started.awaitReady());
      } catch (RuntimeException | Error e) {
        started.close();
        throw e;
      }
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("The product does not start", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it serves; answers the token with which its first owner signs up. */
  private String awaitReady() {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < START.toNanos() && process.isAlive()) {
      String said = said();
      Matcher token = SETUP_TOKEN.matcher(said);
      if (said.contains("Rostrum is ready at") && token.find()) {
        return token.group(1);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw new IllegalStateException("The product did not get ready: " + said());
  }

  private String said() {
    try {
      return Files.readString(console);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void setUp(String token) {
    Map<String, String> owner =
        Map.of(
            "token", token,
            "name", "Ada",
            "email", "ada@example.org",
            "password", "nothing but a benchmark",
            "workspace", "Benchmarks",
            "zone", "UTC");
    JsonNode ignored = post("setup", json(owner), Map.of(), 201);
  }

  /** Writes what is sent as JSON. */
  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Posts JSON as a person who is signed in, and reads the whole answer.
   *
   * @param path below the interface's address
   * @param headers beside the type of the content
   */
  JsonNode post(String path, byte[] body, Map<String, String> headers, int expected) {
    return post(path, body, "application/json", headers, expected);
  }

  /** The same with content of another type. */
  JsonNode post(String path, byte[] body, String type, Map<String, String> headers, int expected) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("api/v1/" + path))
            .timeout(ANSWER)
            .header("Content-Type", type)
            // as a browser does: a session is only for pages of the installation itself
            .header("Origin", base.resolve("/").toString().replaceAll("/$", ""))
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      JsonNode read = JSON.readTree(answer.body());
      if (answer.statusCode() != expected) {
        throw new InvalidRun(
            "The product answered %s with %d: %s".formatted(path, answer.statusCode(), read));
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    try {
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
