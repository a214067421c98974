package org.rostrum.scheduler.store;

import org.jooq.DSLContext;

/** Some work on the database that answers nothing; the rules of {@link Query} hold. */
@FunctionalInterface
public interface Change {
  /**
   * Does the work.
   *
   * @param sql a transaction, valid until this returns
   */
  void run(DSLContext sql);
}
