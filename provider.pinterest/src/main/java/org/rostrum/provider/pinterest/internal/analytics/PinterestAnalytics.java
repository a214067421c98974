package org.rostrum.provider.pinterest.internal.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.analytics.PostFigures;
import org.rostrum.provider.analytics.TopPost;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.pinterest.internal.PinterestProvider;
import org.rostrum.provider.pinterest.internal.api.FaultKind;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.pinterest.internal.api.Operation;
import org.rostrum.provider.pinterest.internal.api.PinterestApi;
import org.rostrum.provider.pinterest.internal.api.PinterestException;
import org.rostrum.provider.pinterest.internal.settings.Endpoints;
import org.rostrum.provider.pinterest.internal.settings.Environments;
import org.rostrum.provider.pinterest.internal.settings.PinForm;
import org.rostrum.provider.pinterest.internal.settings.PinterestDescriptor;
import org.rostrum.provider.settings.SettingValues;

/** Reads figures through Pinterest's API v5. Keeps nothing between calls. */
@Component(
    service = AnalyticsSource.class,
    property = NetworkProvider.PROVIDER_ID + "=" + PinterestDescriptor.ID)
public final class PinterestAnalytics implements AnalyticsSource {
  /** Category {@code org_analytics} with Standard access, per user and app. */
  private static final int CALLS_A_MINUTE = 60;

  /** Pinterest answers for today and the 90 days before. */
  private static final int HISTORY_DAYS = 91;

  private final Environments environments;

  /**
   * Starts as a component.
   *
   * @param bundle tells whether a simulator runs on this machine
   */
  @Activate
  public PinterestAnalytics(BundleContext bundle) {
    this(practice(bundle.getProperty(PinterestProvider.PRACTICE_URL)));
  }

  /**
   * Reads from these environments.
   *
   * @param practice base address of the simulator on this machine; empty if none runs
   */
  public PinterestAnalytics(Optional<URI> practice) {
    this.environments = new Environments(practice);
  }

  private static Optional<URI> practice(@Nullable String url) {
    return Optional.ofNullable(url).map(String::strip).filter(s -> !s.isEmpty()).map(URI::create);
  }

  @Override
  public AnalyticsTerms terms(SettingValues service) {
    Optional<String> none = environments.withoutStatistics(service);
    return none.map(AnalyticsTerms::none)
        .orElseGet(
            () ->
                new AnalyticsTerms(
                    Optional.empty(),
                    MAX_DAYS,
                    HISTORY_DAYS,
                    List.of(
                        new RateLimit(
                            "statistics a minute",
                            RateLimit.Scope.ACCOUNT,
                            CALLS_A_MINUTE,
                            Duration.ofMinutes(1))),
                    PinterestMetrics.TOP,
                    Optional.of(PinForm.BOARD)));
  }

  @Override
  public List<MetricPoint> ofAccount(AccountContext account, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException {
    try {
      return read(
              account,
              Operation.READ_STATISTICS,
              "/user_account/analytics",
              from,
              to,
              PinterestMetrics.OF_ACCOUNT)
          .days();
    } catch (PinterestException e) {
      throw e.toNetworkException();
    }
  }

  @Override
  public PostFigures ofPost(AccountContext account, MeasuredPost post, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException {
    if (!Json.isId(post.remoteId())) {
      return new PostFigures.Gone("«" + post.remoteId() + "» is no pin of Pinterest.");
    }
    String metrics =
        post.media().contains(MediaKind.VIDEO)
            ? PinterestMetrics.OF_VIDEO
            : PinterestMetrics.OF_PIN;
    try {
      MetricsAnswer answer =
          read(
              account,
              Operation.READ_PIN_STATISTICS,
              "/pins/" + post.remoteId() + "/analytics",
              from,
              to,
              metrics);
      return new PostFigures.Found(answer.days(), answer.lifetime());
    } catch (PinterestException e) {
      if (e.fault().kind() == FaultKind.NO_PIN) {
        return new PostFigures.Gone(String.valueOf(e.toNetworkException().getMessage()));
      }
      throw e.toNetworkException();
    }
  }

  @Override
  public List<TopPost> topPosts(
      AccountContext account, String metric, LocalDate from, LocalDate to, int limit)
      throws NetworkException, InterruptedException {
    Endpoints endpoints = endpoints(account);
    String path =
        "/user_account/analytics/top_pins"
            + days(from, to)
            + "&sort_by="
            + PinterestMetrics.name(metric)
            + "&num_of_pins="
            + limit
            + "&metric_types="
            + PinterestMetrics.OF_ACCOUNT;
    try {
      PinterestApi api = new PinterestApi(endpoints, account, said -> {});
      JsonNode answer = api.get(Operation.LIST_TOP_PINS, path);
      // nothing that Pinterest describes of the answer has to be there
      boolean isEmpty = answer.path("pins").isMissingNode() && answer.has("date_availability");
      if (!isEmpty && !answer.path("pins").isArray()) {
        throw api.garbled(Operation.LIST_TOP_PINS, "a list without pins");
      }
      List<TopPost> top = new ArrayList<>();
      for (JsonNode entry : answer.path("pins")) {
        Json.id(entry, "pin_id").ifPresent(pin -> top.add(top(endpoints, pin, entry)));
      }
      return top;
    } catch (PinterestException e) {
      throw e.toNetworkException();
    }
  }

  private static TopPost top(Endpoints endpoints, String pin, JsonNode entry) {
    Map<String, Double> figures = new HashMap<>();
    entry
        .path("metrics")
        .properties()
        .forEach(
            one -> {
              if (Json.isFigure(one.getValue())) {
                figures.put(PinterestMetrics.id(one.getKey()), one.getValue().doubleValue());
              }
            });
    return new TopPost(pin, endpoints.pin(pin), figures);
  }

  private MetricsAnswer read(
      AccountContext account,
      Operation operation,
      String path,
      LocalDate from,
      LocalDate to,
      String metrics)
      throws NetworkException, PinterestException, InterruptedException {
    PinterestApi api = new PinterestApi(endpoints(account), account, said -> {});
    MetricsAnswer answer =
        new MetricsAnswer(api.get(operation, path + days(from, to) + "&metric_types=" + metrics));
    if (!answer.isReadable()) {
      throw api.garbled(operation, "figures without days");
    }
    return answer;
  }

  private static String days(LocalDate from, LocalDate to) {
    return "?start_date=" + from + "&end_date=" + to;
  }

  private Endpoints endpoints(AccountContext account) throws NetworkException {
    try {
      return environments.of(account.service());
    } catch (Environments.Unavailable e) {
      throw new NetworkException(NetworkException.Kind.REFUSED, e.reason());
    }
  }
}
