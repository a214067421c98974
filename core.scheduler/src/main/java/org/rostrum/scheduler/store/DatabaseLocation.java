package org.rostrum.scheduler.store;

import java.nio.file.Path;
import org.rostrum.provider.settings.Secret;

/** Where the database is. */
public sealed interface DatabaseLocation {
  /**
   * The embedded database.
   *
   * @param folder its own folder, created if absent; readable by its owner only
   */
  record H2Folder(Path folder) implements DatabaseLocation {}

  /**
   * A PostgreSQL server, or one that speaks its protocol.
   *
   * @param url {@code jdbc:postgresql://host/database}
   * @param user who signs in there
   * @param password with what
   */
  record PostgresServer(String url, String user, Secret password) implements DatabaseLocation {}
}
