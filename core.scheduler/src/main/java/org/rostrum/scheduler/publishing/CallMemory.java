package org.rostrum.scheduler.publishing;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.rostrum.scheduler.store.Store;

/** What a provider may keep in the database, and ask of it, during one call. */
final class CallMemory {
  private final Store store;
  private final Claim claim;
  private volatile Optional<String> notes;

  CallMemory(Store store, Claim claim) {
    this.store = store;
    this.claim = claim;
    this.notes = claim.checkpoint();
  }

  /** What was kept last, in this call or before it. */
  Optional<String> notes() {
    return notes;
  }

  /**
   * Keeps notes: durable on return, and fenced.
   *
   * @throws IllegalStateException if the publication was given to another attempt
   */
  void keep(String newest) {
    if (claim.lease().hasPassed()) {
      throw lost();
    }
    int kept =
        store.write(
            sql ->
                sql.update(PUBLICATION)
                    .set(PUBLICATION.CHECKPOINT, Texts.storable(newest))
                    .where(PUBLICATION.ID.eq(claim.publication()))
                    .and(PUBLICATION.FENCE.eq(claim.fence()))
                    .execute());
    if (kept == 0) {
      throw lost();
    }
    notes = Optional.of(newest);
  }

  /** Whether a post on the network is known to be another publication of the account. */
  boolean belongsToAnother(String remoteId) {
    String id = Texts.storable(remoteId);
    // two questions, each with an index of its own
    return store.read(
        sql ->
            isAnothers(sql, PUBLICATION.REMOTE_ID.eq(id))
                || isAnothers(sql, PUBLICATION.PART_ID.eq(id)));
  }

  private boolean isAnothers(DSLContext sql, Condition post) {
    return sql.fetchExists(
        PUBLICATION,
        PUBLICATION
            .ACCOUNT_ID
            .eq(claim.account())
            .and(post)
            .and(PUBLICATION.ID.ne(claim.publication())));
  }

  private IllegalStateException lost() {
    return new IllegalStateException(
        "Attempt " + claim.attempt() + " has lost its lease: end the call, create nothing");
  }
}
