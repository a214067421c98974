package org.rostrum.scheduler.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;

@Timeout(60)
class ProviderCallsTest {
  private final ProviderCalls calls =
      new ProviderCalls(
          (deadline, reach) -> {
            return request -> {
              throw new UnsupportedOperationException("no call expected");
            };
          },
          Duration.ofMillis(300));

  @Test
  void runsOnAVirtualThread() throws Exception {
    boolean virtual = calls.call("Fake", Reach.ANY, http -> Thread.currentThread().isVirtual());

    assertThat(virtual).isTrue();
  }

  @Test
  void handsOnARefusal() {
    assertThatThrownBy(
            () ->
                calls.call(
                    "Fake",
                    Reach.ANY,
                    http -> {
                      throw new NetworkException(Kind.SCOPE_MISSING, "needs boards");
                    }))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SCOPE_MISSING));
  }

  @Test
  void hidesTheWordsOfAProvidersOwnError() {
    assertThatThrownBy(
            () ->
                calls.call(
                    "Fake",
                    Reach.ANY,
                    http -> {
                      throw new IllegalArgumentException("token-12345");
                    }))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("Fake")
        .hasMessageNotContaining("token-12345");
    assertThat(FaultTrace.of(new IllegalArgumentException("token-12345")))
        .hasMessageNotContaining("token-12345");
  }

  @Test
  void anErrorOfAProviderIsAnAnswerAtOnce() {
    assertThatThrownBy(
            () ->
                calls.call(
                    "Fake",
                    Reach.ANY,
                    http -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("The provider of Fake failed");
  }

  @Test
  void givesUpOnAProviderThatNeverAnswers() {
    CountDownLatch interrupted = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                calls.call(
                    "Fake",
                    Reach.ANY,
                    http -> {
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                      }
                      return "never";
                    }))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TEMPORARY));
    assertThat(interrupted).satisfies(CountDownLatch::await);
  }
}
