package org.rostrum.simulator.pinterest.analytics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.boards.BoardAccess;
import org.rostrum.simulator.pinterest.gate.Call;
import org.rostrum.simulator.pinterest.gate.Route;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.simulator.pinterest.pins.PinMedia;
import org.rostrum.simulator.pinterest.pins.Pins;

/**
 * The operations on analytics. All of them are disabled in the sandbox. Days are UTC; today is
 * being processed and yesterday is an estimate.
 */
public final class AnalyticsOperations {
  private static final Set<String> ACCOUNT_SCOPES = Set.of("user_accounts:read");
  private static final Set<String> PIN_SCOPES = Set.of("boards:read", "pins:read");
  private static final Set<String> TOP_SCOPES = Set.of("pins:read", "user_accounts:read");

  private static final Set<String> ACCOUNT_METRICS =
      ordered(
          "ENGAGEMENT ENGAGEMENT_RATE IMPRESSION OUTBOUND_CLICK OUTBOUND_CLICK_RATE PIN_CLICK"
              + " PIN_CLICK_RATE SAVE SAVE_RATE");
  private static final Set<String> VIDEO_METRICS =
      ordered(
          "VIDEO_MRC_VIEW VIDEO_10S_VIEW QUARTILE_95_PERCENT_VIEW VIDEO_V50_WATCH_TIME VIDEO_START"
              + " VIDEO_AVG_WATCH_TIME");
  private static final Set<String> PIN_METRICS =
      ordered(
          "IMPRESSION OUTBOUND_CLICK PIN_CLICK SAVE SAVE_RATE TOTAL_COMMENTS TOTAL_REACTIONS"
              + " USER_FOLLOW PROFILE_VISIT "
              + String.join(" ", VIDEO_METRICS));
  private static final Set<String> TOP_SORT =
      ordered("ENGAGEMENT IMPRESSION OUTBOUND_CLICK PIN_CLICK SAVE");
  private static final Set<String> TOP_VIDEO_METRICS =
      ordered("IMPRESSION SAVE OUTBOUND_CLICK " + String.join(" ", VIDEO_METRICS));
  private static final int TOP_USUAL = 10;
  private static final int TOP_MOST = 50;

  /** What an account did before anything was pinned here: it is not new on Pinterest. */
  private static final int OLDER_PINS = 6;

  private static final int OLDER_DAYS = 40;

  private final Pins pins;
  private final BoardAccess access;
  private final InstantSource time;

  public AnalyticsOperations(Pins pins, BoardAccess access, InstantSource time) {
    this.pins = pins;
    this.access = access;
    this.time = time;
  }

  public List<Route> routes() {
    return List.of(
        Route.analytics("/user_account/analytics", ACCOUNT_SCOPES, this::account),
        Route.analytics("/user_account/analytics/top_pins", TOP_SCOPES, this::top),
        Route.analytics("/user_account/analytics/top_video_pins", TOP_SCOPES, this::topVideos),
        Route.analytics("/pins/{pin_id}/analytics", PIN_SCOPES, this::pin));
  }

  private Response account(Call call) throws ApiError {
    enabled(call);
    AnalyticsQuery query = AnalyticsQuery.of(call.request(), today(), ACCOUNT_METRICS, false);
    Metrics metrics = new Metrics(today(), everything(call));
    ObjectNode answer = Json.object();
    ObjectNode all = answer.putObject("all");
    metrics.write(all, query);
    return Response.json(200, answer);
  }

  private Response pin(Call call) throws ApiError {
    enabled(call);
    Pin pin = pins.find(call.environment(), call.id("pin_id")).orElseThrow(ApiError::pinNotFound);
    if (!pin.owner().equals(call.username())) {
      throw ApiError.notAuthorised("pin");
    }
    access.own(call, pin.boardId(), "pins:read_secret");
    AnalyticsQuery query = AnalyticsQuery.of(call.request(), today(), PIN_METRICS, true);
    PinGrowth growth = growth(pin);
    ObjectNode answer = Json.object();
    ObjectNode all = answer.putObject("all");
    new Metrics(today(), List.of(growth)).write(all, query);
    ObjectNode lifetime = all.putObject("lifetime_metrics");
    growth
        .lifetime(today())
        .forEach(
            (name, value) -> {
              if (query.metrics().contains(name)) {
                lifetime.put(name, value.longValue());
              }
            });
    return Response.json(200, answer);
  }

  private Response top(Call call) throws ApiError {
    return best(call, ACCOUNT_METRICS, TOP_SORT, pin -> true);
  }

  private Response topVideos(Call call) throws ApiError {
    return best(call, TOP_VIDEO_METRICS, TOP_VIDEO_METRICS, AnalyticsOperations::isVideo);
  }

  private record Ranked(Pin pin, Map<String, Double> figures) {}

