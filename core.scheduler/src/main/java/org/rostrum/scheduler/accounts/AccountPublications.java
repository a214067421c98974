package org.rostrum.scheduler.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;

/**
 * What becomes of an account's publications when it is disconnected. The rooms above know what a
 * publication is; this one only knows that they must end with their account.
 */
public interface AccountPublications {
  /**
   * A publication that ended.
   *
   * @param publication which
   * @param state where it stands now
   */
  record Ended(UUID publication, PublicationState state) {}

  /**
   * Ends what was still to come and what was not yet known, in the transaction that disconnects.
   *
   * @param sql the transaction, which holds the account's row
   * @param account which account
   * @param name its name, for people
   * @param now the time
   * @return what ended
   * @throws RequestRefused CONFLICT if a call about one of them is under way
   */
  List<Ended> end(DSLContext sql, UUID account, String name, Instant now);
}
