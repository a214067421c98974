package org.rostrum.provider.bluesky.internal.support;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rostrum.provider.NetworkClient;
import org.rostrum.testkit.host.TestClient;
import org.rostrum.testkit.network.Answer;

/** Really sends, to this machine, unless a test has put something in the way. */
public final class Wire implements NetworkClient {
  private static final TestClient CLIENT = new TestClient();

  /** What happens to a request instead of, or after, being sent. */
  @FunctionalInterface
  public interface Mishap {
    HttpResponse<String> befalls(HttpRequest request) throws IOException, InterruptedException;
  }

  private record Trap(Predicate<HttpRequest> victim, Mishap mishap) {}

  private final List<Trap> traps = new ArrayList<>();
  private final List<HttpRequest> sent = new ArrayList<>();

  /** Something happens to the next request of a method. */
  public Wire once(String method, Mishap mishap) {
    traps.add(new Trap(request -> method(request).equals(method), mishap));
    return this;
  }

  /** Nothing happens to the next request of a method. */
  public Wire pass(String method) {
    return once(method, Wire::deliver);
  }

  /** The next answer of a method is lost on its way back. */
  public Wire loseAnswer(String method) {
    return once(
        method,
        request -> {
          deliver(request);
          throw new IOException("connection reset");
        });
  }

  /** The next request of a method does not arrive, and nobody can tell. */
  public Wire loseRequest(String method) {
    return once(
        method,
        request -> {
          throw new IOException("connection reset");
        });
  }

  /** The next request of a method gets an answer that the test made up. */
  public Wire answer(String method, Answer answer) {
    return once(method, answer::to);
  }

  /** How often a method was asked for. */
  public long count(String method) {
    return sent.stream().filter(request -> method(request).equals(method)).count();
  }

  public List<HttpRequest> sent() {
    return List.copyOf(sent);
  }

  @Override
  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    sent.add(request);
    Optional<Trap> trap = traps.stream().filter(one -> one.victim().test(request)).findFirst();
    if (trap.isPresent()) {
      traps.remove(trap.get());
      return trap.get().mishap().befalls(request);
    }
    return deliver(request);
  }

  /** Sends without any mishap. */
  public static HttpResponse<String> deliver(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request);
  }

  private static String method(HttpRequest request) {
    String path = request.uri().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
