package org.rostrum.access;

/** What a caller may do in a workspace. */
public enum Permission {
  /** See posts, accounts, media and results. */
  READ,
  /** Compose, schedule, publish and decide; upload media. */
  PUBLISH,
  /** Connect and disconnect accounts. */
  MANAGE_ACCOUNTS,
  /** Fill in service settings of networks. */
  MANAGE_SERVICES,
  /** Install, update and remove networks: code that runs inside the platform. */
  INSTALL_PROVIDERS,
  /** Look inside and care for the installation: health, due publications, vault, audit. */
  OPERATE,
  /** Add and remove people and tokens. */
  MANAGE_TEAM
}
