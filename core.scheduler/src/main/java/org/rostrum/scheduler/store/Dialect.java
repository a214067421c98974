package org.rostrum.scheduler.store;

/** Which database stands behind the store, for the few places where one SQL does not fit both. */
public enum Dialect {
  /** The embedded database: one process, one writer. */
  H2,
  /** A server, shared by one or more nodes. */
  POSTGRES
}
