package org.rostrum.provider.pinterest.internal.support;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Takes a body as an HTTP client does, buffer by buffer. */
public final class Bytes {
  private Bytes() {}

  /** All of it, for bodies that are small. */
  public static byte[] of(BodyPublisher publisher) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    drain(
        publisher,
        buffer -> {
          byte[] part = new byte[buffer.remaining()];
          buffer.get(part);
          all.writeBytes(part);
        });
    return all.toByteArray();
  }

  /** Hands on every buffer, one at a time. */
  public static void drain(BodyPublisher publisher, Consumer<ByteBuffer> each) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          private Flow.Subscription subscription = noSubscription();

          @Override
          public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            subscription.request(1);
          }

          @Override
          public void onNext(ByteBuffer buffer) {
            each.accept(buffer);
            subscription.request(1);
          }

          @Override
          public void onError(Throwable failure) {
            done.completeExceptionally(failure);
          }

          @Override
          public void onComplete() {
            done.complete(true);
          }
        });
    try {
      done.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The body could not be read", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("The body does not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Flow.Subscription noSubscription() {
    return new Flow.Subscription() {
      @Override
      public void request(long n) {
        throw new IllegalStateException("Not subscribed yet");
      }

      @Override
      public void cancel() {
        throw new IllegalStateException("Not subscribed yet");
      }
    };
  }
}
