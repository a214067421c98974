package org.rostrum.scheduler.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.scheduler.audit.StoredAudit;
import org.rostrum.scheduler.schedule.FakeMedia;
import org.rostrum.scheduler.store.CountingStore;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/**
 * What one post costs the database. Every statement is a message each way on PostgreSQL, and every
 * statement of a write keeps the one writer of H2 busy, so that none may come back unnoticed.
 */
final class ScheduleCostTest {
  @StoreTest
  void createsAndSchedulesWithFewStatements(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    CountingStore counting = new CountingStore(store);
    StoredPosts posts =
        new StoredPosts(
            counting,
            new FakeMedia(),
            bench.providers,
            new StoredAudit(counting, bench.ids),
            bench.heard,
            bench.ids,
            () -> {});
    PostDraft draft = bench.good("text", bench.account("one"));

    PostView post = posts.create(bench.caller, draft, Optional.empty());
    assertThat(counting.noted)
        .containsExactly(
            // the accounts, the pieces of the library
            "read 2",
            // the post, its pieces, its publications, the audit trail; the answer is known
            "write 4");

    counting.noted.clear();
    Instant at = clock.instant().plus(Duration.ofDays(7));
    PostView scheduled = posts.schedule(bench.caller, post.id(), post.version(), at);
    assertThat(counting.noted)
        .containsExactly(
            // the post, its publications, its pieces; their accounts, those of the library
            "read 5",
            // the post, its one publication, the audit trail; the answer is known
            "write 3");
    assertThat(scheduled).isEqualTo(posts.get(bench.caller, post.id()));
  }
}
