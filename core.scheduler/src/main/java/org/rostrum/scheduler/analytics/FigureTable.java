package org.rostrum.scheduler.analytics;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT_FIGURE;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION_FIGURE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Figures by day, of accounts or of publications: two tables of one shape. */
record FigureTable(
    Table<? extends Record> table,
    Field<UUID> subject,
    Field<String> metric,
    Field<LocalDate> day,
    Field<Double> amount,
    Field<Boolean> complete) {

  static final FigureTable ACCOUNTS =
      new FigureTable(
          ACCOUNT_FIGURE,
          ACCOUNT_FIGURE.ACCOUNT_ID,
          ACCOUNT_FIGURE.METRIC,
          ACCOUNT_FIGURE.FIGURE_ON,
          ACCOUNT_FIGURE.AMOUNT,
          ACCOUNT_FIGURE.COMPLETE);

  static final FigureTable PUBLICATIONS =
      new FigureTable(
          PUBLICATION_FIGURE,
          PUBLICATION_FIGURE.PUBLICATION_ID,
          PUBLICATION_FIGURE.METRIC,
          PUBLICATION_FIGURE.FIGURE_ON,
          PUBLICATION_FIGURE.AMOUNT,
          PUBLICATION_FIGURE.COMPLETE);

  /** How far back days are asked for again: a gap may be filled by the network for so long. */
  private static final int LOOK_BACK = 7;

  /** The first day that is worth asking for. */
  LocalDate firstOpen(DSLContext sql, UUID of, LocalDate earliest, LocalDate today) {
    Optional<LocalDate> open =
        Optional.ofNullable(
            sql.select(DSL.min(day))
                .from(table)
                .where(subject.eq(of))
                .and(complete.isFalse())
                .and(day.ge(earliest))
                .fetchOneInto(LocalDate.class));
    Optional<LocalDate> last =
        Optional.ofNullable(
            sql.select(DSL.max(day))
                .from(table)
                .where(subject.eq(of))
                .fetchOneInto(LocalDate.class));
    if (last.isEmpty()) {
      return earliest;
    }
    LocalDate next = open.orElse(last.get().plusDays(1));
    LocalDate recent = today.minusDays(LOOK_BACK);
    LocalDate first = next.isBefore(recent) ? next : recent;
    return first.isBefore(earliest) ? earliest : first;
  }

  /** What is stored of some days. */
  Map<Figures.Key, Figures.Known> read(DSLContext sql, UUID of, LocalDate from, LocalDate to) {
    Map<Figures.Key, Figures.Known> found = new HashMap<>();
    sql.select(metric, day, amount, complete)
        .from(table)
        .where(subject.eq(of))
        .and(day.between(from, to))
        .forEach(
            row ->
                found.put(
                    new Figures.Key(row.value1(), row.value2()),
                    new Figures.Known(row.value3(), row.value4())));
    return found;
  }

  /** Stores what is new or has changed; what the network no longer says stays as it is. */
  void write(
      DSLContext sql, UUID of, Map<Figures.Key, Figures.Known> days, LocalDate from, LocalDate to) {
    Map<Figures.Key, Figures.Known> stored = read(sql, of, from, to);
    Map<String, Set<LocalDate>> changed = new HashMap<>();
    List<Map.Entry<Figures.Key, Figures.Known>> fresh = new ArrayList<>();
    for (Map.Entry<Figures.Key, Figures.Known> one : days.entrySet()) {
      if (!one.getValue().equals(stored.get(one.getKey()))) {
        fresh.add(one);
        if (stored.containsKey(one.getKey())) {
          changed
              .computeIfAbsent(one.getKey().metric(), ignored -> new HashSet<>())
              .add(one.getKey().day());
        }
      }
    }
    changed.forEach(
        (name, on) -> {
          int ignored =
              sql.deleteFrom(table)
                  .where(subject.eq(of))
                  .and(metric.eq(name))
                  .and(day.in(on))
                  .execute();
        });
    insert(sql, of, fresh);
  }

  private void insert(DSLContext sql, UUID of, List<Map.Entry<Figures.Key, Figures.Known>> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    var batch =
        sql.batch(
            sql.insertInto(table, subject, metric, day, amount, complete)
                .values(of, "", LocalDate.EPOCH, 0.0, false));
    for (Map.Entry<Figures.Key, Figures.Known> one : fresh) {
      batch =
          batch.bind(
              of,
              one.getKey().metric(),
              one.getKey().day(),
              one.getValue().amount(),
              one.getValue().complete());
    }
    int[] ignored = batch.execute();
  }
}
