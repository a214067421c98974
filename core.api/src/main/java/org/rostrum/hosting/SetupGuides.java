package org.rostrum.hosting;

import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;

/**
 * How far this installation has come with getting access to a network, and which shots of its
 * review are recorded. Ticks are shared by everybody on the installation. No method calls a
 * network. Safe for use by many threads.
 */
@ProviderType
public interface SetupGuides {
  /**
   * Tells which steps are done. Accounts and publications of the caller's workspace count.
   *
   * @param caller needs READ
   * @param providerId which network
   * @return every step and every shot, in the provider's order
   * @throws RequestRefused NOT_FOUND
   */
  SetupProgress progress(Caller caller, String providerId);

  /**
   * Ticks a step or a shot, or takes the tick back. What the host sees by itself stays ticked.
   *
   * @param caller needs MANAGE_SERVICES
   * @param providerId which network
   * @param id of the step or shot
   * @param done whether it is done
   * @return how far it is now
   * @throws RequestRefused NOT_FOUND
   */
  SetupProgress tick(Caller caller, String providerId, String id, boolean done);
}
