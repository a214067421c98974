package org.rostrum.scheduler.network;

import java.net.http.HttpRequest;
import java.util.Optional;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;

/**
 * What opens a network's API for one account.
 *
 * @param token valid now
 * @param home where the account is at home
 * @param proof proves the possession of the key that the token is bound to; empty for a bearer
 *     token
 */
public record AccountAccess(Secret token, SettingValues home, Optional<Proof> proof) {
  /** A key and what makes proofs with it. */
  public record Proof(ProofKey key, Proofs proofs) {}

  /** A token that whoever bears it may use, of a network of one server. */
  public static AccountAccess bearer(Secret token) {
    return new AccountAccess(token, SettingValues.empty(), Optional.empty());
  }

  /** A client that sends in the name of the account. */
  public NetworkClient over(NetworkClient http) {
    return proof
        .<NetworkClient>map(bound -> bound.proofs().proving(http, bound.key(), Optional.of(token)))
        .orElseGet(() -> request -> http.send(borne(request)));
  }

  private HttpRequest borne(HttpRequest request) {
    return HttpRequest.newBuilder(request, (name, value) -> true)
        .setHeader("Authorization", "Bearer " + token.expose())
        .build();
  }
}
