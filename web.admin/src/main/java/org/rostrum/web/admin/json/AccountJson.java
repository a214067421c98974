package org.rostrum.web.admin.json;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.accounts.AccountView;
import org.rostrum.provider.AccountIdentity;

/** A connected account. */
public record AccountJson(
    UUID id,
    String providerId,
    @Nullable String environment,
    IdentityJson identity,
    AccountView.State state,
    String reason,
    List<String> scopes,
    List<String> missingScopes,
    Instant connectedAt,
    @Nullable Instant accessExpiresAt,
    @Nullable Instant refreshExpiresAt,
    List<HomeJson> home) {

  /** One of the values by which its server is found. */
  public record HomeJson(String key, String label, String value) {
    static HomeJson of(AccountView.Home home) {
      return new HomeJson(home.key(), home.label(), home.value());
    }
  }

  /** Who it is on its network. */
  public record IdentityJson(
      String remoteId,
      String displayName,
      String handle,
      @Nullable URI profileUrl,
      @Nullable URI avatarUrl) {
    static IdentityJson of(AccountIdentity identity) {
      return new IdentityJson(
          identity.remoteId(),
          identity.displayName(),
          identity.handle(),
          WebAddresses.orNull(identity.profileUrl()),
          WebAddresses.orNull(identity.avatarUrl()));
    }
  }

  /** The JSON form. */
  public static AccountJson of(AccountView view) {
    return new AccountJson(
        view.id(),
        view.providerId(),
        view.environment().orElse(null),
        IdentityJson.of(view.identity()),
        view.state(),
        view.reason(),
        view.scopes().stream().sorted().toList(),
        view.missingScopes().stream().sorted().toList(),
        view.connectedAt(),
        view.accessExpiresAt().orElse(null),
        view.refreshExpiresAt().orElse(null),
        view.home().stream().map(HomeJson::of).toList());
  }
}
