package org.rostrum.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rostrum.posts.PublicationState;

/** What may be sent next, and how much is kept of what is due. */
final class BacklogTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private final UUID workspace = UUID.randomUUID();
  private final UUID one = UUID.randomUUID();
  private final UUID two = UUID.randomUUID();

  @Test
  void picksOneOfEachAccountTheLongestDueFirst() {
    Backlog backlog = new Backlog(10);
    Candidate late = candidate(one, "a", 5, PublicationState.SCHEDULED);
    Candidate later = candidate(one, "a", 3, PublicationState.SCHEDULED);
    Candidate other = candidate(two, "b", 4, PublicationState.SCHEDULED);
    backlog.add(List.of(later, other, late), NOW);
    assertThat(picked(backlog, 10)).containsExactly(late, other);
    assertThat(picked(backlog, 10)).isEmpty();
    backlog.forget(late);
    backlog.release(one);
    assertThat(picked(backlog, 10)).containsExactly(later);
  }

  @Test
  void aNetworkAndTheProcessTakeNoMoreThanTheyCan() {
    Backlog backlog = new Backlog(3);
    List<Candidate> due = new ArrayList<>();
    for (int index = 0; index < 5; index++) {
      due.add(candidate(UUID.randomUUID(), "a", 9 - index, PublicationState.SCHEDULED));
      due.add(candidate(UUID.randomUUID(), "b", 1, PublicationState.SCHEDULED));
    }
    backlog.add(due, NOW);
    assertThat(picked(backlog, 2).stream().map(Candidate::provider)).containsExactly("a", "a", "b");
  }

  @Test
  void asksOnlyWhileSomethingIsUncertain() {
    Backlog backlog = new Backlog(10);
    Candidate next = candidate(one, "a", 9, PublicationState.SCHEDULED);
    Candidate question = candidate(one, "a", 1, PublicationState.UNCERTAIN);
    backlog.add(List.of(next), NOW);
    backlog.uncertain(List.of(one), true);
    assertThat(picked(backlog, 10)).isEmpty();
    backlog.add(List.of(question), NOW);
    assertThat(picked(backlog, 10)).containsExactly(question);
    backlog.forget(question);
    backlog.release(one);
    assertThat(backlog.uncertainAccounts()).containsExactly(one);
    backlog.uncertain(List.of(one), false);
    assertThat(picked(backlog, 10)).containsExactly(next);
  }

  @Test
  void keepsTheLongestDueOfAnAccountAndSaysWhenThereIsRoom() {
    Backlog backlog = new Backlog(10);
    int all = Backlog.MAX_OF_ACCOUNT + 50;
    List<Candidate> due =
        IntStream.range(0, all)
            .mapToObj(number -> candidate(one, "a", number, PublicationState.SCHEDULED))
            .toList();
    backlog.add(due, NOW);
    List<Candidate> sent = new ArrayList<>();
    for (List<Candidate> next = picked(backlog, 1); !next.isEmpty(); next = picked(backlog, 1)) {
      sent.addAll(next);
      backlog.forget(next.getFirst());
      backlog.release(one);
    }
    assertThat(sent).isEqualTo(due.reversed().subList(0, Backlog.MAX_OF_ACCOUNT));
    assertThat(backlog.isHungry()).isTrue();
    assertThat(backlog.isHungry()).isFalse();
  }

  @Test
  void aQuestionHasRoomThoughTheAccountIsFull() {
    Backlog backlog = new Backlog(10);
    backlog.add(
        IntStream.range(0, Backlog.MAX_OF_ACCOUNT)
            .mapToObj(number -> candidate(one, "a", 100 + number, PublicationState.RETRYING))
            .toList(),
        NOW);
    backlog.uncertain(List.of(one), true);
    Candidate question = candidate(one, "a", 1, PublicationState.UNCERTAIN);
    backlog.add(List.of(question), NOW);
    assertThat(picked(backlog, 10)).containsExactly(question);
  }

  @Test
  void readsNoMoreOfANetworkThatIsFull() {
    Backlog backlog = new Backlog(10);
    for (int account = 0; account < Backlog.MAX_OF_NETWORK / 100; account++) {
      UUID id = UUID.randomUUID();
      backlog.add(
          IntStream.range(0, 100)
              .mapToObj(number -> candidate(id, "a", number, PublicationState.SCHEDULED))
              .toList(),
          NOW);
    }
    assertThat(backlog.full()).containsExactly("a");
    backlog.forgetNetwork("a");
    assertThat(backlog.full()).isEmpty();
    assertThat(backlog.isHungry()).isTrue();
  }

  @Test
  void endsLanesWithoutWorkAndSaysWhichWereHeld() {
    Backlog backlog = new Backlog(10);
    Candidate only = candidate(one, "a", 1, PublicationState.SCHEDULED);
    backlog.add(List.of(only), NOW);
    backlog.owned(List.of(one), true);
    Instant later = NOW.plus(Backlog.IDLE).plusSeconds(1);
    assertThat(backlog.endIdle(later)).isEmpty();
    backlog.forget(only);
    assertThat(backlog.endIdle(NOW)).isEmpty();
    assertThat(backlog.endIdle(later)).containsExactly(one);
    assertThat(backlog.endIdle(later)).isEmpty();
  }

  private static List<Candidate> picked(Backlog backlog, int concurrency) {
    return backlog.pick(100, network -> concurrency, NOW).stream()
        .map(Backlog.Picked::candidate)
        .toList();
  }

  private Candidate candidate(
      UUID account, String network, int secondsAgo, PublicationState state) {
    Instant due = NOW.minusSeconds(secondsAgo);
    return new Candidate(
        UUID.randomUUID(),
        workspace,
        account,
        network,
        state,
        due,
        due,
        0,
        Optional.of("CONNECTED"),
        "",
        false);
  }
}
