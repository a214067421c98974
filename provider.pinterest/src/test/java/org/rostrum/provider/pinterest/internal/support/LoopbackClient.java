package org.rostrum.provider.pinterest.internal.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rostrum.provider.NetworkClient;
import org.rostrum.testkit.host.TestClient;

/**
 * Really sends, to this machine. Where it knows the API's base it holds requests and answers
 * against Pinterest's description.
 */
public final class LoopbackClient implements NetworkClient, AutoCloseable {
  private final TestClient client = new TestClient();
  private final Optional<String> described;
  private final Set<String> judged = new TreeSet<>();

  private LoopbackClient(Optional<String> described) {
    this.described = described;
  }

  public static LoopbackClient plain() {
    return new LoopbackClient(Optional.empty());
  }

  public static LoopbackClient checking(String base) {
    return new LoopbackClient(Optional.of(base));
  }

  @Override
  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request);
    described
        .filter(base -> request.uri().toString().startsWith(base))
        .ifPresent(
            base -> {
              assertThat(Description.problemsOf(request, base)).as("request").isEmpty();
              assertThat(Description.problemsOf(request, base, answer)).as("answer").isEmpty();
              judged.add(request.method() + " " + Description.path(request, base));
            });
    return answer;
  }

  /**
   * What was found to be as described.
   *
   * @return method and path of each, such as {@code GET /boards/12/pins}
   */
  public Set<String> judged() {
    return Set.copyOf(judged);
  }

  @Override
  public void close() {
    client.close();
  }
}
