package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** A person and the engine want the same publication at the same moment: one of them gets it. */
final class ClaimRaceTest {
  private static final int PUBLICATIONS = 16;

  @StoreTest
  void aCancellationOrAClaimButNotBoth(Store store, TestClock clock) throws Exception {
    try (EngineBench bench = new EngineBench(store, clock)) {
      List<UUID> publications = new ArrayList<>();
      for (int index = 0; index < PUBLICATIONS; index++) {
        publications.add(
            bench.scheduled(bench.account("a" + index), clock.instant().plusSeconds(1)));
      }
      EngineBench.Node node = bench.start();
      Map<UUID, Boolean> cancelled = new ConcurrentHashMap<>();
      clock.advance(Duration.ofSeconds(1));
      node.engine().wake();
      inParallel(
          publications,
          id -> cancelled.put(id, succeeds(() -> bench.posts.cancel(bench.caller, id))));
      for (UUID id : publications) {
        if (Boolean.TRUE.equals(cancelled.get(id))) {
          assertThat(bench.state(id)).isEqualTo(PublicationState.CANCELLED);
          assertThat(bench.outcomes(id)).isEmpty();
        } else {
          bench.awaitState(id, PublicationState.PUBLISHED);
        }
      }
      assertThat(publications)
          .allMatch(
              id -> bench.world.created(id) == (Boolean.TRUE.equals(cancelled.get(id)) ? 0 : 1));
    }
  }

  @StoreTest
  void publishesWhatAnAcceptedChangeSays(Store store, TestClock clock) throws Exception {
    try (EngineBench bench = new EngineBench(store, clock)) {
      Map<UUID, PostView> posts = new ConcurrentHashMap<>();
      for (int index = 0; index < PUBLICATIONS; index++) {
        PostView post =
            bench.posts.create(
                bench.caller,
                bench.draft("old " + index, bench.account("a" + index)),
                Optional.empty());
        posts.put(
            post.id(),
            bench.posts.schedule(
                bench.caller, post.id(), post.version(), clock.instant().plusSeconds(1)));
      }
      EngineBench.Node node = bench.start();
      Map<UUID, Boolean> changed = new ConcurrentHashMap<>();
      clock.advance(Duration.ofSeconds(1));
      node.engine().wake();
      inParallel(
          List.copyOf(posts.keySet()),
          id -> {
            PostView post = posts.getOrDefault(id, posts.values().iterator().next());
            UUID account = post.draft().targets().getFirst().accountId();
            String text = post.draft().text().replace("old", "new");
            changed.put(
                id,
                succeeds(
                    () ->
                        bench.posts.update(
                            bench.caller, id, post.version(), bench.draft(text, account))));
          });
      posts.forEach(
          (id, post) -> {
            UUID publication = post.publications().getFirst().id();
            bench.awaitState(publication, PublicationState.PUBLISHED);
            String text = post.draft().text();
            assertThat(bench.world.texts)
                .contains(Boolean.TRUE.equals(changed.get(id)) ? text.replace("old", "new") : text);
          });
      assertThat(bench.world.texts).hasSize(PUBLICATIONS);
    }
  }

  private static void inParallel(List<UUID> ids, java.util.function.Consumer<UUID> work)
      throws InterruptedException {
    List<Thread> threads =
        ids.stream().map(id -> Thread.startVirtualThread(() -> work.accept(id))).toList();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static boolean succeeds(java.util.function.Supplier<?> change) {
    try {
      return change.get() != null;
    } catch (RequestRefused refused) {
      assertThat(refused.reason()).isEqualTo(RequestRefused.Reason.CONFLICT);
      return false;
    }
  }
}
