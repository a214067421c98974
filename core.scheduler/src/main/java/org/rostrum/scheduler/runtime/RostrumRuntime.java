package org.rostrum.scheduler.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import org.rostrum.scheduler.store.StoreException;
import org.rostrum.scheduler.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running platform, from the opening of its database to its closing. */
final class RostrumRuntime implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RostrumRuntime.class);

  private final Deque<AutoCloseable> open;
  private final Services services;

  private RostrumRuntime(Deque<AutoCloseable> open, Services services) {
    this.open = open;
    this.services = services;
  }

  /**
   * Opens the database and the vault and begins to publish.
   *
   * @throws StartRefused with one sentence for the operator; nothing is left running
   */
  static RostrumRuntime start(Surroundings around) {
    // before jOOQ is first used: its greetings are no business of whoever reads the log
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    Deque<AutoCloseable> open = new ArrayDeque<>();
    try {
      return new RostrumRuntime(open, new Wiring(around, open).services());
    } catch (StoreException | VaultException e) {
      closeAll(open);
      throw new StartRefused(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException | Error e) {
      closeAll(open);
      throw e;
    }
  }

  Services services() {
    return services;
  }

  @Override
  public void close() {
    closeAll(open);
  }

  private static void closeAll(Deque<AutoCloseable> open) {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }
}
