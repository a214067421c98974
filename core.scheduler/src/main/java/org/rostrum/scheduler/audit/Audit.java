package org.rostrum.scheduler.audit;

import java.util.Map;
import org.jooq.DSLContext;
import org.rostrum.access.Caller;

/** Writes down who did what, in the transaction in which it was done. */
public interface Audit {
  /**
   * Adds an entry in the caller's workspace.
   *
   * @param sql the write in which it was done
   * @param who on whose behalf
   * @param action what, for example {@code account.connected}; 100 characters at most
   * @param subject on what, for example the id of an account; may be empty; cut at 255 characters
   * @param detail further words, without secrets; may be empty; cut at 2,000 characters
   */
  void record(DSLContext sql, Caller who, String action, String subject, String detail);

  /**
   * Adds many entries of one kind like {@link #record}.
   *
   * @param sql the write in which it was done
   * @param who on whose behalf
   * @param action what
   * @param details further words, by what it was done on
   */
  default void recordAll(DSLContext sql, Caller who, String action, Map<String, String> details) {
    details.forEach((subject, detail) -> record(sql, who, action, subject, detail));
  }
}
