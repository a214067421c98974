package org.rostrum.testkit.host;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A text that is broken off where it is longer than the platform reads. */
final class LimitedText implements BodySubscriber<String> {
  private final BodySubscriber<String> text;
  private final AtomicReference<Flow.@Nullable Subscription> source = new AtomicReference<>();
  private final long limit;
  private long taken;

  LimitedText(long limit, Charset charset) {
    this.limit = limit;
    this.text = BodySubscribers.ofString(charset);
  }

  @Override
  public CompletionStage<String> getBody() {
    return text.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source.set(subscription);
    text.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    taken += part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (taken <= limit) {
      text.onNext(part);
    } else {
      Optional.ofNullable(source.get()).ifPresent(Flow.Subscription::cancel);
      text.onError(new IOException("The answer is longer than " + limit + " bytes"));
    }
  }

  @Override
  public void onError(Throwable failure) {
    text.onError(failure);
  }

  @Override
  public void onComplete() {
    text.onComplete();
  }
}
