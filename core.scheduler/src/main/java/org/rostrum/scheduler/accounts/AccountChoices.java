package org.rostrum.scheduler.accounts;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.rostrum.accounts.Accounts;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.network.AccountCall;
import org.rostrum.scheduler.network.NetworkRefusals;
import org.rostrum.scheduler.network.ProviderCalls;

/** Looks up on the network what a publisher can choose from, with bounds on how often. */
final class AccountChoices {
  /** How many lookups run at once over all accounts. */
  static final int AT_ONCE = 16;

  /** How long a lookup waits for its turn, in seconds. */
  private static final int PATIENCE = 5;

  private static final int MAX_CURSOR = 4_000;

  private final LiveProviders providers;
  private final AccountSessions sessions;
  private final ProviderCalls calls;
  private final Throttle throttle;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  AccountChoices(
      LiveProviders providers, AccountSessions sessions, ProviderCalls calls, InstantSource clock) {
    this.providers = providers;
    this.sessions = sessions;
    this.calls = calls;
    this.throttle = new Throttle(clock);
  }

  ChoicePage list(
      AccountRow account,
      String key,
      String search,
      Optional<String> cursor,
      int limit,
      Map<String, String> options) {
    bounded("search", search, Accounts.MAX_SEARCH);
    bounded("cursor", cursor.orElse(""), MAX_CURSOR);
    if (limit < 1 || limit > ChoiceQuery.MAX_LIMIT) {
      throw invalid("limit", "OUT_OF_RANGE", "limit must be 1 to " + ChoiceQuery.MAX_LIMIT + ".");
    }
    Lookup lookup = lookup(account, key, options);
    if (!lookup.missing().isEmpty()) {
      return new ChoicePage(List.of(), Optional.empty());
    }
    ChoiceQuery query =
        new ChoiceQuery(lookup.id(), search.strip(), cursor, limit, lookup.options());
    ChoicePage page = ask(account, lookup, context -> lookup.choices().list(context, query));
    // A network that answers the same cursor again would be asked for ever.
    Optional<String> next = page.nextCursor().filter(value -> !cursor.equals(Optional.of(value)));
    return new ChoicePage(page.choices(), next);
  }

