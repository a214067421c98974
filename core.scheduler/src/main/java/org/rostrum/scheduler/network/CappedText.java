package org.rostrum.scheduler.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.NetworkClient;

/** Collects an answer as text, and breaks it off where it grows too long. */
final class CappedText implements BodySubscriber<String> {
  private final String host;
  private final CompletableFuture<String> text = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription source;

  CappedText(String host) {
    this.host = host;
  }

  @Override
  public CompletionStage<String> getBody() {
    return text;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      if (text.isDone()) {
        return;
      }
      if (bytes.size() + part.remaining() > NetworkClient.MAX_ANSWER_BYTES) {
        breakOff();
        return;
      }
      byte[] copy = new byte[part.remaining()];
      part.get(copy);
      bytes.writeBytes(copy);
    }
  }

  private void breakOff() {
    if (source != null) {
      source.cancel();
    }
    bytes.reset();
    text.completeExceptionally(new TooLong(host));
  }

  @Override
  public void onError(Throwable failure) {
    text.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    text.complete(bytes.toString(StandardCharsets.UTF_8));
  }

  /** The answer is longer than is read. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong(String host) {
      super(
          "The answer of "
              + host
              + " is longer than "
              + NetworkClient.MAX_ANSWER_BYTES
              + " bytes; the request may have arrived.");
    }
  }
}
