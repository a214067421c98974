package org.rostrum.scheduler.hosting.isolation;

/**
 * A provider does not answer a question that it has to answer at once. The message is for people.
 */
public final class ProviderSilent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProviderSilent(String network) {
    super(
        network
            + " does not answer. Try again in a moment; if that does not help, an administrator"
            + " finds its state on Bundles.");
  }
}
