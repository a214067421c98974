package org.rostrum.web.admin.api;

import org.rostrum.provider.settings.Secret;

/** Whoever keeps something open for a session, such as a stream of events, and must end it. */
@FunctionalInterface
public interface SessionEnds {
  /** Somebody signed out. */
  void ended(Secret sessionToken);
}
