package org.rostrum.scheduler.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationFilter;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** Lists, calendar and what is due. */
final class PublicationListsTest {
  @StoreTest
  void pagesDraftsFirstThenTheLatestDue(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID account = bench.account("one");
    List<UUID> expected = new ArrayList<>();
    Instant at = clock.instant().plusSeconds(3_600);
    for (int index = 0; index < 5; index++) {
      expected.addFirst(scheduled(bench, account, "t" + index, at.plusSeconds(index / 2)));
    }
    for (int index = 0; index < 3; index++) {
      clock.advance(Duration.ofMillis(5));
      PostView draft = bench.create(bench.good("draft " + index, account));
      expected.addFirst(draft.publications().getFirst().id());
    }
    List<PublicationView> seen = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<PublicationView> page =
          bench.posts.publications(
              bench.caller, PublicationFilter.all(), new PageRequest(cursor, 3));
      seen.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    assertThat(seen).extracting(PublicationView::id).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(seen.subList(0, 3))
        .extracting(PublicationView::id)
        .containsExactlyElementsOf(expected.subList(0, 3));
    assertThat(seen.subList(3, 8))
        .extracting(one -> one.dueAt().orElseThrow())
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThatThrownBy(
            () ->
                bench.posts.publications(
                    bench.caller,
                    PublicationFilter.all(),
                    new PageRequest(Optional.of("nonsense"), 3)))
        .isInstanceOf(RequestRefused.class);
  }

  @StoreTest
  void filtersBySearchStateAccountAndTime(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID one = bench.account("one");
    UUID two = bench.account("two");
    Instant at = clock.instant().plusSeconds(3_600);
    UUID found = scheduled(bench, one, "Größe 100% Wool", at);
    UUID other = scheduled(bench, two, "100 percent", at.plusSeconds(60));
    assertThat(list(bench, filter(Set.of(), Optional.empty(), "größe 100%")))
        .containsExactly(found);
    assertThat(list(bench, filter(Set.of(), Optional.empty(), "100_"))).isEmpty();
    assertThat(list(bench, filter(Set.of(), Optional.of(two), ""))).containsExactly(other);
    assertThat(list(bench, filter(Set.of(PublicationState.DRAFT), Optional.empty(), ""))).isEmpty();
    assertThat(
            list(
                bench,
                new PublicationFilter(
                    Set.of(PublicationState.SCHEDULED),
                    Optional.empty(),
                    Optional.of(at),
                    Optional.of(at.plusSeconds(60)),
                    "")))
        .containsExactly(found);
    assertThat(bench.posts.calendar(bench.caller, at, at.plusSeconds(61)))
        .extracting(PublicationView::id)
        .containsExactly(found, other);
    assertThatThrownBy(() -> bench.posts.calendar(bench.caller, at, at.plus(Duration.ofDays(101))))
        .isInstanceOf(RequestRefused.class);
    assertThat(new PublicationLists(store).due(bench.caller, 1))
        .extracting(PublicationView::id)
        .containsExactly(found);
    assertThatThrownBy(() -> new PublicationLists(store).due(bench.caller, 0))
        .isInstanceOf(RequestRefused.class);
  }

  @StoreTest
  void explainsInASentence(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    Instant at = clock.instant().plusSeconds(3_600);
    UUID id = scheduled(bench, bench.account("one"), "text", at);
    assertThat(bench.posts.explain(bench.caller, id).next())
        .isEqualTo("It is published at its time. Next: " + at + ".");
    clock.set(at);
    assertThat(bench.posts.explain(bench.caller, id).publication().next())
        .contains("as soon as its account and network are free");
    for (PublicationState state : PublicationState.values()) {
      bench.force(id, state);
      assertThat(bench.posts.explain(bench.caller, id).publication().next().isEmpty())
          .as("%s", state)
          .isEqualTo(state == PublicationState.PUBLISHED);
    }
  }

  @StoreTest
  void saysWhatIsThereInPart(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    Instant at = clock.instant().plusSeconds(600);
    UUID id = scheduled(bench, bench.account("one"), "text", at);
    bench.force(id, PublicationState.PUBLISHING);
    assertThat(bench.posts.explain(bench.caller, id).next()).contains("is asked again");
    store.change(sql -> sql.execute("update publication set part_id = 'there' where id = ?", id));
    assertThat(bench.posts.explain(bench.caller, id).next())
        .isEqualTo("The post is there; what follows it goes on by itself. Next: " + at + ".");
    bench.uncertain(id, null, null);
    assertThat(bench.posts.explain(bench.caller, id).next())
        .contains("how much of it is there", "decide yourself", "a second time");
    store.change(
        sql -> sql.execute("update publication set state = 'NEEDS_DECISION' where id = ?", id));
    assertThat(bench.posts.explain(bench.caller, id).next())
        .startsWith("The post was put on the network");
  }

  @StoreTest
  void explainsWhatWaitsBehindAnUncertainOne(Store store, TestClock clock) {
    PostsBench bench = new PostsBench(store, clock);
    UUID account = bench.account("one");
    Instant at = clock.instant().plusSeconds(60);
    UUID uncertain = scheduled(bench, account, "first", at);
    UUID behind = scheduled(bench, account, "second", at);
    UUID elsewhere = scheduled(bench, bench.account("two"), "third", at);
    bench.uncertain(uncertain, at.plusSeconds(3_600), null);
    assertThat(bench.posts.explain(bench.caller, behind).next()).contains("at its time");
    clock.set(at.plusSeconds(120));
    assertThat(bench.posts.explain(bench.caller, behind).next())
        .contains("until another publication of its account is cleared up")
        .doesNotContain("Next:");
    assertThat(bench.posts.explain(bench.caller, elsewhere).next())
        .isEqualTo("It is published as soon as its account and network are free.");
    assertThat(bench.posts.explain(bench.caller, uncertain).next()).contains("Next: ");
  }

  private static UUID scheduled(PostsBench bench, UUID account, String text, Instant at) {
    PostView post = bench.create(bench.good(text, account));
    return bench
        .posts
        .schedule(bench.caller, post.id(), post.version(), at)
        .publications()
        .getFirst()
        .id();
  }

  private static PublicationFilter filter(
      Set<PublicationState> states, Optional<UUID> account, String search) {
    return new PublicationFilter(states, account, Optional.empty(), Optional.empty(), search);
  }

  private static List<UUID> list(PostsBench bench, PublicationFilter filter) {
    return bench.posts.publications(bench.caller, filter, PageRequest.first()).items().stream()
        .map(PublicationView::id)
        .toList();
  }
}
