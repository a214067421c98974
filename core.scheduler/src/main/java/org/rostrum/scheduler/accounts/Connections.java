package org.rostrum.scheduler.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.rostrum.access.Caller;
import org.rostrum.accounts.Accounts;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.Environment;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.network.AccountAccess;
import org.rostrum.scheduler.network.AccountCall;
import org.rostrum.scheduler.network.NetworkRefusals;
import org.rostrum.scheduler.network.Proofs;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.store.Store;

/** Turns a grant into a connected account: asks whose it is, and stores both together. */
final class Connections {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int MAX_REMOTE_ID = 255;

  private final Store store;
  private final AccountRows rows;
  private final ProviderCalls calls;
  private final Proofs proofs;
  private final RefreshingSessions sessions;
  private final Audit audit;
  private final Events events;
  private final InstantSource clock;

  Connections(
      Store store,
      AccountRows rows,
      ProviderCalls calls,
      Proofs proofs,
      RefreshingSessions sessions,
      Audit audit,
      Events events,
      InstantSource clock) {
    this.store = store;
    this.rows = rows;
    this.calls = calls;
    this.proofs = proofs;
    this.sessions = sessions;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * How an account is being connected.
   *
   * @param requested the scopes that were asked for
   * @param reconnect the account that is to be connected again, if it is one in particular
   */
  record Attempt(
      LiveProvider live,
      SettingValues service,
      ConnectOption.Method method,
      List<String> requested,
      Optional<UUID> reconnect) {}

  record Connected(AccountRow row, boolean fresh) {}

  /** Asks the network whose grant it is, and connects that account. */
  Connected connect(Caller caller, Attempt attempt, Grant grant) {
    checkHome(attempt, grant.tokens());
    AccountIdentity identity = identify(attempt, grant);
    checkSubject(attempt, grant, identity);
    AccountRow candidate = candidate(caller, attempt, grant, identity);
    Connected connected = store.write(sql -> stored(sql, caller, attempt, grant, candidate));
    UUID id = connected.row().id();
    events.publish(
        caller.workspaceId(),
        "account",
        id.toString(),
        connected.fresh() ? "connected" : "reconnected");
    sessions.becameUsable(id);
    return connected;
  }

  private Connected stored(
      DSLContext sql, Caller caller, Attempt attempt, Grant grant, AccountRow candidate) {
    rows.lockWorkspace(sql, caller.workspaceId());
    attempt
        .reconnect()
        .ifPresent(id -> checkSame(rows.find(sql, caller.workspaceId(), id), candidate));
    Optional<AccountRow> known =
        rows.byIdentity(
            sql,
            caller.workspaceId(),
            candidate.providerId(),
            candidate.environment().value(),
            candidate.identity().remoteId());
    Instant now = clock.instant();
    if (known.isPresent()) {
      checkStays(attempt, known.get(), candidate);
      rows.reconnect(sql, known.get(), candidate, grant, now);
    } else {
      checkCount(rows.count(sql, caller.workspaceId()));
      rows.insert(sql, candidate, grant, now);
    }
    UUID id = known.map(AccountRow::id).orElse(candidate.id());
    audit.record(
        sql,
        caller,
        known.isPresent() ? "account.reconnected" : "account.connected",
        id.toString(),
        attempt.live().descriptor().name() + ": " + candidate.name());
    return new Connected(rows.find(sql, id).orElseThrow(), known.isEmpty());
  }

  private static void checkHome(Attempt attempt, TokenGrant grant) {
    ProviderDescriptor network = attempt.live().descriptor();
    Optional<String> objection = AccountHome.objection(network, grant.home());
    if (objection.isPresent()) {
      throw RequestRefused.of(
          Reason.NETWORK,
          "home-unusable",
          "The provider of "
              + network.name()
              + " did not say usably where the account is at home: "
              + objection.get()
              + ". Try again, or update the provider.");
    }
  }

  private AccountIdentity identify(Attempt attempt, Grant grant) {
    ProviderDescriptor network = attempt.live().descriptor();
    AccountAccess access =
        new AccountAccess(
            grant.tokens().accessToken(),
            AccountHome.values(grant.tokens().home()),
            grant.key().map(key -> new AccountAccess.Proof(key, proofs)));
    try {
      AccountIdentity identity =
          calls.call(
              network,
              http ->
                  attempt
                      .live()
                      .provider()
                      .identify(
                          new AccountCall(attempt.service(), http, Optional.empty(), access)));
      return checked(network.name(), identity);
    } catch (NetworkException e) {
      throw NetworkRefusals.of(e);
    } catch (InterruptedException e) {
      throw NetworkRefusals.interrupted();
    }
  }

  private static AccountIdentity checked(String network, AccountIdentity identity) {
    String id = identity.remoteId();
    if (id.isBlank() || id.length() > MAX_REMOTE_ID || CONTROL.matcher(id).find()) {
      throw RequestRefused.of(
          Reason.NETWORK,
          "identity-unusable",
          network + " did not say whose account it is. Try again, or update its provider.");
    }
    String name = CONTROL.matcher(identity.displayName()).replaceAll(" ").strip();
    return new AccountIdentity(
        id,
        name.isEmpty() ? id : name,
        CONTROL.matcher(identity.handle()).replaceAll("").strip(),
        identity.profileUrl(),
        identity.avatarUrl());
  }

  /** The server was found to speak for the subject, and for nobody else. */
  private static void checkSubject(Attempt attempt, Grant grant, AccountIdentity identity) {
    Optional<String> other =
        grant.subject().filter(subject -> !subject.equals(identity.remoteId()));
    if (other.isPresent()) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "subject-mismatch",
          "The consent is of "
              + other.get()
              + ", but "
              + attempt.live().descriptor().name()
              + " answers to it as "
              + identity.remoteId()
              + ". Nothing was connected. Begin again on Accounts; if it stays so, do not trust this"
              + " server.");
    }
  }

  private static AccountRow candidate(
      Caller caller, Attempt attempt, Grant held, AccountIdentity identity) {
    TokenGrant grant = held.tokens();
    // A network that does not say granted what was asked for (RFC 6749 section 5.1).
    Set<String> granted =
        grant.scopes().isEmpty() ? Set.copyOf(attempt.requested()) : grant.scopes();
    Set<String> missing = new HashSet<>(attempt.requested());
    missing.removeAll(granted);
    return new AccountRow(
        UUID.randomUUID(),
        caller.workspaceId(),
        attempt.live().id(),
        Environment.chosen(attempt.live().descriptor(), attempt.service()),
        identity,
        attempt.method(),
        false,
        "",
        granted,
        missing,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Instant.EPOCH,
        grant.home(),
        held.terms(),
        Optional.empty());
  }

  private static void checkSame(Optional<AccountRow> wanted, AccountRow found) {
    AccountRow account =
        wanted.orElseThrow(
            () ->
                RequestRefused.of(
                    Reason.NOT_FOUND,
                    "account-not-found",
                    "The account that was to be connected again is gone. Connect it as a new"
                        + " one."));
    if (!account.identity().remoteId().equals(found.identity().remoteId())
        || !account.environment().value().equals(found.environment().value())) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "account-mismatch",
          "You signed in as "
              + found.name()
              + ", but the account to connect again is "
              + account.name()
              + ". Sign out there, sign in as "
              + account.name()
              + " and try again; or connect "
              + found.name()
              + " as another account.");
    }
  }

  /**
   * An account moves to another server only when a person asks for that very account: a server that
   * claims it must not take it over in passing.
   */
  private static void checkStays(Attempt attempt, AccountRow known, AccountRow candidate) {
    boolean moves = !known.home().isEmpty() && !known.home().equals(candidate.home());
    if (moves && attempt.reconnect().isEmpty()) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "account-elsewhere",
          known.name()
              + " is connected at "
              + AccountHome.words(known.home())
              + ", and this sign-in was at "
              + AccountHome.words(candidate.home())
              + ". Nothing was changed. If the account has moved there, choose Reconnect at it on"
              + " Accounts.");
    }
  }

  private static void checkCount(int accounts) {
    if (accounts >= Accounts.MAX_ACCOUNTS) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "account-limit",
          "A workspace has at most "
              + Accounts.MAX_ACCOUNTS
              + " accounts. Disconnect one that is no longer used.");
    }
  }
}
