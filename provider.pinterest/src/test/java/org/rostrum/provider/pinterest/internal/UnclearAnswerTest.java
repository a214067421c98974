package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.provider.pinterest.internal.support.FakeNetwork.API;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.pinterest.internal.support.Bytes;
import org.rostrum.provider.pinterest.internal.support.CannedAnswer;
import org.rostrum.provider.pinterest.internal.support.FakeNetwork;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;

/** What is certain and what is not when the creating call gets no answer, or a strange one. */
final class UnclearAnswerTest {
  @Test
  void noConnectionIsCertain() throws Exception {
    FakeNetwork network =
        looked()
            .react(
                "POST",
                "/pins",
                request -> {
                  throw new NetworkClient.NotSent("No route to host", new ConnectException());
                });
    assertThat(publish(network))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
  }

  @Test
  void connectionThatEndsAfterTheBodyIsUnknown() throws Exception {
    assertThat(publish(broken(new IOException("Connection reset"))))
        .isInstanceOf(PublishResult.Unknown.class);
    assertThat(publish(broken(new HttpTimeoutException("late"))))
        .isInstanceOf(PublishResult.Unknown.class);
  }

  @Test
  void connectionThatEndsWithinTheBodyIsCertain() throws Exception {
    FakeNetwork network =
        looked()
            .react(
                "POST",
                "/pins",
                request -> {
                  throw new IOException("Connection reset");
                });
    assertThat(publish(network))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
  }

  @Test
  void successThatCannotBeReadIsUnknown() throws Exception {
    for (String body :
        new String[] {"", "<html>", "[]", "{}", "{\"id\":\"x\"}", "{\"id\":\"1\"} }"}) {
      FakeNetwork network =
          looked().withWrongAnswers().on("POST", "/pins", CannedAnswer.created(body));
      assertThat(publish(network)).as(body).isInstanceOf(PublishResult.Unknown.class);
    }
  }

  @Test
  void errorsWithoutJsonFallBackToTheStatus() throws Exception {
    FakeNetwork network =
        looked()
            .withWrongAnswers()
            .on("POST", "/pins", new CannedAnswer(403, Map.of(), "<html>Blocked</html>"));
    assertThat(publish(network))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("HTTP 403").doesNotContain("<html>"));
  }

  @Test
  void aRedirectIsNotASuccess() throws Exception {
    FakeNetwork network =
        looked().withWrongAnswers().on("POST", "/pins", new CannedAnswer(302, Map.of(), ""));
    assertThat(publish(network)).isInstanceOf(PublishResult.Unknown.class);
  }

  @Test
  void theRequestIsNamedSoThatSupportCanFindIt() throws Exception {
    PublishResult result =
        publish(
            looked()
                .on(
                    "POST",
                    "/pins",
                    CannedAnswer.error(503, 0, "Down").with("x-pinterest-rid", "123456789")));
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("request 123456789"));
  }

  private static FakeNetwork looked() {
    return new FakeNetwork().on("GET", "/boards/12/pins", CannedAnswer.ok(Pins.list("")));
  }

  private static FakeNetwork broken(IOException failure) {
    return looked()
        .react(
            "POST",
            "/pins",
            request -> {
              Bytes.of(request.bodyPublisher().orElseThrow());
              throw failure;
            });
  }

  private static PublishResult publish(FakeNetwork network) throws InterruptedException {
    return new PinterestProvider(Optional.empty())
        .publish(
            Pins.request(Pins.vase(), Pins.options("12", Optional.empty()), Optional.empty()),
            Pins.context(Pins.custom(API), network, "pina_secret"));
  }
}
