package org.rostrum.provider.bluesky.internal.xrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.bluesky.internal.support.ScriptedPds;
import org.rostrum.provider.publish.RateLimitObservation;
import org.rostrum.testkit.network.Answer;

/** What answers mean. */
final class ErrorTableTest {
  private static final URI SERVER = URI.create("https://pds.example.org");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final List<RateLimitObservation> limits = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "400, InvalidRequest, Invalid record, INVALID, REFUSED",
    "400, ExpiredToken, Token has expired, TOKEN, TOKEN_REJECTED",
    "401, AuthenticationRequired, Invalid identifier, TOKEN, TOKEN_REJECTED",
    "401, '', '', TOKEN, TOKEN_REJECTED",
    "403, InsufficientScope, Missing scope, SCOPE, SCOPE_MISSING",
    "403, '', '', REFUSED, REFUSED",
    "401, AccountTakedown, taken down, ACCOUNT, REFUSED",
    "400, AccountDeactivated, deactivated, ACCOUNT, REFUSED",
    "400, InvalidSwap, Record was at x, SWAP, REFUSED",
    "400, RecordNotFound, Could not locate record, NO_RECORD, REFUSED",
    "400, InvalidRequest, Could not locate record: x, NO_RECORD, REFUSED",
    "400, BlobNotFound, Could not find blob, NO_BLOB, REFUSED",
    "400, InvalidRequest, No service configured for x, NO_SERVICE, REFUSED",
    "501, MethodNotImplemented, Method Not Implemented, NO_SERVICE, REFUSED",
    "404, '', '', NOT_A_SERVER, REFUSED",
    "404, '', <html>, NOT_A_SERVER, REFUSED",
    "405, '', '', REFUSED, REFUSED",
    "413, PayloadTooLarge, request entity too large, TOO_LARGE, REFUSED",
    "429, RateLimitExceeded, Rate Limit Exceeded, RATE_LIMIT, RATE_LIMITED",
    "502, UpstreamFailure, pipethrough network error, UPSTREAM, TEMPORARY",
    "504, UpstreamTimeout, '', UPSTREAM, TEMPORARY",
    "500, InternalServerError, Internal Server Error, SERVER, TEMPORARY",
    "408, '', '', SERVER, TEMPORARY",
    "302, '', '', SERVER, TEMPORARY",
    "409, Whatever, odd, REFUSED, REFUSED"
  })
  void everyAnswerHasItsKind(
      int status, String error, String message, FaultKind kind, NetworkException.Kind told) {
    XrpcException refused =
        refusal(request -> ScriptedPds.error(status, error, message).to(request));
    assertThat(refused.fault().kind()).isEqualTo(kind);
    NetworkException words = refused.toNetworkException();
    assertThat(words.kind()).isEqualTo(told);
    assertThat(words.getMessage())
        .doesNotContain("{")
        .satisfiesAnyOf(
            text -> assertThat(text).contains("pds.example.org"),
            text -> assertThat(text).contains("post"));
  }

  @ParameterizedTest
  @CsvSource({
    "404, '', true",
    "403, '', true",
    "405, '', true",
    "451, Whatever, false",
    "409, Whatever, false",
    "400, '', false",
    "401, '', false"
  })
  void whoGivesNoNameToARefusalIsNoServer(int status, String error, boolean none) {
    Fault fault = refusal(request -> ScriptedPds.error(status, error, "").to(request)).fault();
    assertThat(fault.isOfNoServer()).isEqualTo(none);
    assertThat(fault.kind().isCertain()).isTrue();
  }

  @Test
  void brokenConnectionsLeaveItOpenUnlessNothingWasSent() {
    assertThat(
            kind(
                request -> {
                  throw new HttpTimeoutException("late");
                }))
        .isEqualTo(FaultKind.BROKEN);
    assertThat(
            kind(
                request -> {
                  throw new IOException("reset");
                }))
        .isEqualTo(FaultKind.BROKEN);
    assertThat(
            kind(
                request -> {
                  throw new NetworkClient.NotSent("no", new IOException());
                }))
        .isEqualTo(FaultKind.UNREACHABLE);
    assertThat(FaultKind.BROKEN.isCertain()).isFalse();
    assertThat(FaultKind.UNREACHABLE.isCertain()).isTrue();
  }

  @Test
  void aSuccessThatIsNoJsonIsGarbled() {
    for (String body : List.of("<html>", "[]", "{} trailing", "\"text\"", "{\"uri\":")) {
      assertThat(kind(request -> Answer.ok(body).to(request)))
          .as(body)
          .isEqualTo(FaultKind.GARBLED);
    }
    assertThat(FaultKind.GARBLED.isCertain()).isFalse();
  }

  @Test
  void whatAServerSaysIsBoundedAndCannotFillInWords() {
    XrpcException refused =
        refusal(
            request ->
                ScriptedPds.error(400, "InvalidRequest", "{server} \\u0007" + "x".repeat(5_000))
                    .to(request));
    assertThat(Explanation.of(refused.fault())).hasSizeLessThan(500).doesNotContain("\u0007");
  }

  @Test
  void headersTellLimitsInPosts() throws Exception {
    XrpcClient client =
        new XrpcClient(
            SERVER,
            request ->
                Answer.ok("{}")
                    .with("ratelimit-limit", "5000")
                    .with("ratelimit-remaining", "4994")
                    .with("ratelimit-reset", String.valueOf(NOW.plusSeconds(600).getEpochSecond()))
                    .with("ratelimit-policy", "5000;w=3600")
                    .to(request),
            () -> NOW,
            limits::add);
    assertThat(client.post(Call.PUBLISH, Json.object())).isEmpty();
    assertThat(limits)
        .containsExactly(
            new RateLimitObservation(
                "posts an hour",
                RateLimit.Scope.ACCOUNT,
                1_666,
                1_664,
                Duration.ofMinutes(10),
                Optional.of(Duration.ofHours(1))));
    assertThat(client.get(Call.READ_SESSION, Map.of())).isEmpty();
    assertThat(limits).hasSize(1);
  }

  @Test
  void waitsAreTakenFromHeadersWithinReason() {
    assertThat(pause("retry-after", "90")).isEqualTo(Duration.ofSeconds(90));
    assertThat(pause("retry-after", "0")).isEqualTo(Duration.ofSeconds(1));
    assertThat(pause("retry-after", "999999999999")).isEqualTo(LimitHeaders.LONGEST_WAIT);
    assertThat(pause("retry-after", "Mon, 23 Nov 2026 12:05:00 GMT")).isEqualTo(Fault.DEFAULT_WAIT);
    assertThat(pause("ratelimit-reset", String.valueOf(NOW.plusSeconds(42).getEpochSecond())))
        .isEqualTo(Duration.ofSeconds(42));
    assertThat(pause("ratelimit-reset", "nonsense")).isEqualTo(Fault.DEFAULT_WAIT);
  }

  private Duration pause(String header, String value) {
    return refusal(
            request ->
                ScriptedPds.error(429, "RateLimitExceeded", "slow").with(header, value).to(request))
        .fault()
        .pause();
  }

  private FaultKind kind(NetworkClient network) {
    return refusal(network).fault().kind();
  }

  private XrpcException refusal(NetworkClient network) {
    XrpcClient client = new XrpcClient(SERVER, network, () -> NOW, limits::add);
    return catchThrowableOfType(
        XrpcException.class, () -> client.post(Call.PUBLISH, Json.object()));
  }
}
