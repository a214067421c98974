package org.rostrum.provider.analytics;

import java.util.Optional;
import java.util.Set;

/**
 * A figure that a network keeps, or that follows from two others.
 *
 * @param id the provider's stable name for it; {@code [a-z][a-z0-9_]*}, at most 64 characters
 * @param label its name for people
 * @param help what the network counts
 * @param unit what it is measured in
 * @param aggregation how days add up to a period
 * @param subjects of what it is known
 * @param quotient what it follows from; there for {@link Aggregation#QUOTIENT} only
 */
public record MetricDescriptor(
    String id,
    String label,
    String help,
    Unit unit,
    Aggregation aggregation,
    Set<Subject> subjects,
    Optional<Quotient> quotient) {

  /** The longest {@link #id()}, in characters. */
  public static final int MAX_ID = 64;

  /** What a figure is measured in. */
  public enum Unit {
    /** Things that happened. */
    COUNT,
    /** A share, 0 to 1. */
    RATIO,
    /** Milliseconds. */
    MILLISECONDS
  }

  /** How days add up to a period. */
  public enum Aggregation {
    /** They are added. */
    SUM,
    /** They are averaged. */
    AVERAGE,
    /** The latest one stands. */
    LATEST,
    /** The sums of two others are divided; the source itself never delivers it. */
    QUOTIENT,
    /** It has no days: the network says only what it is since the beginning. */
    LIFETIME
  }

  /** Of what a figure is known. */
  public enum Subject {
    /** Of an account as a whole. */
    ACCOUNT,
    /** Of a single post. */
    POST
  }

  /**
   * What a figure follows from.
   *
   * @param part the id of the metric that is divided
   * @param whole the id of the metric it is divided by
   */
  public record Quotient(String part, String whole) {}

  /**
   * Checks what a provider declared.
   *
   * @throws IllegalArgumentException if the id is malformed, or if it is a quotient of nothing
   */
  public MetricDescriptor {
    subjects = Set.copyOf(subjects);
    if (id.length() > MAX_ID || !id.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("The metric id '" + id + "' is malformed");
    }
    if ((aggregation == Aggregation.QUOTIENT) != quotient.isPresent()) {
      throw new IllegalArgumentException(
          "The metric '" + id + "' must name what it is a quotient of, and only then");
    }
  }

  /**
   * Something that is counted, day by day.
   *
   * @param id its id
   * @param label its name for people
   * @param help what is counted
   * @param subjects of what it is known
   * @return the description
   */
  public static MetricDescriptor count(
      String id, String label, String help, Set<Subject> subjects) {
    return new MetricDescriptor(
        id, label, help, Unit.COUNT, Aggregation.SUM, subjects, Optional.empty());
  }

  /**
   * The share that one count has in another.
   *
   * @param id its id
   * @param label its name for people
   * @param help what it says
   * @param subjects of what it is known
   * @param quotient the two counts
   * @return the description
   */
  public static MetricDescriptor share(
      String id, String label, String help, Set<Subject> subjects, Quotient quotient) {
    return new MetricDescriptor(
        id, label, help, Unit.RATIO, Aggregation.QUOTIENT, subjects, Optional.of(quotient));
  }

  /**
   * Something that is counted without days.
   *
   * @param id its id
   * @param label its name for people
   * @param help what is counted
   * @param subjects of what it is known
   * @return the description
   */
  public static MetricDescriptor lifetime(
      String id, String label, String help, Set<Subject> subjects) {
    return new MetricDescriptor(
        id, label, help, Unit.COUNT, Aggregation.LIFETIME, subjects, Optional.empty());
  }
}
