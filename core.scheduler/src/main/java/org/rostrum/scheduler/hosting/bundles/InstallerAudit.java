package org.rostrum.scheduler.hosting.bundles;

import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.util.Set;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.store.Store;

/**
 * Notes what nobody asked for in person, in the workspace of the installation's first owner, as
 * what is done at the shell.
 */
final class InstallerAudit {
  private static final UUID NOBODY = new UUID(0, 0);

  private final Store store;
  private final Audit audit;

  InstallerAudit(Store store, Audit audit) {
    this.store = store;
    this.audit = audit;
  }

  /**
   * Notes it.
   *
   * @param who what did it, for people
   */
  void record(String who, String action, String subject, String detail) {
    store.change(
        sql ->
            sql.select(WORKSPACE.ID)
                .from(WORKSPACE)
                .orderBy(WORKSPACE.CREATED_AT, WORKSPACE.ID)
                .limit(1)
                .fetchOptional(WORKSPACE.ID)
                .ifPresent(
                    workspace ->
                        audit.record(sql, caller(who, workspace), action, subject, detail)));
  }

  private static Caller caller(String who, UUID workspace) {
    return new Caller(NOBODY, who, workspace, Set.of(), Caller.Origin.SHELL);
  }
}
