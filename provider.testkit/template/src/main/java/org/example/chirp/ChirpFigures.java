package org.example.chirp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.analytics.MetricPoint;
import org.rostrum.provider.analytics.PostFigures;
import org.rostrum.provider.analytics.TopPost;
import org.rostrum.provider.settings.SettingValues;

/** Reads Chirp's figures. Leave it out, and the metrics of the descriptor, if there are none. */
@Component(
    service = AnalyticsSource.class,
    property = NetworkProvider.PROVIDER_ID + "=" + ChirpDescriptor.ID)
public final class ChirpFigures implements AnalyticsSource {
  private static final List<String> METRICS = List.of("views", "likes");
  private static final int MOST_DAYS = 30;
  private static final int HISTORY = 90;

  @Override
  public AnalyticsTerms terms(SettingValues service) {
    return new AnalyticsTerms(
        Optional.empty(), MOST_DAYS, HISTORY, List.of(), List.of(), Optional.empty());
  }

  @Override
  public List<MetricPoint> ofAccount(AccountContext account, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException {
    try {
      return days(account, "/figures", from, to);
    } catch (ChirpException e) {
      throw e.whileReading();
    }
  }

  @Override
  public PostFigures ofPost(AccountContext account, MeasuredPost post, LocalDate from, LocalDate to)
      throws NetworkException, InterruptedException {
    try {
      return new PostFigures.Found(
          days(account, "/posts/" + post.remoteId() + "/figures", from, to), Map.of());
    } catch (ChirpException e) {
      if (e.kind() == ChirpException.Kind.GONE) {
        return new PostFigures.Gone("The post is not on Chirp any more.");
      }
      throw e.whileReading();
    }
  }

  @Override
  public List<TopPost> topPosts(
      AccountContext account, String metric, LocalDate from, LocalDate to, int limit) {
    return List.of();
  }

  private static List<MetricPoint> days(
      AccountContext account, String path, LocalDate from, LocalDate to)
      throws ChirpException, InterruptedException {
    JsonNode days =
        ChirpApi.of(account).get(path + "?from=" + from + "&to=" + to).object().path("days");
    if (!days.isArray()) {
      throw ChirpApi.unreadable();
    }
    List<MetricPoint> points = new ArrayList<>();
    for (JsonNode day : days) {
      LocalDate date = date(day);
      for (String metric : METRICS) {
        JsonNode value = day.path(metric);
        if (value.isNumber() && Double.isFinite(value.asDouble())) {
          points.add(new MetricPoint(metric, date, value.asDouble(), date.isBefore(to)));
        }
      }
    }
    return points.stream()
        .filter(point -> !point.day().isBefore(from) && !point.day().isAfter(to))
        .toList();
  }

  private static LocalDate date(JsonNode day) throws ChirpException {
    try {
      return LocalDate.parse(day.path("day").asText());
    } catch (DateTimeException e) {
      throw ChirpApi.unreadable();
    }
  }
}
