package org.rostrum.scheduler.audit;

import static org.rostrum.scheduler.store.jooq.Tables.AUDIT_ENTRY;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.audit.AuditEntry;
import org.rostrum.audit.AuditTrail;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;

/** The record of who did what, in a table that is only ever added to. */
public final class StoredAudit implements Audit, AuditTrail {
  private final Store store;
  private final TimeOrderedIds ids;

  /**
   * Takes what it needs.
   *
   * @param store the database
   * @param ids makes the ids of entries
   */
  public StoredAudit(Store store, TimeOrderedIds ids) {
    this.store = store;
    this.ids = ids;
  }

  @Override
  public void record(DSLContext sql, Caller who, String action, String subject, String detail) {
    sql.insertInto(AUDIT_ENTRY)
        .set(AUDIT_ENTRY.ID, ids.next())
        .set(AUDIT_ENTRY.WORKSPACE_ID, who.workspaceId())
        .set(AUDIT_ENTRY.AT, store.databaseTime())
        .set(AUDIT_ENTRY.ACTOR, cut(who.name(), AUDIT_ENTRY.ACTOR.getDataType().length()))
        .set(AUDIT_ENTRY.ACTION, action)
        .set(AUDIT_ENTRY.SUBJECT, cut(subject, AUDIT_ENTRY.SUBJECT.getDataType().length()))
        .set(AUDIT_ENTRY.DETAIL, cut(detail, AUDIT_ENTRY.DETAIL.getDataType().length()))
        .execute();
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    // not through the middle of a character
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  @Override
  public Page<AuditEntry> entries(Caller caller, PageRequest page) {
    caller.require(Permission.OPERATE);
    Condition before = page.cursor().map(StoredAudit::before).orElse(DSL.noCondition());
    List<AuditEntry> found =
        store.read(
            sql ->
                sql.selectFrom(AUDIT_ENTRY)
                    .where(AUDIT_ENTRY.WORKSPACE_ID.eq(caller.workspaceId()))
                    .and(before)
                    .orderBy(AUDIT_ENTRY.ID.desc())
                    // one more tells whether there is a next page
                    .limit(page.limit() + 1)
                    .fetch(
                        row ->
                            new AuditEntry(
                                row.getId(),
                                row.getAt(),
                                row.getActor(),
                                row.getAction(),
                                row.getSubject(),
                                row.getDetail())));
    if (found.size() <= page.limit()) {
      return new Page<>(found, Optional.empty());
    }
    List<AuditEntry> shown = found.subList(0, page.limit());
    return new Page<>(shown, Optional.of(shown.getLast().id().toString()));
  }

  private static Condition before(String cursor) {
    try {
      return AUDIT_ENTRY.ID.lt(UUID.fromString(cursor));
    } catch (IllegalArgumentException e) {
      throw RequestRefused.of(
          RequestRefused.Reason.INVALID,
          "cursor-unknown",
          "This cursor is not one that the audit trail gave. Start from its first page.");
    }
  }
}
