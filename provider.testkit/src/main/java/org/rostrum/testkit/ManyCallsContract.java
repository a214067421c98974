package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.testkit.host.TestContext;
import org.rostrum.testkit.network.SentRequest;

/** One provider serves many accounts at once and mixes nothing up. */
interface ManyCallsContract extends Subject {
  /** Enough to meet each other. */
  int CALLS = 8;

  @Test
  default void manyCallsAtOnceDoNotMeet() throws Exception {
    NetworkProvider provider = fixture().services().provider();
    List<Callable<PublishResult>> calls = new ArrayList<>();
    Map<String, String> tokens = new HashMap<>();
    for (int i = 0; i < CALLS; i++) {
      String words = "Number " + i;
      PublishRequest request = fixture().publication(author().content(words)).request();
      TestContext context = fixture().context(request.content());
      tokens.put(words, context.accessToken().expose());
      calls.add(() -> publish(provider, request, context));
    }
    Set<String> ids = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<PublishResult> call : threads.invokeAll(calls)) {
        assertThat(fixture().said(call.get())).isInstanceOf(PublishResult.Published.class);
        ids.add(((PublishResult.Published) call.get()).remoteId());
      }
    }
    assertThat(ids).hasSize(CALLS);
    assertThat(author().posts()).containsExactlyInAnyOrderElementsOf(ids);
    fixture().network().requests().forEach(request -> assertOfOneAccount(request, tokens));
  }

  /** What is said for one account is never said with the token of another. */
  private static void assertOfOneAccount(SentRequest request, Map<String, String> tokens) {
    String whole = request.whole();
    tokens.forEach(
        (words, own) -> {
          if (whole.contains(words)) {
            // a token may be the beginning of another
            String rest = whole.replace(own, "");
            assertThat(tokens.values())
                .as("tokens of other accounts in the request that says '" + words + "'")
                .noneMatch(token -> !token.equals(own) && rest.contains(token));
          }
        });
  }

  private PublishResult publish(NetworkProvider provider, PublishRequest first, TestContext context)
      throws InterruptedException {
    PublishRequest request = first;
    PublishResult result = provider.publish(request, context);
    while (result instanceof PublishResult.InProgress working) {
      fixture().pass(working.checkAfter());
      request =
          new PublishRequest(
              request.publication(),
              request.content(),
              request.options(),
              request.scheduledFor(),
              java.util.Optional.of(working.checkpoint()));
      result = provider.publish(request, context);
    }
    return result;
  }
}