  Choice create(AccountRow account, String key, String label, Map<String, String> options) {
    String name = label.strip();
    bounded("label", name, Accounts.MAX_CHOICE_LABEL);
    if (name.isEmpty()) {
      throw invalid("label", "REQUIRED", "A name is needed.");
    }
    Lookup lookup = lookup(account, key, options);
    if (!lookup.setting().creatable()) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "choice-not-creatable",
          "Nothing can be added to " + lookup.setting().label() + " here.");
    }
    if (!lookup.missing().isEmpty()) {
      throw invalid(
          lookup.missing().getFirst().key(),
          "REQUIRED",
          "Choose " + lookup.missing().getFirst().label() + " first.");
    }
    return ask(
        account,
        lookup,
        context -> lookup.choices().create(context, lookup.id(), name, lookup.options()));
  }

  /**
   * What is looked up.
   *
   * @param missing settings that narrow the choices and have no value yet
   */
  private record Lookup(
      LiveProvider live,
      LiveChoices choices,
      Setting setting,
      String id,
      SettingValues options,
      List<Setting> missing) {}

  @FunctionalInterface
  private interface Call<T> {
    T with(AccountContext context) throws NetworkException, InterruptedException;
  }

  private Lookup lookup(AccountRow account, String key, Map<String, String> options) {
    LiveProvider live =
        providers
            .find(account.providerId())
            .orElseThrow(
                () ->
                    RequestRefused.of(
                        Reason.CONFLICT,
                        "provider-missing",
                        providers.absence(account.providerId())));
    SettingsSchema schema = live.descriptor().publicationOptions();
    Setting setting =
        schema
            .find(key)
            .filter(known -> known.type() == SettingType.LIVE_CHOICE)
            .orElseThrow(
                () ->
                    RequestRefused.of(
                        Reason.NOT_FOUND,
                        "setting-not-found",
                        live.descriptor().name() + " looks up no '" + key + "'."));
    LiveChoices choices =
        live.choices()
            .orElseThrow(
                () ->
                    RequestRefused.of(
                        Reason.CONFLICT,
                        "choices-missing",
                        live.descriptor().name()
                            + " cannot look up "
                            + setting.label()
                            + " now. Try again in a moment."));
    Map<String, String> narrowing = narrowing(schema, setting, options);
    List<Setting> missing =
        setting.lookupDependsOn().stream()
            .filter(needed -> !narrowing.containsKey(needed))
            .flatMap(needed -> schema.find(needed).stream())
            .toList();
    return new Lookup(
        live,
        choices,
        setting,
        setting.lookup().orElseThrow(),
        SettingValues.of(narrowing, Map.of()),
        missing);
  }

  /** Only what narrows the choices is looked at: the rest of the form may be half filled in. */
  private static Map<String, String> narrowing(
      SettingsSchema schema, Setting setting, Map<String, String> options) {
    Set<String> needed = new HashSet<>(setting.lookupDependsOn());
    List<FieldProblem> problems =
        schema.validate(options, Set.of()).stream()
            .filter(problem -> needed.contains(problem.field()))
            .filter(problem -> problem.code() != SettingProblem.Code.REQUIRED)
            .map(
                problem ->
                    new FieldProblem(
                        "options." + problem.field(), problem.code().name(), problem.message()))
            .toList();
    if (!problems.isEmpty()) {
      throw RequestRefused.invalid("options-invalid", "Some options need attention.", problems);
    }
    Map<String, String> narrowing = new HashMap<>(schema.withDefaults(options));
    narrowing.keySet().retainAll(needed);
    return narrowing;
  }

  private <T> T ask(AccountRow account, Lookup lookup, Call<T> call) {
    throttle
        .ask(account.id())
        .ifPresent(
            wait -> {
              throw RequestRefused.tooMany(
                  "lookups-throttled", "Too many lookups for this account. Wait a moment.", wait);
            });
    try {
      if (!turns.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
        throw RequestRefused.tooMany(
            "lookups-busy",
            "Too many lookups are under way. Try again in a moment.",
            java.time.Duration.ofSeconds(PATIENCE));
      }
      try {
        return askWithFreshToken(account.id(), lookup, call);
      } finally {
        turns.release();
      }
    } catch (AccountUnavailable e) {
      throw RequestRefused.of(
          Reason.CONFLICT, "account-unavailable", String.valueOf(e.getMessage()));
    } catch (NetworkException e) {
      throw NetworkRefusals.of(e);
    } catch (InterruptedException e) {
      throw NetworkRefusals.interrupted();
    }
  }

  /** A rejected token did nothing on the network, so that asking once more is safe. */
  private <T> T askWithFreshToken(UUID account, Lookup lookup, Call<T> call)
      throws AccountUnavailable, NetworkException, InterruptedException {
    AccountSession session = sessions.open(account);
    try {
      return askOnce(session, lookup, call);
    } catch (NetworkException e) {
      if (e.kind() != Kind.TOKEN_REJECTED) {
        throw e;
      }
      return askOnce(sessions.refreshed(session), lookup, call);
    }
  }

  private <T> T askOnce(AccountSession session, Lookup lookup, Call<T> call)
      throws NetworkException, InterruptedException {
    return calls.call(
        lookup.live().descriptor(),
        http ->
            call.with(
                new AccountCall(
                    session.service(), http, Optional.of(session.remoteId()), session.access())));
  }

  private static void bounded(String field, String text, int most) {
    if (text.codePointCount(0, text.length()) > most) {
      throw invalid(field, "TOO_LONG", field + " has at most " + most + " characters.");
    }
  }

  private static RequestRefused invalid(String field, String code, String message) {
    return RequestRefused.invalid(
        "lookup-invalid", message, List.of(new FieldProblem(field, code, message)));
  }
}
