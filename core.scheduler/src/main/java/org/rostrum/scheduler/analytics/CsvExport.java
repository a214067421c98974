package org.rostrum.scheduler.analytics;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT_FIGURE;
import static org.rostrum.scheduler.store.jooq.Tables.ANALYTICS_PLACE;
import static org.rostrum.scheduler.store.jooq.Tables.MEASURED_PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION_FIGURE;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.rostrum.analytics.Period;
import org.rostrum.analytics.StatisticsExport;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.scheduler.store.Store;

/**
 * Reads some lines, writes them, and goes on behind the last one, so that neither a transaction nor
 * the memory grows with the table.
 */
final class CsvExport implements StatisticsExport {
  private static final int BATCH = 1_000;

  private final Store store;
  private final UUID account;
  private final Kind kind;
  private final Period period;
  private final Map<String, String> labels;

  CsvExport(Store store, UUID account, Kind kind, Period period, List<MetricDescriptor> metrics) {
    this.store = store;
    this.account = account;
    this.kind = kind;
    this.period = period;
    this.labels =
        metrics.stream().collect(Collectors.toMap(MetricDescriptor::id, MetricDescriptor::label));
  }

  private record Line(UUID publication, String metric, LocalDate day, List<String> fields) {}

  @Override
  public String fileName() {
    return "statistics-"
        + (kind == Kind.ACCOUNT ? "account" : "posts")
        + "-"
        + period.from()
        + "-"
        + period.to()
        + ".csv";
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    Csv csv = new Csv(writer);
    csv.line(
        kind == Kind.ACCOUNT
            ? List.of("date", "metric", "name", "value", "final")
            : List.of(
                "date",
                "metric",
                "name",
                "value",
                "final",
                "publication",
                "title",
                "published",
                "place",
                "address"));
    List<Line> lines = next(Optional.empty());
    while (!lines.isEmpty()) {
      for (Line line : lines) {
        csv.line(line.fields());
      }
      lines = lines.size() < BATCH ? List.of() : next(Optional.of(lines.getLast()));
    }
    writer.flush();
  }

  private List<Line> next(Optional<Line> after) {
    return kind == Kind.ACCOUNT ? ofAccount(after) : ofPosts(after);
  }

  private List<Line> ofAccount(Optional<Line> after) {
    return store.read(
        sql ->
            sql.selectFrom(ACCOUNT_FIGURE)
                .where(ACCOUNT_FIGURE.ACCOUNT_ID.eq(account))
                .and(ACCOUNT_FIGURE.FIGURE_ON.between(period.from(), period.to()))
                .and(
                    after
                        .map(
                            last ->
                                DSL.row(ACCOUNT_FIGURE.METRIC, ACCOUNT_FIGURE.FIGURE_ON)
                                    .gt(last.metric(), last.day()))
                        .orElseGet(DSL::noCondition))
                .orderBy(ACCOUNT_FIGURE.METRIC, ACCOUNT_FIGURE.FIGURE_ON)
                .limit(BATCH)
                .fetch(
                    row ->
                        new Line(
                            account,
                            row.getMetric(),
                            row.getFigureOn(),
                            figure(
                                row.getFigureOn(),
                                row.getMetric(),
                                row.getAmount(),
                                row.getComplete()))));
  }

  private List<String> figure(LocalDate day, String metric, double amount, boolean complete) {
    return List.of(
        day.toString(),
        metric,
        Csv.text(labels.getOrDefault(metric, metric)),
        Csv.number(amount),
        complete ? "yes" : "no");
  }

  private List<Line> ofPosts(Optional<Line> after) {
    return store.read(
        sql ->
            sql.select(
                    PUBLICATION_FIGURE.PUBLICATION_ID,
                    PUBLICATION_FIGURE.METRIC,
                    PUBLICATION_FIGURE.FIGURE_ON,
                    PUBLICATION_FIGURE.AMOUNT,
                    PUBLICATION_FIGURE.COMPLETE,
                    PUBLICATION.LIST_TITLE,
                    MEASURED_PUBLICATION.PUBLISHED_AT,
                    DSL.coalesce(ANALYTICS_PLACE.LABEL, MEASURED_PUBLICATION.PLACE),
                    DSL.coalesce(PUBLICATION.URL, DSL.inline("")))
                .from(PUBLICATION_FIGURE)
                .join(MEASURED_PUBLICATION)
                .on(MEASURED_PUBLICATION.PUBLICATION_ID.eq(PUBLICATION_FIGURE.PUBLICATION_ID))
                .join(PUBLICATION)
                .on(PUBLICATION.ID.eq(PUBLICATION_FIGURE.PUBLICATION_ID))
                .leftJoin(ANALYTICS_PLACE)
                .on(ANALYTICS_PLACE.ACCOUNT_ID.eq(MEASURED_PUBLICATION.ACCOUNT_ID))
                .and(ANALYTICS_PLACE.PLACE.eq(MEASURED_PUBLICATION.PLACE))
                .where(MEASURED_PUBLICATION.ACCOUNT_ID.eq(account))
                .and(PUBLICATION_FIGURE.FIGURE_ON.between(period.from(), period.to()))
                .and(
                    after
                        .map(
                            last ->
                                DSL.row(
                                        PUBLICATION_FIGURE.PUBLICATION_ID,
                                        PUBLICATION_FIGURE.METRIC,
                                        PUBLICATION_FIGURE.FIGURE_ON)
                                    .gt(last.publication(), last.metric(), last.day()))
                        .orElseGet(DSL::noCondition))
                .orderBy(
                    PUBLICATION_FIGURE.PUBLICATION_ID,
                    PUBLICATION_FIGURE.METRIC,
                    PUBLICATION_FIGURE.FIGURE_ON)
                .limit(BATCH)
                .fetch(
                    row -> {
                      List<String> fields =
                          new ArrayList<>(
                              figure(row.value3(), row.value2(), row.value4(), row.value5()));
                      fields.add(row.value1().toString());
                      fields.add(Csv.text(row.value6()));
                      fields.add(row.value7().toString());
                      fields.add(Csv.text(row.value8()));
                      fields.add(Csv.text(row.value9()));
                      return new Line(row.value1(), row.value2(), row.value3(), fields);
                    }));
  }
}
