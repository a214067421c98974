package org.rostrum.scheduler.accounts;

import java.util.Optional;
import org.rostrum.scheduler.network.ProofKey;
import org.rostrum.scheduler.network.Proofs;

/** Makes what speaks to authorization servers that were found for an account. */
final class FoundServers {
  private final InstallationClient client;
  private final Proofs proofs;

  FoundServers(InstallationClient client, Proofs proofs) {
    this.client = client;
    this.proofs = proofs;
  }

  /** Who this installation is to them. */
  InstallationClient client() {
    return client;
  }

  /** Makes keys for what they bind tokens to. */
  Proofs proofs() {
    return proofs;
  }

  /**
   * Speaks to one.
   *
   * @param network its name for people
   * @param key what its tokens are bound to, if they are
   */
  FoundServer at(String network, OAuthTerms terms, Optional<ProofKey> key) {
    return new FoundServer(network, terms, key, client, proofs);
  }
}
