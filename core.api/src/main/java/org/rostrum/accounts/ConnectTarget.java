package org.rostrum.accounts;

import java.util.Optional;
import java.util.UUID;

/**
 * What is to be connected.
 *
 * @param providerId which network
 * @param reconnect the account that is to be connected again; empty for any
 * @param environment the network's environment to connect in; empty for the one that the service
 *     settings choose. An account that is connected again stays in its own
 */
public record ConnectTarget(
    String providerId, Optional<UUID> reconnect, Optional<String> environment) {
  /**
   * Any account, in the environment that the service settings choose.
   *
   * @param providerId which network
   * @return the target
   */
  public static ConnectTarget of(String providerId) {
    return new ConnectTarget(providerId, Optional.empty(), Optional.empty());
  }
}
