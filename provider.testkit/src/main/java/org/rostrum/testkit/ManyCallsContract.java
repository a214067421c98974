package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

/** One provider serves many accounts at once and mixes nothing up. */
interface ManyCallsContract extends Subject {
  /** Enough to meet each other. */
  int CALLS = 8;

  @Test
  default void manyCallsAtOnceDoNotMeet() throws Exception {
    NetworkProvider provider = fixture().services().provider();
    List<Callable<PublishResult>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      PublishRequest request = fixture().publication(author().content("Number " + i)).request();
      TestContext context = fixture().context(request.content());
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
