package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.provider.pinterest.internal.support.FakeNetwork.API;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.analytics.PostFigures;
import org.rostrum.provider.analytics.TopPost;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.pinterest.internal.analytics.PinterestAnalytics;
import org.rostrum.provider.pinterest.internal.support.CannedAnswer;
import org.rostrum.provider.pinterest.internal.support.FakeNetwork;
import org.rostrum.provider.pinterest.internal.support.LoopbackClient;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.testkit.host.TestContext;

/** Figures from the simulated Pinterest, and from answers that it does not give. */
final class AnalyticsTest {
  private static final Instant START = Instant.parse("2026-11-03T09:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Set<String> SCOPES =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");
  private static final Set<MediaKind> PICTURE = Set.of(MediaKind.IMAGE);

  private final PinterestAnalytics analytics = new PinterestAnalytics(Optional.empty());
  private PinterestSimulator pinterest;
  private LoopbackClient client;

  @BeforeEach
  void start() throws IOException {
    pinterest =
        PinterestSimulator.start(SimulatorConfig.defaults().withClock(InstantSource.fixed(START)));
    client = LoopbackClient.checking(pinterest.apiUrl(Environment.PRODUCTION));
  }

  @AfterEach
  void stop() {
    client.close();
    pinterest.close();
  }

  @Test
  void anAccountHasNinetyDaysOfWhichTheLastAreOpen() throws Exception {
    pinterest.advance(Duration.ofDays(20));
    List<MetricPoint> points = analytics.ofAccount(context(), TODAY.minusDays(89), TODAY);
    assertThat(points.stream().map(MetricPoint::metric).collect(Collectors.toSet()))
        .containsAll(Set.of("impression", "engagement", "save", "pin_click", "outbound_click"));
    List<MetricPoint> seen =
        points.stream().filter(point -> point.metric().equals("impression")).toList();
    // today is a gap
    assertThat(seen).hasSize(89);
    assertThat(seen.getLast().day()).isEqualTo(TODAY.minusDays(1));
    assertThat(seen.getLast().complete()).isFalse();
    assertThat(seen.get(87).complete()).isTrue();
  }

  @Test
  void aPinHasDaysAndLifetimeFigures() throws Exception {
    String pin = published();
    pinterest.advance(Duration.ofDays(20));
    MeasuredPost post = new MeasuredPost(pin, START, PICTURE);
    PostFigures figures = analytics.ofPost(context(), post, TODAY.minusDays(25), TODAY);
    assertThat(figures)
        .isInstanceOfSatisfying(
            PostFigures.Found.class,
            found -> {
              assertThat(found.lifetime()).containsKeys("total_comments", "total_reactions");
              // nothing is said of the days before it was made, not even zero
              assertThat(found.days())
                  .isNotEmpty()
                  .allMatch(point -> !point.day().isBefore(LocalDate.of(2026, 11, 3)));
            });
    List<TopPost> top = analytics.topPosts(context(), "save", TODAY.minusDays(19), TODAY, 10);
    assertThat(top).extracting(TopPost::remoteId).containsExactly(pin);
    assertThat(top.getFirst().url())
        .hasValueSatisfying(url -> assertThat(url).hasPath("/pin/" + pin + "/"));
    assertThat(top.getFirst().figures().get("save")).isPositive();
    assertThat(analytics.ofPost(context(), new MeasuredPost("1", START, PICTURE), TODAY, TODAY))
        .isInstanceOfSatisfying(
            PostFigures.Gone.class, gone -> assertThat(gone.reason()).contains("not on Pinterest"));
  }

  /** Nothing that is described of the answer has to be there; what has none of it is none. */
  @Test
  void anAccountMayHaveNoTopPins() throws Exception {
    String path = "/user_account/analytics/top_pins";
    String nobody = "{\"date_availability\":{\"is_realtime\":true},\"sort_by\":\"SAVE\"}";
    TestContext none = canned(new FakeNetwork().on("GET", path, CannedAnswer.ok(nobody)));
    assertThat(analytics.topPosts(none, "save", TODAY, TODAY, 10)).isEmpty();
    TestContext unclear = canned(new FakeNetwork().on("GET", path, CannedAnswer.ok("{}")));
    assertThatThrownBy(() -> analytics.topPosts(unclear, "save", TODAY, TODAY, 10))
        .isInstanceOf(NetworkException.class);
  }

