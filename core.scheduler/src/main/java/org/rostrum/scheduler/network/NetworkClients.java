package org.rostrum.scheduler.network;

import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.ProviderDescriptor;

/** Makes clients that end at a deadline. Safe for use by many threads. */
public interface NetworkClients {
  /** A client whose calls end at the deadline at the latest. */
  NetworkClient until(Deadline deadline, Reach reach);

  /** A client for the calls of a provider. */
  default NetworkClient until(Deadline deadline, ProviderDescriptor network) {
    return until(deadline, Reach.of(network));
  }
}
