package org.rostrum.shell.commands;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rostrum.access.Caller;
import org.rostrum.analytics.Figure;
import org.rostrum.analytics.Period;
import org.rostrum.analytics.Series;
import org.rostrum.analytics.StatisticsStatus;
import org.rostrum.provider.analytics.MetricDescriptor;

/** What an account did in the last 30 days, and how collecting stands. */
final class StatisticsCommand implements Command {
  private static final int DAYS = 30;

  private final Platform platform;
  private final InstantSource clock;

  StatisticsCommand(Platform platform, InstantSource clock) {
    this.platform = platform;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "statistics";
  }

  @Override
  public String arguments() {
    return "<account>";
  }

  @Override
  public String summary() {
    return "tells what an account did in the last " + DAYS + " days";
  }

  @Override
  public void run(List<String> arguments, PrintStream out) throws CommandFailure {
    Arguments.requireCount(this, arguments, 1, 1);
    UUID account = Arguments.account(this, arguments.getFirst());
    Caller operator = platform.access().operator();
    Times times = new Times(platform.access().workspace(operator).zone());
    StatisticsStatus status = platform.statistics().status(operator, account);
    out.println(standing(status, times));
    if (status.lastDay().isEmpty()) {
      return;
    }
    LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    Period period = new Period(yesterday.minusDays(DAYS - 1L), yesterday);
    Map<String, MetricDescriptor> metrics =
        status.metrics().stream().collect(Collectors.toMap(MetricDescriptor::id, one -> one));
    Table table = new Table("FIGURE", "LAST " + DAYS + " DAYS", "BEFORE", "DAYS KNOWN", "FINAL");
    for (Series series : platform.statistics().ofAccount(operator, account, period)) {
      Figure total = series.total();
      MetricDescriptor metric = metrics.get(total.metric());
      if (metric != null) {
        table.row(
            metric.label(),
            number(total.value(), metric),
            number(total.before(), metric),
            total.knownDays() + " of " + period.days(),
            total.complete() ? "yes" : "not yet");
      }
    }
    table.print(out);
    out.println(times.note() + " Days are UTC.");
  }

  /** How collecting stands, in a sentence. */
  static String standing(StatisticsStatus status, Times times) {
    String when =
        status.collectedAt().map(at -> " Collected at " + times.of(at) + ".").orElse("")
            + next(status.nextAt(), times);
    return (status.state() + "." + when + " " + Table.plain(status.reason())).strip();
  }

  private static String next(Optional<Instant> at, Times times) {
    return at.map(next -> " Next at " + times.of(next) + ".").orElse("");
  }

  private static String number(Optional<Double> value, MetricDescriptor metric) {
    if (value.isEmpty()) {
      return "-";
    }
    return switch (metric.unit()) {
      case COUNT -> String.format(Locale.ROOT, "%.0f", value.get());
      case RATIO -> String.format(Locale.ROOT, "%.2f %%", value.get() * 100);
      case MILLISECONDS -> String.format(Locale.ROOT, "%.1f s", value.get() / 1000);
    };
  }
}
