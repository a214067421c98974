package org.rostrum.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** Collects what was measured, prints a line for each figure, and keeps a copy for machines. */
final class Report {
  private final PrintStream out;
  private final Map<String, String> machine = new LinkedHashMap<>();
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final List<Goal> goals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * What was measured of a contender.
   *
   * @param figure what
   * @param contender of whom
   * @param unit in which unit
   * @param rounds the value of each round, in order
   */
  record Figure(String figure, String contender, String unit, List<Double> rounds) {}

  /**
   * What was wanted of a figure.
   *
   * @param goal in words
   * @param value what was measured; NaN if it was not
   * @param reached whether it is as good as wanted
   */
  record Goal(String goal, double value, boolean reached) {}

  Report(PrintStream out) {
    this.out = out;
  }

  void section(String title) {
    out.printf("%n== %s%n", title);
  }

  /** Says something about the machine or the contenders. */
  void fact(String key, Object value) {
    machine.put(key, value.toString());
    out.printf("%-22s %s%n", key, value);
  }

  /** Says in words what the figures cannot. */
  void note(String text) {
    notes.add(text);
    out.println("note: " + text);
  }

  /** Adds the value of one round. */
  void add(String figure, String contender, String unit, double value) {
    figures
        .computeIfAbsent(
            figure + "/" + contender, key -> new Figure(figure, contender, unit, new ArrayList<>()))
        .rounds()
        .add(value);
    out.printf("   round: %s, %s: %s %s%n", figure, contender, text(value), unit);
  }

  /** Prints the lines of a figure: one for each contender. */
  void print(String figure) {
    for (Figure one : figures.values()) {
      if (one.figure().equals(figure)) {
        out.printf(
            "%-46s %-24s %12s %s  (%s to %s, %d rounds)%n",
            figure,
            one.contender(),
            text(median(one.rounds())),
            one.unit(),
            text(least(one.rounds())),
            text(most(one.rounds())),
            one.rounds().size());
      }
    }
  }

  /** The median of a contender's rounds. */
  Optional<Double> value(String figure, String contender) {
    return Optional.ofNullable(figures.get(figure + "/" + contender))
        .map(found -> median(found.rounds()));
  }

  /** Prints how often one contender's value goes into another's, round by round. */
  Optional<Double> ratio(String figure, String of, String to) {
    Optional<Figure> one = Optional.ofNullable(figures.get(figure + "/" + of));
    Optional<Figure> other = Optional.ofNullable(figures.get(figure + "/" + to));
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    List<Double> ratios =
        IntStream.range(0, Math.min(one.get().rounds().size(), other.get().rounds().size()))
            .mapToObj(round -> one.get().rounds().get(round) / other.get().rounds().get(round))
            .toList();
    out.printf(
        "%-46s %-24s %12s times  (%s to %s, %d rounds)%n",
        figure,
        of + " / " + to,
        text(median(ratios)),
        text(least(ratios)),
        text(most(ratios)),
        ratios.size());
    return Optional.of(median(ratios));
  }

  /** Prints whether a goal was reached. */
  void goal(String words, Optional<Double> value, DoublePredicate reached) {
    boolean good = value.isPresent() && reached.test(value.get());
    goals.add(new Goal(words, value.orElse(Double.NaN), good));
    out.printf(
        "goal %s: %s%n",
        words,
        value
            .map(number -> (good ? "reached" : "not reached") + " (" + text(number) + ")")
            .orElse("not measured"));
  }

  /** Writes the copy for machines. */
  void write(Path file) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("figures", figures.values());
    all.put("goals", goals);
    all.put("notes", notes);
    try {
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println("all values: " + file);
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static double least(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  private static String text(double value) {
    String format = Math.abs(value) >= 100 ? "%,.0f" : "%,.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