  private Response best(Call call, Set<String> known, Set<String> sorts, Predicate<Pin> wanted)
      throws ApiError {
    enabled(call);
    AnalyticsQuery query = AnalyticsQuery.of(call.request(), today(), known, false);
    String sort = AnalyticsQuery.choice(call.request(), "sort_by", sorts);
    int count = AnalyticsQuery.count(call.request(), "num_of_pins", TOP_USUAL, TOP_MOST);
    List<Ranked> ranked =
        own(call).stream()
            .filter(wanted)
            .map(pin -> new Ranked(pin, new Metrics(today(), List.of(growth(pin))).sum(query)))
            .sorted(
                Comparator.<Ranked>comparingDouble(one -> -one.figures().getOrDefault(sort, 0.0))
                    .thenComparing(one -> one.pin().id()))
            .limit(count)
            .toList();
    ObjectNode answer = Json.object().put("sort_by", sort);
    answer
        .putObject("date_availability")
        .put("is_realtime", false)
        .put(
            "latest_available_timestamp",
            today().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    ArrayNode list = answer.putArray("pins");
    for (Ranked one : ranked) {
      ObjectNode entry = list.addObject().put("pin_id", one.pin().id());
      ObjectNode figures = entry.putObject("metrics");
      ObjectNode status = entry.putObject("data_status");
      for (String name : query.metrics()) {
        Double value = one.figures().get(name);
        if (value != null) {
          figures.put(name, value);
          status.put(name, "READY");
        }
      }
    }
    return Response.json(200, answer);
  }

  private static void enabled(Call call) throws ApiError {
    if (call.environment() == Environment.SANDBOX) {
      throw ApiError.notEnabled();
    }
  }

  private List<Pin> own(Call call) {
    return pins.newest(
        pin -> pin.environment() == call.environment() && pin.owner().equals(call.username()));
  }

  private List<PinGrowth> everything(Call call) {
    List<PinGrowth> all = new ArrayList<>();
    own(call).forEach(pin -> all.add(growth(pin)));
    LocalDate longAgo = LocalDate.of(2026, 1, 5);
    for (int older = 0; older < OLDER_PINS; older++) {
      all.add(
          new PinGrowth(
              call.username() + older, longAgo.plusDays((long) older * OLDER_DAYS), false));
    }
    return all;
  }

  private static PinGrowth growth(Pin pin) {
    return new PinGrowth(
        pin.id(), LocalDate.ofInstant(pin.createdAt(), ZoneOffset.UTC), isVideo(pin));
  }

  private static boolean isVideo(Pin pin) {
    return pin.media() instanceof PinMedia.Video;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
  }

  private static Set<String> ordered(String names) {
    return new LinkedHashSet<>(List.of(names.split(" ", -1)));
  }

  /** Figures of several pins together. */
  private record Metrics(LocalDate today, List<PinGrowth> pins) {
    private static final double ESTIMATED = 0.8;

    void write(ObjectNode into, AnalyticsQuery query) {
      ObjectNode summary = into.putObject("summary_metrics");
      sum(query)
          .forEach(
              (name, value) -> {
                if (query.metrics().contains(name)) {
                  summary.put(name, value);
                }
              });
      ArrayNode daily = into.putArray("daily_metrics");
      for (LocalDate day = query.from(); !day.isAfter(query.to()); day = day.plusDays(1)) {
        ObjectNode entry = daily.addObject().put("date", day.toString());
        entry.put("data_status", status(day));
        ObjectNode figures = entry.putObject("metrics");
        on(day)
            .forEach(
                (name, value) -> {
                  if (query.metrics().contains(name)) {
                    figures.put(name, value);
                  }
                });
      }
    }

    private String status(LocalDate day) {
      if (pins.stream().allMatch(pin -> day.isBefore(pin.born()))) {
        return "BEFORE_PIN_CREATED";
      }
      if (day.equals(today)) {
        return "PROCESSING";
      }
      return day.equals(today.minusDays(1)) ? "ESTIMATE" : "READY";
    }

    Map<String, Double> sum(AnalyticsQuery query) {
      Map<String, Double> sum = new TreeMap<>();
      for (LocalDate day = query.from(); !day.isAfter(query.to()); day = day.plusDays(1)) {
        plain(day).forEach((name, value) -> sum.merge(name, value, Double::sum));
      }
      return withRates(sum);
    }

    private Map<String, Double> on(LocalDate day) {
      Map<String, Double> plain = plain(day);
      return plain.isEmpty() ? plain : withRates(plain);
    }

    private Map<String, Double> plain(LocalDate day) {
      Map<String, Double> sum = new TreeMap<>();
      if (day.equals(today)) {
        return sum;
      }
      double share = day.equals(today.minusDays(1)) ? ESTIMATED : 1;
      for (PinGrowth pin : pins) {
        if (!day.isBefore(pin.born())) {
          pin.on(day)
              .forEach((name, value) -> sum.merge(name, Math.floor(value * share), Double::sum));
        }
      }
      return sum;
    }

    private static Map<String, Double> withRates(Map<String, Double> sums) {
      Map<String, Double> all = new TreeMap<>(sums);
      double seen = sums.getOrDefault("IMPRESSION", 0.0);
      double engaged =
          sums.getOrDefault("PIN_CLICK", 0.0)
              + sums.getOrDefault("OUTBOUND_CLICK", 0.0)
              + sums.getOrDefault("SAVE", 0.0);
      all.put("ENGAGEMENT", engaged);
      for (String name : List.of("ENGAGEMENT", "OUTBOUND_CLICK", "PIN_CLICK", "SAVE")) {
        all.put(name + "_RATE", seen == 0 ? 0 : all.getOrDefault(name, 0.0) / seen);
      }
      double starts = sums.getOrDefault("VIDEO_START", 0.0);
      if (starts > 0) {
        all.put("VIDEO_AVG_WATCH_TIME", sums.getOrDefault("VIDEO_V50_WATCH_TIME", 0.0) / starts);
      }
      return all;
    }
  }
}
