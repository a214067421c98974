package org.rostrum.scheduler.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.audit.AuditEntry;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;
import org.rostrum.scheduler.store.TimeOrderedIds;

class StoredAuditTest {
  private static StoredAudit audit(Store store, TestClock clock) {
    return new StoredAudit(store, new TimeOrderedIds(clock, new SecureRandom()));
  }

  private static Caller operatorOfNewWorkspace(Store store) {
    UUID workspace = UUID.randomUUID();
    store.change(
        sql ->
            sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, workspace)
                .set(WORKSPACE.NAME, "Norra")
                .set(WORKSPACE.ZONE, "UTC")
                .set(WORKSPACE.CREATED_AT, store.databaseTime())
                .execute());
    return new Caller(
        UUID.randomUUID(), "Ida", workspace, Set.of(Permission.OPERATE), Caller.Origin.SESSION);
  }

  @StoreTest
  void listsTheNewestFirstPageByPage(Store store, TestClock clock) {
    StoredAudit audit = audit(store, clock);
    Caller ida = operatorOfNewWorkspace(store);
    Caller other = operatorOfNewWorkspace(store);
    for (int i = 1; i <= 25; i++) {
      String detail = "entry " + i;
      store.change(sql -> audit.record(sql, ida, "account.connected", "a", detail));
      store.change(sql -> audit.record(sql, other, "account.connected", "b", "not Ida's"));
    }
    List<String> details = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    int pages = 0;
    do {
      Page<AuditEntry> page = audit.entries(ida, new PageRequest(cursor, 10));
      page.items().forEach(entry -> details.add(entry.detail()));
      cursor = page.nextCursor();
      pages++;
    } while (cursor.isPresent());
    assertThat(pages).isEqualTo(3);
    assertThat(details).hasSize(25).startsWith("entry 25", "entry 24").endsWith("entry 1");
  }

  @StoreTest
  void cutsWhatIsTooLongBetweenCharacters(Store store, TestClock clock) {
    StoredAudit audit = audit(store, clock);
    Caller ida = operatorOfNewWorkspace(store);
    store.change(sql -> audit.record(sql, ida, "x", "", "a" + "😀".repeat(1_000)));
    assertThat(audit.entries(ida, PageRequest.first()).items().getFirst().detail())
        .isEqualTo("a" + "😀".repeat(999));
  }

  @StoreTest
  void refusesThoseWhoMayNotLookAndCursorsOfOthers(Store store, TestClock clock) {
    StoredAudit audit = audit(store, clock);
    Caller viewer =
        new Caller(
            UUID.randomUUID(),
            "Vera",
            UUID.randomUUID(),
            Set.of(Permission.READ),
            Caller.Origin.SESSION);
    assertThatThrownBy(() -> audit.entries(viewer, PageRequest.first()))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(RequestRefused.Reason.FORBIDDEN));
    Caller ida = operatorOfNewWorkspace(store);
    assertThatThrownBy(() -> audit.entries(ida, new PageRequest(Optional.of("'--"), 10)))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(RequestRefused.Reason.INVALID));
  }
}
