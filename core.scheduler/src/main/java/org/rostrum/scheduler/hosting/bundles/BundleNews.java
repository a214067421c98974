package org.rostrum.scheduler.hosting.bundles;

import org.rostrum.scheduler.events.Events;

/** Tells every console what happens to the bundles. */
final class BundleNews {
  private static final String TOPIC = "bundle";

  private final Events events;

  BundleNews(Events events) {
    this.events = events;
  }

  /**
   * Tells of a change.
   *
   * @param subject a provider, a plan or an entry of the quarantine
   */
  void tell(String subject, String change) {
    events.publishToAll(TOPIC, subject, change);
  }
}
