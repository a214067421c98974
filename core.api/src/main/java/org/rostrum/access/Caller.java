package org.rostrum.access;

import java.util.Set;
import java.util.UUID;
import org.rostrum.problems.RequestRefused;

/**
 * On whose behalf a service of the platform is called. Faces get one from {@link Access} and hand
 * it to every call; the services check permissions and write the audit trail with it.
 *
 * @param userId who; the nil UUID for the operator at the shell
 * @param name for people and the audit trail
 * @param workspaceId in which workspace
 * @param permissions what is allowed
 * @param origin through what
 */
public record Caller(
    UUID userId, String name, UUID workspaceId, Set<Permission> permissions, Origin origin) {

  /** Through what a caller comes. */
  public enum Origin {
    /** A browser session. */
    SESSION,
    /** An API token. */
    TOKEN,
    /** The shell on the machine itself. */
    SHELL
  }

  /** Copies the permissions. */
  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /**
   * Demands a permission.
   *
   * @param permission which
   * @throws RequestRefused with reason FORBIDDEN if the caller lacks it
   */
  public void require(Permission permission) {
    if (!permissions.contains(permission)) {
      throw RequestRefused.of(
          RequestRefused.Reason.FORBIDDEN,
          "permission-missing",
          "This needs the permission " + permission + ". Ask an owner of the workspace for it.");
    }
  }
}
