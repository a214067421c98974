package org.rostrum.scheduler.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.rostrum.posts.PostView;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** What was tried of a post is forgotten with it, and nothing else. */
final class ForgottenAttemptsTest {
  @StoreTest
  void attemptsGoWithTheirPost(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID one = bench.account("one");
    UUID two = bench.account("two");
    PostView gone = bench.create(bench.good("goes", one, two));
    PostView kept = bench.create(bench.good("stays", one));
    gone.publications().forEach(publication -> attempts(store, publication.id(), clock.instant()));
    UUID stays = kept.publications().getFirst().id();
    attempts(store, stays, clock.instant());

    bench.posts.delete(bench.caller, gone.id(), gone.version());

    Set<UUID> left =
        store.read(
            sql ->
                sql.select(ATTEMPT.PUBLICATION_ID).from(ATTEMPT).fetchSet(ATTEMPT.PUBLICATION_ID));
    assertThat(left).containsExactly(stays);
    assertThat(store.<Integer>read(sql -> sql.fetchCount(ATTEMPT))).isEqualTo(2);
  }

  private static void attempts(Store store, UUID publication, Instant at) {
    for (int number = 1; number <= 2; number++) {
      int one = number;
      store.change(
          sql -> {
            int ignored =
                sql.insertInto(ATTEMPT)
                    .set(ATTEMPT.PUBLICATION_ID, publication)
                    .set(ATTEMPT.NUMBER, one)
                    .set(ATTEMPT.FENCE, (long) one)
                    .set(ATTEMPT.KIND, "PUBLISH")
                    .set(ATTEMPT.NODE, "a")
                    .set(ATTEMPT.STARTED_AT, at)
                    .set(ATTEMPT.OUTCOME, "FAILED")
                    .set(ATTEMPT.DETAIL, "")
                    .execute();
          });
    }
  }
}
