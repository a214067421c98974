package org.rostrum.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.provider.analytics.MetricDescriptor;

/**
 * How the collecting of an account's figures stands.
 *
 * @param accountId the account
 * @param state how it stands
 * @param reason why it stands there and what to do, for people; may be empty
 * @param collectedAt when everything that was due had been collected last
 * @param nextAt when it is collected next; empty if never
 * @param refreshableAt from when on it can be collected on demand again; empty if now
 * @param firstDay the first day that anything is known of
 * @param lastDay the last day that anything is known of
 * @param posts how many published posts are measured
 * @param metrics what is known of the account and its posts
 * @param place what people call the place of a post (board, channel); empty if posts have none
 */
public record StatisticsStatus(
    UUID accountId,
    State state,
    String reason,
    Optional<Instant> collectedAt,
    Optional<Instant> nextAt,
    Optional<Instant> refreshableAt,
    Optional<LocalDate> firstDay,
    Optional<LocalDate> lastDay,
    int posts,
    List<MetricDescriptor> metrics,
    Optional<String> place) {

  /** How collecting stands. */
  public enum State {
    /** Nothing was collected yet; it begins by itself. */
    WAITING,
    /** It is being done now. */
    COLLECTING,
    /** It was done. */
    COLLECTED,
    /** It failed, and is tried again. */
    FAILED,
    /** The network, or this environment of it, has no figures. */
    UNAVAILABLE
  }

  /** Copies the metrics. */
  public StatisticsStatus {
    metrics = List.copyOf(metrics);
  }
}