  @Test
  void everythingThatIsAnsweredIsDeclared() throws Exception {
    Map<String, MetricDescriptor> declared =
        new PinterestProvider(Optional.empty())
            .descriptor().metrics().stream()
                .collect(Collectors.toMap(MetricDescriptor::id, one -> one));
    assertThat(declared).hasSize(19);
    assertThat(declared.values()).allMatch(metric -> !metric.help().isEmpty());
    FakeNetwork network =
        new FakeNetwork().on("GET", "/pins/5/analytics", CannedAnswer.ok(video("READY", "7")));
    PostFigures.Found found =
        (PostFigures.Found)
            analytics.ofPost(
                canned(network),
                new MeasuredPost("5", START, Set.of(MediaKind.VIDEO)),
                TODAY,
                TODAY);
    assertThat(found.days())
        .allMatch(point -> declared.containsKey(point.metric()))
        .anyMatch(point -> point.metric().equals("video_mrc_view") && point.value() == 7);
    assertThat(network.sent().getFirst().query().get("metric_types"))
        .contains("VIDEO_START")
        .doesNotContain("USER_FOLLOW");
  }

  @Test
  void aDayThatIsBeingProcessedSaysNothingWhileItIsZero() throws Exception {
    FakeNetwork network =
        new FakeNetwork()
            .on(
                "GET",
                "/pins/5/analytics",
                CannedAnswer.ok(video("PROCESSING", "0")),
                CannedAnswer.ok(video("ESTIMATE", "0")),
                CannedAnswer.ok(video("BEFORE_PIN_CREATED", "0")),
                CannedAnswer.ok("{\"all\":{}}"));
    MeasuredPost post = new MeasuredPost("5", START, Set.of(MediaKind.VIDEO));
    assertThat(days(network, post)).isEmpty();
    assertThat(days(network, post)).hasSize(1).noneMatch(MetricPoint::complete);
    assertThat(days(network, post)).isEmpty();
    assertThatThrownBy(() -> days(network, post))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TEMPORARY));
  }

  private List<MetricPoint> days(FakeNetwork network, MeasuredPost post) throws Exception {
    return ((PostFigures.Found) analytics.ofPost(canned(network), post, TODAY, TODAY)).days();
  }

  private static String video(String status, String amount) {
    return """
        {"all":{"summary_metrics":{},"lifetime_metrics":{"TOTAL_COMMENTS":2},"daily_metrics":[
          {"date":"2026-11-23","data_status":"%s","metrics":{"VIDEO_MRC_VIEW":%s}}]}}"""
        .formatted(status, amount);
  }

  @Test
  void theSandboxAndItsPracticeSayThatTheyHaveNone() {
    for (String environment : List.of("sandbox", "practice")) {
      AnalyticsTerms terms =
          new PinterestAnalytics(Optional.of(URI.create(pinterest.baseUrl())))
              .terms(SettingValues.of(Map.of("environment", environment), Map.of()));
      assertThat(terms.unavailable())
          .hasValueSatisfying(
              why -> assertThat(why).contains("no statistics", "Production", "Trial access"));
    }
    AnalyticsTerms terms =
        analytics.terms(SettingValues.of(Map.of("environment", "production"), Map.of()));
    assertThat(terms.unavailable()).isEmpty();
    assertThat(terms.placeOption()).contains("board");
    assertThat(terms.maxDays()).isEqualTo(90);
  }

  @Test
  void aLimitSaysHowLongAndAMissingScopeIsNamed() throws Exception {
    pinterest.advance(Duration.ofDays(20));
    LoopbackClient plain = LoopbackClient.plain();
    try (plain) {
      pinterest
          .faults()
          .next(Fault.rateLimit(Duration.ofMinutes(10)).on("GET", "/user_account/analytics"));
      assertThatThrownBy(() -> analytics.ofAccount(context(plain, SCOPES), TODAY, TODAY))
          .isInstanceOfSatisfying(
              NetworkException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
                assertThat(e.retryAfter()).contains(Duration.ofMinutes(10));
              });
      assertThatThrownBy(
              () -> analytics.ofAccount(context(plain, Set.of("pins:read")), TODAY, TODAY))
          .isInstanceOfSatisfying(
              NetworkException.class,
              e -> assertThat(e.missingScopes()).containsExactly("user_accounts:read"));
    }
  }

  private String published() throws Exception {
    String board =
        pinterest.board(Environment.PRODUCTION, "norrastudio", "Weaving").orElseThrow().id();
    PublishResult result =
        new PinterestProvider(Optional.empty())
            .publish(
                Pins.request(Pins.vase(), Pins.options(board, Optional.empty()), Optional.empty()),
                context().at(START));
    return ((PublishResult.Published) result).remoteId();
  }

  private TestContext context() {
    return context(client, SCOPES);
  }

  private TestContext context(LoopbackClient http, Set<String> scopes) {
    return Pins.context(
        Pins.custom(pinterest.apiUrl(Environment.PRODUCTION)),
        http,
        pinterest.issueToken("norrastudio", Environment.PRODUCTION, scopes));
  }

  private static TestContext canned(FakeNetwork network) {
    return Pins.context(Pins.custom(API), network, "pina_t");
  }
}
