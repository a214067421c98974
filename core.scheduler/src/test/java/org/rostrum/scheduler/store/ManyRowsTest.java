package org.rostrum.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.APP_USER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Many rows arrive as they were, however many they are and whatever stands in them. */
final class ManyRowsTest {
  private static final List<String> NAMES =
      List.of(
          "plain",
          "",
          "a\ttab, a\nline, a\rreturn",
          "\\N",
          "\\.",
          "\\",
          "back\\slash\\nn",
          "comma, \"quoted\" and 'single'",
          "Zoë — 東京 🦊");

  private static final Instant DISABLED = Instant.parse("2026-11-24T12:00:00.654321Z");

  @StoreTest
  void keepsEveryText(Store store) {
    for (int count : List.of(1, ManyRows.COPIED_FROM - 1, 3 * ManyRows.COPIED_FROM)) {
      List<Map<Field<?>, @Nullable Object>> rows =
          IntStream.range(0, count).mapToObj(number -> user(count, number)).toList();
      store.change(sql -> ManyRows.insert(sql, APP_USER, rows));
      List<Map<Field<?>, @Nullable Object>> stored = new ArrayList<>();
      store
          .read(
              sql ->
                  sql.selectFrom(APP_USER)
                      .where(APP_USER.EMAIL_KEY.startsWith(count + "-"))
                      .orderBy(APP_USER.ID)
                      .fetch())
          .forEach(row -> stored.add(of(row.intoMap(), rows.getFirst())));
      assertThat(stored).isEqualTo(rows);
    }
  }

  @StoreTest
  void keepsNoneIfOneIsRefused(Store store) {
    List<Map<Field<?>, @Nullable Object>> rows = new ArrayList<>();
    IntStream.range(0, 20).forEach(number -> rows.add(user(0, number)));
    rows.get(19).put(APP_USER.EMAIL_KEY, rows.get(3).get(APP_USER.EMAIL_KEY));
    assertThatThrownBy(() -> store.change(sql -> ManyRows.insert(sql, APP_USER, rows)))
        .isInstanceOfSatisfying(
            StoreException.class,
            failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.CONFLICT));
    assertThat(store.<Integer>read(sql -> sql.fetchCount(APP_USER))).isZero();
  }

  private static Map<Field<?>, @Nullable Object> of(
      Map<String, Object> stored, Map<Field<?>, @Nullable Object> like) {
    Map<Field<?>, @Nullable Object> row = new HashMap<>();
    like.keySet().forEach(field -> row.put(field, stored.get(field.getName())));
    return row;
  }

  private static Map<Field<?>, @Nullable Object> user(int count, int number) {
    String name = NAMES.get(number % NAMES.size());
    Map<Field<?>, @Nullable Object> row = new HashMap<>();
    row.put(APP_USER.ID, Rows.id(1_000L * count + number));
    row.put(APP_USER.NAME, name);
    row.put(APP_USER.EMAIL, "who@example.org");
    row.put(APP_USER.EMAIL_KEY, count + "-" + number);
    row.put(APP_USER.PASSWORD_HASH, name);
    row.put(APP_USER.CREATED_AT, Rows.CREATED);
    row.put(APP_USER.DISABLED_AT, number % 2 == 0 ? null : DISABLED);
    return row;
  }
}
