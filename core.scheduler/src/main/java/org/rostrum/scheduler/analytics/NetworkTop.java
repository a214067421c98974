package org.rostrum.scheduler.analytics;

import static org.rostrum.scheduler.store.jooq.Tables.NETWORK_TOP_POST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.TopPost;

/** The network's own list of an account's best posts, as it was when it was asked last. */
final class NetworkTop {
  /** How many are asked for and kept. */
  static final int KEPT = 25;

  /** Over how many days. */
  static final int DAYS = 30;

  private static final int MAX_ID = 255;
  private static final int MAX_URL = 2_048;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};

  private NetworkTop() {}

  /** Replaces the list. */
  static void write(
      DSLContext sql, UUID account, List<TopPost> posts, List<MetricDescriptor> metrics) {
    Set<String> declared = metrics.stream().map(MetricDescriptor::id).collect(Collectors.toSet());
    int ignored =
        sql.deleteFrom(NETWORK_TOP_POST).where(NETWORK_TOP_POST.ACCOUNT_ID.eq(account)).execute();
    int place = 0;
    for (TopPost post : posts) {
      String url = post.url().map(URI::toString).orElse(null);
      if (place < KEPT && !post.remoteId().isEmpty() && post.remoteId().length() <= MAX_ID) {
        TreeMap<String, Double> figures = new TreeMap<>(post.figures());
        figures.keySet().retainAll(declared);
        figures.values().removeIf(value -> !Double.isFinite(value));
        int one =
            sql.insertInto(NETWORK_TOP_POST)
                .set(NETWORK_TOP_POST.ACCOUNT_ID, account)
                .set(NETWORK_TOP_POST.PLACE_IN_LIST, place)
                .set(NETWORK_TOP_POST.REMOTE_ID, post.remoteId())
                .set(NETWORK_TOP_POST.URL, url == null || url.length() > MAX_URL ? null : url)
                .set(NETWORK_TOP_POST.FIGURES, text(figures))
                .execute();
        place += one;
      }
    }
  }

  private static String text(Map<String, Double> figures) {
    try {
      return JSON.writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Figures cannot be written", e);
    }
  }

  /** Reads what {@link #write} wrote. */
  static Map<String, Double> figures(String text) {
    try {
      return JSON.readValue(text, NUMBERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored figures cannot be read", e);
    }
  }
}
