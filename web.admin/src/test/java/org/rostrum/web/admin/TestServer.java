package org.rostrum.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.rostrum.web.admin.api.RostrumApi;
import org.rostrum.web.admin.callback.CallbackServlet;
import org.rostrum.web.admin.callback.ClientMetadataServlet;
import org.rostrum.web.admin.console.ConsoleFiles;
import org.rostrum.web.admin.console.ConsoleServlet;
import org.rostrum.web.admin.events.EventFrames;
import org.rostrum.web.admin.events.EventStreams;
import org.rostrum.web.admin.fakes.FakeAccess;
import org.rostrum.web.admin.fakes.FakePlatform;
import org.rostrum.web.admin.health.HealthServlet;
import org.rostrum.web.admin.json.Json;
import org.rostrum.web.admin.problems.ServletProblems;
import org.rostrum.web.admin.server.ErrorAnswers;
import org.rostrum.web.admin.signin.SignIns;

/** The whole web face on a port of this machine, as the container puts it together. */
final class TestServer implements AutoCloseable {
  /** Where people would reach it, through a proxy. */
  static final String PUBLIC = "https://rostrum.example";

  static final ConsoleFiles CONSOLE =
      ConsoleFiles.of(
          Map.of(
              "index.html",
              bytes("<script type=module src=/static/@VERSION@/app.js></script>"),
              "app.js",
              bytes("export const greeting = 'hello';\n".repeat(100)),
              "lib/ui.js",
              bytes("export {};\n"),
              "css/app.css",
              bytes("body{}"),
              "font.woff2",
              new byte[] {1, 2, 3}));

  /** Warns of every resource that is handed over as an object, as the specification allows. */
  private static final Logger JERSEY =
      Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

  final FakePlatform platform = new FakePlatform();

  private final Server server = new Server();
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final URI address;

  TestServer() {
    this(Duration.ofSeconds(15));
  }

  TestServer(Duration heartbeat) {
    this(heartbeat, PUBLIC);
  }

  /** Reached by people under this address. */
  TestServer(String base) {
    this(Duration.ofSeconds(15), base);
  }

  private TestServer(Duration heartbeat, String base) {
    JERSEY.setLevel(Level.SEVERE);
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ObjectMapper mapper = Json.mapper();
    ServletProblems problems = new ServletProblems(mapper);
    SignIns signIns = new SignIns(platform);
    EventStreams events =
        new EventStreams(platform, signIns, problems, new EventFrames(mapper), heartbeat);
    RostrumApi api = new RostrumApi(platform, URI.create(base), "1.2.3", new Random(1), events);
    ServletContextHandler context = new ServletContextHandler("/");
    ServletHolder stream = new ServletHolder(events);
    stream.setAsyncSupported(true);
    context.addServlet(stream, "/api/v1/events");
    context.addServlet(
        new ServletHolder(new ServletContainer(ResourceConfig.forApplication(api))), "/api/v1/*");
    context.addServlet(new ServletHolder(new HealthServlet(platform)), "/health/*");
    context.addServlet(
        new ServletHolder(new CallbackServlet(platform, signIns, URI.create(base))),
        "/oauth/callback");
    context.addServlet(
        new ServletHolder(new ClientMetadataServlet(platform, problems)), "/oauth/client/*");
    context.addServlet(new ServletHolder(new ConsoleServlet(CONSOLE, problems)), "/");
    server.setHandler(context);
    try {
      server.start();
      // as Felix does with every factory of connectors
      Connector errors = new ErrorAnswers(mapper).createConnector(server);
      server.addConnector(errors);
      errors.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    address = URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** The origin of its own pages. */
  String origin() {
    return address.toString();
  }

  URI uri(String path) {
    return URI.create(address + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
  }

  /** A request of a signed-in browser from one of our pages. */
  HttpRequest.Builder signedIn(String path) {
    return request(path)
        .header("Cookie", "rostrum_session=" + FakeAccess.SESSION)
        .header("Origin", origin());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(signedIn(path).GET());
  }

  HttpResponse<String> post(String path, String json) {
    return send(json(signedIn(path)).POST(BodyPublishers.ofString(json)));
  }

  static HttpRequest.Builder json(HttpRequest.Builder request) {
    return request.header("Content-Type", "application/json");
  }

  HttpClient client() {
    return client;
  }

  static JsonNode tree(HttpResponse<String> response) {
    try {
      return new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("Not JSON: " + response.body(), e);
    }
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    client.close();
  }
}
