package org.rostrum.scheduler.store;

import java.time.InstantSource;
import java.util.Optional;
import org.rostrum.scheduler.store.DatabaseLocation.H2Folder;
import org.rostrum.scheduler.store.DatabaseLocation.PostgresServer;

/** An open, migrated database. */
public sealed interface DatabaseStore extends Store, AutoCloseable permits H2Store, PostgresStore {
  /**
   * Opens a database and brings its schema up to date.
   *
   * @param location where it is
   * @param clock the time of this process
   * @return the open store
   * @throws StoreException with a sentence for the operator if it cannot be opened
   */
  static DatabaseStore open(DatabaseLocation location, InstantSource clock) {
    return switch (location) {
      case H2Folder h2 -> H2Store.open(h2.folder(), clock);
      case PostgresServer postgres -> PostgresStore.open(postgres);
    };
  }

  /**
   * Whether the schema was made just now, so that there is nothing in it yet.
   *
   * @return true in the first start with this database
   */
  boolean isNew();

  /**
   * Opens connections of their own, over which nodes reach each other.
   *
   * @return empty on the embedded database, which has one process
   */
  Optional<OwnConnections> ownConnections();

  /** Finishes what was accepted, then closes; later calls fail as unavailable. */
  @Override
  void close();
}
