package org.rostrum.operations;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.posts.PublicationView;

/** Looks inside the running platform and cares for it. */
@ProviderType
public interface Operations {
  /** The most publications that {@link #due} answers. */
  int MAX_DUE = 1_000;

  /**
   * Whether the process can serve. Needs no caller, because load balancers ask, and tells no more
   * than that.
   *
   * @return true once every part is up
   */
  boolean ready();

  /**
   * How every part does. Takes a second at most.
   *
   * @param caller needs OPERATE
   * @return the parts
   */
  List<HealthCheck> health(Caller caller);

  /**
   * Lists what is due or under way: the next publications of the workspace, the earliest first.
   *
   * @param caller needs OPERATE
   * @param limit how many at most, 1 to {@link #MAX_DUE}
   * @return the publications
   */
  List<PublicationView> due(Caller caller, int limit);

  /**
   * Makes a new master key and seals every secret with it, while everything runs. Goes on where it
   * stopped if it was interrupted.
   *
   * @param caller needs OPERATE
   * @return how far it came; {@code done == total} unless it was interrupted
   */
  VaultRotation rotateVault(Caller caller);
}
