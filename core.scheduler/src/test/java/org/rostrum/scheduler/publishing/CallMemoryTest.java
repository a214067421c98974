package org.rostrum.scheduler.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.content.Content;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.posts.PostsBench;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** What a provider may ask about the other publications of its account. */
final class CallMemoryTest {
  @StoreTest
  void whatIsThereInPartIsSpokenForAsWell(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID account = bench.account("one");
    UUID whole = bench.create(bench.good("whole", account)).publications().getFirst().id();
    UUID part = bench.create(bench.good("part", account)).publications().getFirst().id();
    store.change(
        sql -> {
          sql.execute("update publication set remote_id = 'whole' where id = ?", whole);
          sql.execute("update publication set part_id = 'part' where id = ?", part);
        });

    CallMemory ofPart = memory(store, part, account, clock.instant());
    assertThat(ofPart.belongsToAnother("whole")).isTrue();
    assertThat(ofPart.belongsToAnother("part")).isFalse();
    CallMemory ofWhole = memory(store, whole, account, clock.instant());
    assertThat(ofWhole.belongsToAnother("part")).isTrue();
    assertThat(ofWhole.belongsToAnother("whole")).isFalse();
    assertThat(memory(store, whole, UUID.randomUUID(), clock.instant()).belongsToAnother("part"))
        .isFalse();
  }

  private static CallMemory memory(Store store, UUID publication, UUID account, Instant now) {
    return new CallMemory(
        store,
        new Claim(
            publication,
            UUID.randomUUID(),
            account,
            1,
            PostsBench.NETWORK,
            Claim.Kind.PUBLISH,
            PublicationState.SCHEDULED,
            1,
            1,
            0,
            0,
            now,
            new Content("", "text", Optional.empty(), List.of(), List.of()),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Deadline.in(Duration.ofMinutes(1))));
  }
}
