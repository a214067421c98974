package org.rostrum.access;

import java.util.EnumSet;
import java.util.Set;

/** What a member is in a workspace. */
public enum Role {
  /** May do everything. */
  OWNER,
  /** May do everything but manage the team. */
  ADMIN,
  /** Composes and publishes. */
  PUBLISHER,
  /** Looks on. */
  VIEWER;

  /**
   * What the role allows.
   *
   * @return the permissions
   */
  public Set<Permission> permissions() {
    return switch (this) {
      case OWNER -> EnumSet.allOf(Permission.class);
      case ADMIN -> EnumSet.complementOf(EnumSet.of(Permission.MANAGE_TEAM));
      case PUBLISHER -> EnumSet.of(Permission.READ, Permission.PUBLISH);
      case VIEWER -> EnumSet.of(Permission.READ);
    };
  }
}
