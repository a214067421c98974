package org.rostrum.scheduler.analytics;

import static org.rostrum.scheduler.store.jooq.Tables.ANALYTICS_PLACE;
import static org.rostrum.scheduler.store.jooq.Tables.MEASURED_PUBLICATION;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.publishing.Texts;
import org.rostrum.scheduler.store.Store;

/** Finds out what people call the places in which posts stand, where only their ids are known. */
final class PlaceNames {
  /** So many pages are looked through for names; what is not found keeps its id. */
  private static final int MAX_PAGES = 4;

  private static final int MAX_PLACE = 255;
  private static final int MAX_LABEL = 400;

  private final Store store;
  private final AccountTurns turns;

  PlaceNames(Store store, AccountTurns turns) {
    this.store = store;
    this.turns = turns;
  }

  /** The option that says where a post of this network stands. */
  static Optional<Setting> option(LiveProvider live, AnalyticsTerms terms) {
    return terms.placeOption().flatMap(key -> live.descriptor().publicationOptions().find(key));
  }

  /** Looks up names that are not known yet. */
  void learn(UUID account, LiveProvider live, AnalyticsTerms terms, PacedCalls calls)
      throws AccountUnavailable, NetworkException, CallsSpent, InterruptedException {
    Optional<Setting> option = option(live, terms);
    Set<String> wanted = option.isEmpty() ? Set.of() : unknown(account);
    if (wanted.isEmpty()) {
      return;
    }
    Map<String, String> names = new HashMap<>();
    option.get().choices().forEach(choice -> names.put(choice.value(), choice.label()));
    if (live.choices().isPresent() && option.get().lookup().isPresent()) {
      lookUp(live.choices().get(), option.get().lookup().get(), wanted, calls, names);
    }
    names.keySet().retainAll(wanted);
    store.change(
        sql -> {
          turns.hold(sql, account);
          names.forEach((place, label) -> write(sql, account, place, label));
        });
  }

  private Set<String> unknown(UUID account) {
    return store.read(
        sql ->
            new HashSet<>(
                sql.selectDistinct(MEASURED_PUBLICATION.PLACE)
                    .from(MEASURED_PUBLICATION)
                    .leftJoin(ANALYTICS_PLACE)
                    .on(ANALYTICS_PLACE.ACCOUNT_ID.eq(MEASURED_PUBLICATION.ACCOUNT_ID))
                    .and(ANALYTICS_PLACE.PLACE.eq(MEASURED_PUBLICATION.PLACE))
                    .where(MEASURED_PUBLICATION.ACCOUNT_ID.eq(account))
                    .and(MEASURED_PUBLICATION.PLACE.ne(""))
                    .and(ANALYTICS_PLACE.PLACE.isNull())
                    .fetch(MEASURED_PUBLICATION.PLACE)));
  }

  private static void lookUp(
      LiveChoices choices,
      String lookup,
      Set<String> wanted,
      PacedCalls calls,
      Map<String, String> names)
      throws AccountUnavailable, NetworkException, CallsSpent, InterruptedException {
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < MAX_PAGES && !names.keySet().containsAll(wanted); page++) {
      ChoiceQuery query =
          new ChoiceQuery(lookup, "", cursor, ChoiceQuery.MAX_LIMIT, SettingValues.empty());
      ChoicePage found = calls.call(context -> choices.list(context, query));
      for (Choice choice : found.choices()) {
        names.put(choice.value(), choice.label());
      }
      if (found.nextCursor().isEmpty() || found.nextCursor().equals(cursor)) {
        return;
      }
      cursor = found.nextCursor();
    }
  }

  private static void write(DSLContext sql, UUID account, String place, String label) {
    if (place.length() <= MAX_PLACE) {
      int ignored =
          sql.insertInto(ANALYTICS_PLACE)
              .set(ANALYTICS_PLACE.ACCOUNT_ID, account)
              .set(ANALYTICS_PLACE.PLACE, place)
              .set(ANALYTICS_PLACE.LABEL, Texts.cut(Texts.storable(label), MAX_LABEL))
              .onConflictDoNothing()
              .execute();
    }
  }
}
