package org.rostrum.provider.pinterest.internal.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rostrum.provider.NetworkClient;

/**
 * Answers as a test says, in order, per method and path. Every request, and every answer unless it
 * is meant to be wrong, is held against Pinterest's description.
 */
public final class FakeNetwork implements NetworkClient {
  /** Where it pretends to be. */
  public static final String API = "https://api.example.test/v5";

  /** What is done instead of sending. */
  @FunctionalInterface
  public interface Reaction {
    CannedAnswer to(HttpRequest request) throws IOException, InterruptedException;
  }

  /** A request that was sent. */
  public record Sent(String method, String path, Map<String, String> query, HttpRequest request) {
    public String body() {
      return new String(
          request.bodyPublisher().map(Bytes::of).orElse(new byte[0]),
          java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private final Map<String, Deque<Reaction>> reactions = new HashMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private boolean answersAreMeantToBeWrong;

  public FakeNetwork on(String method, String path, CannedAnswer... answers) {
    for (CannedAnswer answer : answers) {
      react(method, path, request -> answer);
    }
    return this;
  }

  public FakeNetwork react(String method, String path, Reaction reaction) {
    reactions.computeIfAbsent(method + " " + path, key -> new ArrayDeque<>()).add(reaction);
    return this;
  }

  public FakeNetwork withWrongAnswers() {
    answersAreMeantToBeWrong = true;
    return this;
  }

  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  public List<Sent> sent(String method) {
    return sent.stream().filter(one -> one.method().equals(method)).toList();
  }

  @Override
  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    // What is not below the API is the address of an upload, of which the description says nothing.
    boolean described = request.uri().toString().startsWith(API);
    String path = described ? Description.path(request, API) : request.uri().toString();
    Deque<Reaction> waiting = reactions.get(request.method() + " " + path);
    if (waiting == null || waiting.isEmpty()) {
      throw new AssertionError("Nobody expected " + request.method() + " " + request.uri());
    }
    sent.add(new Sent(request.method(), path, Description.query(request.uri()), request));
    // The last reaction stays.
    Reaction reaction = waiting.size() == 1 ? waiting.getFirst() : waiting.removeFirst();
    HttpResponse<String> answer = reaction.to(request).to(request);
    if (described) {
      assertThat(Description.problemsOf(request, API)).as("request").isEmpty();
    }
    if (described && !answersAreMeantToBeWrong) {
      assertThat(Description.problemsOf(request, API, answer)).as("answer").isEmpty();
    }
    return answer;
  }
}
