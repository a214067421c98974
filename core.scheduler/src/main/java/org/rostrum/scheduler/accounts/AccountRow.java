package org.rostrum.scheduler.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.scheduler.hosting.Environment;
import org.rostrum.scheduler.store.jooq.tables.records.AccountRecord;

/** An account as it is stored. */
record AccountRow(
    UUID id,
    UUID workspace,
    String providerId,
    Environment environment,
    AccountIdentity identity,
    ConnectOption.Method method,
    boolean needsReconnect,
    String reason,
    Set<String> scopes,
    Set<String> missingScopes,
    Optional<UUID> accessSecret,
    Optional<UUID> refreshSecret,
    Optional<Instant> accessExpiresAt,
    Optional<Instant> refreshExpiresAt,
    long grantVersion,
    Instant connectedAt,
    Map<String, String> home,
    Optional<OAuthTerms> terms,
    Optional<UUID> proofSecret) {

  static final String CONNECTED = "CONNECTED";
  static final String NEEDS_RECONNECT = "NEEDS_RECONNECT";
  private static final int MAX_SCOPES = 2_000;

  static AccountRow of(AccountRecord row) {
    return new AccountRow(
        row.getId(),
        row.getWorkspaceId(),
        row.getProviderId(),
        new Environment(row.getEnvironment(), row.getEnvironmentLabel()),
        new AccountIdentity(
            row.getRemoteId(),
            row.getDisplayName(),
            row.getHandle(),
            address(row.getProfileUrl()),
            address(row.getAvatarUrl())),
        ConnectOption.Method.valueOf(row.getMethod()),
        row.getState().equals(NEEDS_RECONNECT),
        row.getReason(),
        set(row.getScopes()),
        set(row.getMissingScopes()),
        Optional.ofNullable(row.getAccessSecret()),
        Optional.ofNullable(row.getRefreshSecret()),
        Optional.ofNullable(row.getAccessExpiresAt()),
        Optional.ofNullable(row.getRefreshExpiresAt()),
        row.getGrantVersion(),
        row.getConnectedAt(),
        AccountHome.of(row.getHome()),
        Optional.ofNullable(row.getOauthTerms()).map(OAuthTerms::of),
        Optional.ofNullable(row.getProofSecret()));
  }

  /** How people tell it from others, for example «Ada Lovelace (ada)». */
  String name() {
    return name(identity);
  }

  static String name(AccountIdentity identity) {
    return identity.handle().isBlank()
        ? identity.displayName()
        : identity.displayName() + " (" + identity.handle() + ")";
  }

  /** As many scopes as the column takes, in order. */
  static String joined(Set<String> scopes) {
    StringBuilder text = new StringBuilder();
    for (String scope : new TreeSet<>(scopes)) {
      if (text.length() + scope.length() + 1 <= MAX_SCOPES) {
        text.append(text.isEmpty() ? "" : " ").append(scope);
      }
    }
    return text.toString();
  }

  private static Set<String> set(String joined) {
    return Arrays.stream(joined.split(" "))
        .filter(scope -> !scope.isBlank())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<URI> address(@Nullable String text) {
    return Optional.ofNullable(text).map(URI::create);
  }
}
