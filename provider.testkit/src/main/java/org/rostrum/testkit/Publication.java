package org.rostrum.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.testkit.host.TestContext;

/**
 * One publication on its way, as the platform leads it: every call goes to a provider that was made
 * for it, with a context of its own, and is handed the checkpoint that was saved last.
 */
public final class Publication {
  /** A network that is asked more often than this does not get anywhere. */
  private static final int MAX_CALLS = 100;

  private final Fixture fixture;
  private final UUID id = UUID.randomUUID();
  private final Content content;
  private final Instant scheduledFor;
  private final List<TestContext> contexts = new ArrayList<>();
  private Optional<String> checkpoint = Optional.empty();
  private int reconciliations;

  Publication(Fixture fixture, Content content) {
    this.fixture = fixture;
    this.content = content;
    this.scheduledFor = fixture.now();
  }

  /**
   * Calls once.
   *
   * @return what came of it
   * @throws InterruptedException if the provider was interrupted
   */
  public PublishResult step() throws InterruptedException {
    return step(context -> {});
  }

  /**
   * Calls once, with a context that was prepared.
   *
   * @param preparation what to do with the context before
   * @return what came of it
   * @throws InterruptedException if the provider was interrupted
   */
  public PublishResult step(Consumer<TestContext> preparation) throws InterruptedException {
    TestContext context = fixture.context(content);
    preparation.accept(context);
    contexts.add(context);
    PublishResult result;
    try {
      result = fixture.services().provider().publish(request(), context);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("publish must answer and not throw", e);
    } finally {
      context.checkpoints().forEach(fixture::said);
      context.lastCheckpoint().ifPresent(this::resumeWith);
    }
    working(result).ifPresent(working -> checkpoint = Optional.of(working.checkpoint()));
    return fixture.said(result);
  }

  private static Optional<PublishResult.InProgress> working(PublishResult result) {
    PublishResult stop =
        result instanceof PublishResult.PublishedInPart part ? part.stoppedBy() : result;
    return stop instanceof PublishResult.InProgress working
        ? Optional.of(working)
        : Optional.empty();
  }

  /**
   * Calls until the network is done with it, letting as much time pass as the provider says.
   *
   * @return the last result, which is not in progress, not even in part
   * @throws InterruptedException if the provider was interrupted
   */
  public PublishResult toEnd() throws InterruptedException {
    for (int calls = 0; calls < MAX_CALLS; calls++) {
      PublishResult result = step();
      Optional<PublishResult.InProgress> working = working(result);
      if (working.isEmpty()) {
        return result;
      }
      fixture.pass(working.get().checkAfter());
    }
    throw new AssertionError("Still in progress after " + MAX_CALLS + " calls");
  }

  /**
   * Asks once what became of it.
   *
   * @param preparation what to do with the context before
   * @return what the provider says
   * @throws NetworkException if the network cannot be asked
   * @throws InterruptedException if the provider was interrupted
   */
  public ReconcileResult reconcile(Consumer<TestContext> preparation)
      throws NetworkException, InterruptedException {
    TestContext context = fixture.context(content);
    preparation.accept(context);
    PublishAttempt attempt = new PublishAttempt(request(), scheduledFor, 1, reconciliations++);
    return fixture.said(fixture.services().provider().reconcile(attempt, context));
  }

  /**
   * Asks what became of it until there is an answer, letting time pass in between.
   *
   * @return the last answer
   * @throws NetworkException if the network cannot be asked
   * @throws InterruptedException if the provider was interrupted
   */
  public ReconcileResult reconcileToEnd() throws NetworkException, InterruptedException {
    ReconcileResult result = reconcile(context -> {});
    for (int asked = 1;
        asked < MAX_CALLS && result instanceof ReconcileResult.Undetermined open && open.askAgain();
        asked++) {
      fixture.pass(Duration.ofMinutes(1));
      result = reconcile(context -> {});
    }
    return result;
  }

  /**
   * What the next call is handed.
   *
   * @return the request, with the latest checkpoint
   */
  public PublishRequest request() {
    return new PublishRequest(id, content, fixture.options(), scheduledFor, checkpoint);
  }

  /**
   * Hands back another checkpoint.
   *
   * @param notes the checkpoint
   */
  public void resumeWith(String notes) {
    checkpoint = Optional.of(notes);
  }

  /**
   * The contexts of the calls so far.
   *
   * @return the first one first
   */
  public List<TestContext> contexts() {
    return List.copyOf(contexts);
  }
}
