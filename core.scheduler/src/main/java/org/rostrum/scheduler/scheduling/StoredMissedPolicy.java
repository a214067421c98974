package org.rostrum.scheduler.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduling.MissedPolicy;
import org.rostrum.scheduling.MissedPublications;

/** The policy for what was missed, in the database. */
public final class StoredMissedPolicy implements MissedPublications {
  private final Store store;
  private final Audit audit;
  private final Events events;

  /** Builds the service. */
  public StoredMissedPolicy(Store store, Audit audit, Events events) {
    this.store = store;
    this.audit = audit;
    this.events = events;
  }

  @Override
  public MissedPolicy policy(Caller caller) {
    caller.require(Permission.READ);
    return store.read(MissedRows::read);
  }

  @Override
  public MissedPolicy change(Caller caller, long version, Duration publishLateUpTo) {
    caller.require(Permission.OPERATE);
    check(publishLateUpTo);
    Instant now = store.databaseTime();
    store.change(
        sql -> {
          if (!MissedRows.write(sql, version, publishLateUpTo, caller.name(), now)) {
            throw RequestRefused.of(
                Reason.STALE,
                "missed-policy-changed",
                "The policy was changed meanwhile (version "
                    + MissedRows.read(sql).version()
                    + ", not "
                    + version
                    + "). Load it again and repeat your change.");
          }
          audit.record(sql, caller, "missed-policy.changed", "", publishLateUpTo.toString());
        });
    events.publishToAll("missed-policy", "instance", "changed");
    return policy(caller);
  }

  private static void check(Duration late) {
    boolean wholeMinutes = late.equals(Duration.ofMinutes(late.toMinutes()));
    if (!wholeMinutes
        || late.compareTo(MIN_PUBLISH_LATE) < 0
        || late.compareTo(MAX_PUBLISH_LATE) > 0) {
      ScheduleChecks.refuse(
          "missed-policy-invalid",
          List.of(
              ScheduleChecks.problem(
                  "publishLateUpTo",
                  "OUT_OF_RANGE",
                  "Choose whole minutes, from "
                      + MIN_PUBLISH_LATE.toMinutes()
                      + " minutes to "
                      + MAX_PUBLISH_LATE.toDays()
                      + " days.")));
    }
  }
}
