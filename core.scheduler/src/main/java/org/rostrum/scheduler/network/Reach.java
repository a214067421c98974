package org.rostrum.scheduler.network;

import org.rostrum.provider.ProviderDescriptor;

/** Which addresses the calls of a provider may go to. */
public enum Reach {
  /** Any: only an administrator names the servers. */
  ANY,
  /** Public ones, and what the operator has allowed: people and foreign documents name servers. */
  GUARDED;

  /** What a provider declared. */
  public static Reach of(ProviderDescriptor descriptor) {
    return descriptor.accountHome().settings().isEmpty() ? ANY : GUARDED;
  }
}
