package org.rostrum.access;

import java.util.EnumSet;
import java.util.Set;

/** What a member is in a workspace. */
public enum Role {
  /** May do everything. */
  OWNER(EnumSet.allOf(Permission.class)),
  /** May do everything but manage the team. */
  ADMIN(EnumSet.complementOf(EnumSet.of(Permission.MANAGE_TEAM))),
  /** Composes and publishes. */
  PUBLISHER(EnumSet.of(Permission.READ, Permission.PUBLISH)),
  /** Looks on. */
  VIEWER(EnumSet.of(Permission.READ));

  private final Set<Permission> permissions;

  Role(Set<Permission> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  /**
   * What the role allows.
   *
   * @return the permissions
   */
  public Set<Permission> permissions() {
    return permissions;
  }
}
