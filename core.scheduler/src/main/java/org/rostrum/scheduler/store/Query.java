package org.rostrum.scheduler.store;

import org.jooq.DSLContext;

/**
 * Some work on the database that answers something.
 *
 * <p>It does nothing but SQL through the context that it is handed: the store may run it on another
 * thread, and on PostgreSQL once more after a conflict with another transaction. It calls no
 * network, waits for nothing, and does not call the store again.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface Query<T> {
  /**
   * Does the work.
   *
   * @param sql a transaction, valid until this returns
   * @return the answer
   */
  T run(DSLContext sql);
}
