package org.rostrum.scheduler.audit;

import static org.rostrum.scheduler.store.jooq.Tables.AUDIT_ENTRY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.audit.AuditEntry;
import org.rostrum.audit.AuditTrail;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.store.ManyRows;
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
    recordAll(sql, who, action, Map.of(subject, detail));
  }

  @Override
  public void recordAll(DSLContext sql, Caller who, String action, Map<String, String> details) {
    Instant now = store.databaseTime();
    List<Map<Field<?>, @Nullable Object>> rows = new ArrayList<>();
    details.forEach(
        (subject, detail) -> {
          Map<Field<?>, @Nullable Object> row = new HashMap<>();
          row.put(AUDIT_ENTRY.ID, ids.next());
          row.put(AUDIT_ENTRY.WORKSPACE_ID, who.workspaceId());
          row.put(AUDIT_ENTRY.AT, now);
          row.put(AUDIT_ENTRY.ACTOR, cut(who.name(), AUDIT_ENTRY.ACTOR.getDataType().length()));
          row.put(AUDIT_ENTRY.ACTION, action);
          row.put(AUDIT_ENTRY.SUBJECT, cut(subject, AUDIT_ENTRY.SUBJECT.getDataType().length()));
          row.put(AUDIT_ENTRY.DETAIL, cut(detail, AUDIT_ENTRY.DETAIL.getDataType().length()));
          rows.add(row);
        });
    ManyRows.insert(sql, AUDIT_ENTRY, rows);
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
