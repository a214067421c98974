package org.rostrum.scheduler.accounts;

import java.util.Optional;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.scheduler.network.ProofKey;

/**
 * What makes an account usable.
 *
 * @param tokens what the network gave
 * @param key what they are bound to; empty for bearer tokens
 * @param terms how they are renewed at a server that was found; empty where the provider tells
 * @param subject whose consent it is, as that server said and the account's own records confirmed
 */
record Grant(
    TokenGrant tokens,
    Optional<ProofKey> key,
    Optional<OAuthTerms> terms,
    Optional<String> subject) {

  /** Bearer tokens that are renewed as the provider declares. */
  static Grant bearer(TokenGrant tokens) {
    return new Grant(tokens, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
