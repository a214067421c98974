package org.example.chirp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.testkit.network.Answer;
import org.rostrum.testkit.network.FaultyNetwork;
import org.rostrum.testkit.network.Handler;
import org.rostrum.testkit.network.SentRequest;

/**
 * Chirp as its documentation describes it, as far as the provider needs it. The tests disturb it;
 * started by itself ({@code ./practice}) it is a network to try the provider with.
 */
public final class ChirpNetwork {
  private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]*)\"");
  private static final int ALLOWED = 100;

  private record Post(String id, String reference, String body) {
    String json(String server) {
      return "{\"id\":\"%s\",\"url\":\"%s/posts/%s\",\"sent\":%s}".formatted(id, server, id, body);
    }
  }

  private final Map<String, Post> posts = new LinkedHashMap<>();
  private final String server;

  ChirpNetwork(FaultyNetwork network) {
    server = network.uri().toString();
    network
        .on("GET", "/status", request -> Answer.ok("{\"ready\":true}"))
        .on("GET", "/me", withToken(this::me))
        .on("POST", "/posts", withToken(this::create))
        .on("GET", "/posts", this::list)
        .on("GET", "/figures", withToken(ChirpNetwork::figures))
        .on("GET", "/posts/*/figures", withToken(ChirpNetwork::figures));
  }

  /**
   * Plays the network until it is stopped.
   *
   * @param arguments the port
   * @throws InterruptedException if it is stopped
   */
  public static void main(String[] arguments) throws InterruptedException {
    try (FaultyNetwork network = FaultyNetwork.start(Integer.parseInt(arguments[0]))) {
      ChirpNetwork chirp = new ChirpNetwork(network);
      System.out.println("Chirp is at " + chirp.server + " and takes any access token.");
      new CountDownLatch(1).await();
    }
  }

  synchronized List<String> ids() {
    return new ArrayList<>(posts.keySet());
  }

  private static Handler withToken(Handler handler) {
    return request ->
        request.header("Authorization").orElse("").startsWith("Bearer ")
            ? handler.answer(request)
            : Answer.json(401, "{\"message\":\"Who are you?\"}");
  }

  private Answer me(SentRequest request) {
    return Answer.ok(
        "{\"id\":\"u1\",\"name\":\"Norra Studio\",\"handle\":\"norra\",\"url\":\"%s/norra\"}"
            .formatted(server));
  }

  private synchronized Answer create(SentRequest request) {
    Matcher reference = REFERENCE.matcher(request.text());
    Post post =
        new Post(
            "p" + (posts.size() + 1), reference.find() ? reference.group(1) : "", request.text());
    posts.put(post.id(), post);
    return Answer.json(201, post.json(server))
        .with("X-RateLimit-Limit", String.valueOf(ALLOWED))
        .with("X-RateLimit-Remaining", String.valueOf(Math.max(0, ALLOWED - posts.size())))
        .with("X-RateLimit-Reset", "3600");
  }

  private synchronized Answer list(SentRequest request) {
    String wanted = request.parameter("reference").orElse("");
    List<String> found =
        posts.values().stream()
            .filter(post -> wanted.isEmpty() || post.reference().equals(wanted))
            .map(post -> post.json(server))
            .toList();
    return Answer.ok("{\"posts\":[" + String.join(",", found) + "]}");
  }

  private static Answer figures(SentRequest request) {
    LocalDate from = LocalDate.parse(request.parameter("from").orElseThrow());
    LocalDate to = LocalDate.parse(request.parameter("to").orElseThrow());
    List<String> days =
        from.datesUntil(to.plusDays(1))
            .map(
                day ->
                    "{\"day\":\"%s\",\"views\":%d,\"likes\":%d}"
                        .formatted(day, 40 + day.getDayOfMonth() * 3, day.getDayOfMonth() % 7))
            .toList();
    return Answer.ok("{\"days\":[" + String.join(",", days) + "]}");
  }
}
