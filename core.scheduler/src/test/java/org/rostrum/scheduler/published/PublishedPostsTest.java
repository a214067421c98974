package org.rostrum.scheduler.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.rostrum.access.Role;
import org.rostrum.posts.OnNetwork;
import org.rostrum.posts.Presence;
import org.rostrum.posts.PublicationChange.State;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.posts.PublishedEdit;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.network.HttpNetworkClients;
import org.rostrum.scheduler.posts.PostsBench;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

class PublishedPostsTest {
  private final PostsBench bench;
  private final TestClock clock;
  private final FakePublished network = new FakePublished();
  private final HttpNetworkClients clients = new HttpNetworkClients();
  private final PublishedServices room;
  private final UUID account;

  PublishedPostsTest(Store store, TestClock clock) {
    this.clock = clock;
    bench = new PostsBench(store, clock);
    LiveProvider plain = bench.providers.find(PostsBench.NETWORK).orElseThrow();
    bench.providers.put(
        new LiveProvider(
            plain.descriptor(),
            plain.provider(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(network),
            "test",
            "1"));
    account = bench.account("ada");
    room =
        new PublishedServices(
            store,
            bench.providers,
            new OpenSessions(),
            clients,
            bench.written,
            bench.heard,
            bench.ids);
  }

  @AfterEach
  void close() {
    room.close();
    clients.close();
  }

  @StoreTest
  void editsAPublishedPostAndKeepsWhatItSaysNow() throws Exception {
    UUID id = published();
    assertThat(view(id).presence()).isEqualTo(Presence.AS_PUBLISHED);

    OnNetwork asked = edit(id, "Better");
    assertThat(asked.presence()).isEqualTo(Presence.CHANGING);
    assertThat(asked.changes().getFirst().state()).isEqualTo(State.PENDING);
    room.worker().work();

    OnNetwork done = view(id);
    assertThat(done.presence()).isEqualTo(Presence.EDITED);
    assertThat(done.texts().title()).isEqualTo("Better");
    assertThat(done.publication().title()).isEqualTo("Better");
    assertThat(done.publication().presence()).contains(Presence.EDITED);
    assertThat(network.posts.get("r1")).extracting(PostTexts::title).isEqualTo("Better");
    assertThat(bench.audit).contains("publication.edit-requested", "publication.edited");
    assertThat(bench.events).contains("publication changing", "publication edited");
  }

  @StoreTest
  void anEditWhoseAnswerWasLostIsFoundAndNotSentAgain() throws Exception {
    UUID id = published();
    network.next = Optional.of(new ChangeResult.Unknown("The line broke."));
    network.lost = true;
    edit(id, "Better");
    room.worker().work();
    assertThat(view(id).changes().getFirst().state()).isEqualTo(State.UNDER_WAY);

    clock.advance(Duration.ofMinutes(1));
    room.worker().work();

    assertThat(view(id).presence()).isEqualTo(Presence.EDITED);
    assertThat(network.calls).containsExactly("edit Better", "look");
  }

  @StoreTest
  void anEditThatDidNotArriveIsNeverSentTwice() throws Exception {
    UUID id = published();
    network.next = Optional.of(new ChangeResult.Unknown("The line broke."));
    edit(id, "Better");
    for (int look = 0; look < 5; look++) {
      room.worker().work();
      clock.advance(Duration.ofMinutes(31));
    }

    OnNetwork over = view(id);
    assertThat(over.changes().getFirst().state()).isEqualTo(State.FAILED);
    assertThat(over.changes().getFirst().reason()).contains("does not show the change");
    assertThat(over.presence()).isEqualTo(Presence.AS_PUBLISHED);
    assertThat(network.calls).containsExactly("edit Better", "look", "look");
  }

  @StoreTest
  void aChangeThatDiedWithItsProcessIsLookedAtFirst() throws Exception {
    UUID id = published();
    edit(id, "Better");
    // what a process leaves behind that is killed while it calls
    bench.store.write(
        sql ->
            PublishedRows.take(sql, clock.instant(), clock.instant().plus(ChangeWorker.LEASE), 5));
    assertThat(room.worker().work()).isZero();

    clock.advance(ChangeWorker.LEASE.plusSeconds(1));
    room.worker().work();
    assertThat(network.calls).containsExactly("look");
  }

  @StoreTest
  void removesAPostAndSaysSoWhenItWasGoneAlready() throws Exception {
    UUID id = published();
    network.next = Optional.of(new ChangeResult.Unknown("The line broke."));
    network.lost = true;
    room.changes().remove(bench.caller, id);
    room.worker().work();
    clock.advance(Duration.ofMinutes(1));
    room.worker().work();

    assertThat(view(id).presence()).isEqualTo(Presence.REMOVED);
    assertThat(view(id).removable()).isFalse();
    assertThat(network.posts).isEmpty();
    refused(Reason.CONFLICT, "post-gone", () -> room.changes().remove(bench.caller, id));
    refused(Reason.CONFLICT, "post-gone", () -> edit(id, "Too late"));
  }

  @StoreTest
  void waitsForALimitAndTriesAgain() throws Exception {
    UUID id = published();
    network.next =
        Optional.of(
            new ChangeResult.RateLimited(
                Duration.ofHours(1), RateLimit.Scope.ACCOUNT, "Too many calls."));
    edit(id, "Better");
    room.worker().work();
    clock.advance(Duration.ofMinutes(59));
    assertThat(room.worker().work()).isZero();
    assertThat(view(id).changes().getFirst().reason()).isEqualTo("Too many calls.");

    clock.advance(Duration.ofMinutes(2));
    room.worker().work();
    assertThat(view(id).presence()).isEqualTo(Presence.EDITED);
  }

  @StoreTest
  void refusesWhatCannotBe() {
    UUID id = published();
    refused(
        Reason.INVALID,
        "post-invalid",
        () -> room.changes().edit(bench.caller, id, change(Optional.of("x".repeat(101)))));
    refused(
        Reason.INVALID,
        "post-invalid",
        () -> room.changes().edit(bench.caller, id, change(Optional.of("Title"))));
    refused(
        Reason.INVALID,
        "post-invalid",
        () ->
            room.changes()
                .edit(
                    bench.caller,
                    id,
                    new PublishedEdit(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("https://other.example/"),
                        Optional.empty(),
                        Map.of())));
    refused(
        Reason.FORBIDDEN,
        "permission-missing",
        () -> room.changes().remove(bench.caller(Role.VIEWER), id));
    refused(
        Reason.NOT_FOUND,
        "publication-not-found",
        () -> room.changes().remove(bench.caller, UUID.randomUUID()));
    UUID draft = bench.create(bench.good("Draft", account)).publications().getFirst().id();
    refused(Reason.CONFLICT, "publication-state", () -> room.changes().remove(bench.caller, draft));
    edit(id, "First");
    refused(Reason.CONFLICT, "change-under-way", () -> edit(id, "Second"));
    network.editable = EditableParts.NOTHING;
    UUID other = published();
    refused(Reason.CONFLICT, "not-editable", () -> edit(other, "Fixed"));
  }

  @StoreTest
  void noticesThatAPostWasRemovedOnTheNetworkAfterASecondLook() throws Exception {
    UUID id = published();
    room.looks().findNew();
    assertThat(room.looks().look()).isZero();
    clock.advance(PublishedLooks.FIRST.plusSeconds(1));
    assertThat(room.looks().look()).isEqualTo(1);
    assertThat(view(id).lookedAt()).isPresent();

    network.posts.clear();
    clock.advance(PublishedLooks.AGAIN);
    room.looks().look();
    assertThat(view(id).presence()).isEqualTo(Presence.AS_PUBLISHED);
    clock.advance(PublishedLooks.SECOND_OPINION);
    room.looks().look();

    assertThat(view(id).presence()).isEqualTo(Presence.GONE);
    assertThat(bench.events).contains("publication gone");
    clock.advance(PublishedLooks.AGAIN.multipliedBy(2));
    assertThat(room.looks().look()).isZero();
  }

  @StoreTest
  void looksAtFewPostsOfAnAccountInARoundAndSoonerWhenAsked() throws Exception {
    for (int post = 0; post < 4; post++) {
      published();
    }
    room.looks().findNew();
    clock.advance(PublishedLooks.FIRST.plusSeconds(1));
    assertThat(room.looks().look()).isEqualTo(PublishedLooks.LOOKS_OF_AN_ACCOUNT);
    assertThat(room.looks().look()).isEqualTo(PublishedLooks.LOOKS_OF_AN_ACCOUNT);
    assertThat(room.looks().look()).isZero();

    room.changes().lookSoon(bench.caller, published());
    assertThat(room.looks().look()).isEqualTo(1);
  }

  /** The store refuses to be called from inside a transaction, so this fails if it is one. */
  @StoreTest
  void asksTheProviderWhatCanBeChangedOutsideOfTransactions() throws Exception {
    UUID id = published();
    AtomicInteger asked = new AtomicInteger();
    network.whenAsked =
        () -> {
          int known = bench.store.read(sql -> sql.fetchCount(PUBLICATION));
          int ignored = asked.addAndGet(known);
        };

    assertThat(view(id).editable()).isEqualTo(network.editable);
    edit(id, "Better");
    room.worker().work();

    assertThat(view(id).texts().title()).isEqualTo("Better");
    assertThat(asked).hasPositiveValue();
  }

  @StoreTest
  void aProviderThatCannotTellWhatCanBeChangedLosesNothing() {
    UUID id = published();
    network.whenAsked =
        () -> {
          throw new StackOverflowError();
        };

    assertThat(view(id).editable()).isEqualTo(EditableParts.NOTHING);
    refused(Reason.CONFLICT, "provider-failed", () -> edit(id, "Better"));

    network.whenAsked = () -> {};
    assertThat(view(id).changes()).isEmpty();
  }

  private int made;

  private UUID published() {
    PublicationView view =
        bench.create(bench.good("Text " + made, account)).publications().getFirst();
    String remote = "r" + ++made;
    bench.force(view.id(), PublicationState.PUBLISHED);
    bench.store.change(
        sql -> {
          int ignored =
              sql.update(PUBLICATION)
                  .set(PUBLICATION.REMOTE_ID, remote)
                  .set(PUBLICATION.DUE_AT, clock.instant())
                  .set(PUBLICATION.PUBLISHED_AT, clock.instant())
                  .where(PUBLICATION.ID.eq(view.id()))
                  .execute();
        });
    network.posts.put(remote, new PostTexts("Title", "Text", "", ""));
    return view.id();
  }

  private OnNetwork view(UUID id) {
    return room.changes().get(bench.caller, id);
  }

  private OnNetwork edit(UUID id, String title) {
    return room.changes().edit(bench.caller, id, change(Optional.of(title)));
  }

  private static PublishedEdit change(Optional<String> title) {
    return new PublishedEdit(title, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
  }

  private static void refused(Reason reason, String code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.code()).isEqualTo(code);
            });
  }
}
