package org.rostrum.scheduler.hosting;

import org.rostrum.provider.ProviderDescriptor;

/** What became of the provider that a bundle offers. */
public sealed interface ProviderVerdict {
  /** It can be called. */
  record Offered(ProviderDescriptor descriptor) implements ProviderVerdict {}

  /** It is kept out; the reason is a clause for people. */
  record Refused(String reason) implements ProviderVerdict {}
}
