package org.rostrum.scheduler.network;

import org.rostrum.provider.NetworkClient;

/** Makes clients that end at a deadline. Safe for use by many threads. */
public interface NetworkClients {
  /** A client whose calls end at the deadline at the latest. */
  NetworkClient until(Deadline deadline);
}
