package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.accounts.AccountsBench.ADA;
import static org.rostrum.scheduler.accounts.AccountsBench.person;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.rostrum.accounts.AccountView;
import org.rostrum.provider.NetworkException;
import org.rostrum.scheduler.accounts.AccountUnavailable.Reason;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Query;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

class RefreshingSessionsTest {
  private final AccountsBench bench;

  RefreshingSessionsTest(Store store, TestClock clock) throws IOException {
    bench = new AccountsBench(store, clock);
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  @StoreTest
  void handsOutATokenThatIsStillGoodWithoutAskingTheNetwork() throws Exception {
    UUID account = bench.connectedAccount();

    AccountSession session = bench.sessions().open(account);

    assertThat(session.accessToken().expose()).isEqualTo("access-0");
    assertThat(session.remoteId()).isEqualTo("42");
    assertThat(session.service().require("environment")).isEqualTo("sandbox");
    assertThat(bench.network.asked()).hasSize(1);
  }

  @StoreTest
  void refreshesAheadAndKeepsTheRotatedToken() throws Exception {
    UUID account = bench.connectedAccount();
    bench.letTokenEnd();
    bench.grants("access-1", "refresh-1", person("42", "Berta"));
    assertThat(open(account)).isEqualTo("access-1");

    bench.letTokenEnd();
    bench.grants("access-2", "refresh-2", person("42", "Berta"));
    assertThat(open(account)).isEqualTo("access-2");

    assertThat(refreshTokensSent()).containsExactly("refresh-0", "refresh-1");
  }

  @StoreTest
  void keepsTheOldRefreshTokenWhenNoneComesBack() throws Exception {
    UUID account = bench.connectedAccount();
    bench.network.answering(200, FakeNetwork.json("{'access_token':'n','expires_in':'3600'}"));
    bench.letTokenEnd();
    open(account);
    bench.letTokenEnd();
    open(account);

    assertThat(refreshTokensSent()).containsExactly("refresh-0", "refresh-0");
  }

  @StoreTest
  void refreshesOnceWhenSixteenAskAtOnce() throws Exception {
    UUID account = bench.connectedAccount();
    bench.letTokenEnd();
    bench.grants("access-1", "refresh-1", person("42", "Berta"));

    CyclicBarrier together = new CyclicBarrier(16);
    List<String> tokens =
        all(
            16,
            () -> {
              together.await();
              return open(account);
            });

    assertThat(tokens).hasSize(16).containsOnly("access-1");
    assertThat(refreshTokensSent()).containsExactly("refresh-0");
  }

  @StoreTest
  void refreshesOnceWhenTwoNodesAskAtOnce() throws Exception {
    UUID account = bench.connectedAccount();
    bench.letTokenEnd();
    bench.grants("access-1", "refresh-1", person("42", "Berta"));
    if (bench.store.dialect() == Dialect.H2) {
      // there is no second node on the embedded database
      return;
    }
    try (AccountServices other = bench.services(bench.store)) {
      CyclicBarrier together = new CyclicBarrier(2);
      try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<String> there =
            pool.submit(
                () -> {
                  together.await();
                  return other.sessions().open(account).accessToken().expose();
                });
        together.await();
        assertThat(open(account)).isEqualTo("access-1");
        assertThat(there.get()).isEqualTo("access-1");
      }
    }
    assertThat(refreshTokensSent()).containsExactly("refresh-0");
  }

  @StoreTest
  void refreshesOnceWhenSixteenWereRejectedWithTheSameToken() throws Exception {
    UUID account = bench.connectedAccount();
    AccountSession rejected = bench.sessions().open(account);
    bench.grants("access-1", "refresh-1", person("42", "Berta"));

    List<String> tokens =
        all(16, () -> bench.sessions().refreshed(rejected).accessToken().expose());

    assertThat(tokens).containsOnly("access-1");
    assertThat(refreshTokensSent()).hasSize(1);
  }

  @StoreTest
  void believesTheNodeThatStoredFirst() throws Exception {
    UUID account = bench.connectedAccount();
    bench.letTokenEnd();
    CountDownLatch bothAsked = new CountDownLatch(2);
    bench.network.answering(
        (request, number) -> {
          if (number == 2) {
            // the first takes longer than its turn
            bench.clock.advance(StoredRefreshTurns.TURN);
          }
          bothAsked.countDown();
          bothAsked.await();
          return number == 2
              ? new FakeNetwork.Answer(
                  200,
                  FakeNetwork.json(
                      "{'access_token':'first','expires_in':3600,'refresh_token':'r-first'}"))
              : new FakeNetwork.Answer(400, FakeNetwork.json("{'error':'invalid_grant'}"));
        });
    try (AccountServices otherNode = bench.services(bench.store);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> here = threads.submit(() -> open(account));
      Future<String> there =
          threads.submit(() -> otherNode.sessions().open(account).accessToken().expose());
      List<String> outcomes = new ArrayList<>();
      for (Future<String> node : List.of(here, there)) {
        try {
          outcomes.add(node.get());
        } catch (java.util.concurrent.ExecutionException e) {
          // The loser may have looked before the winner had stored; it then says so.
          assertThat(e.getCause()).isInstanceOf(AccountUnavailable.class);
        }
      }
      assertThat(outcomes).isNotEmpty().containsOnly("first");
      assertThat(open(account)).as("whoever looks later").isEqualTo("first");
    }
  }

  @StoreTest
  void anInvalidGrantNeedsAPerson() throws Exception {
    UUID account = bench.connectedAccount();
    bench.letTokenEnd();
    bench.network.answering(400, FakeNetwork.json("{'error':'invalid_grant'}"));

    unavailable(account, Reason.NEEDS_RECONNECT);

    AccountView view = bench.accounts().get(ADA, account);
    assertThat(view.state()).isEqualTo(AccountView.State.NEEDS_RECONNECT);
    assertThat(view.reason()).contains("Pinnwand").contains("Berta");
    assertThat(bench.events).contains("account needs-reconnect");
    unavailable(account, Reason.NEEDS_RECONNECT);
    assertThat(refreshTokensSent()).hasSize(1);
  }

  @StoreTest
  void aNetworksOwnWordForADeadGrantCountsToo() throws Exception {
    UUID account = bench.connectedAccount();
    bench.letTokenEnd();
    bench.network.answering(401, FakeNetwork.json("{'code':'dead-code','message':'over'}"));

    unavailable(account, Reason.NEEDS_RECONNECT);
  }

  @StoreTest
  void aBlipDoesNotNeedAPerson() throws Exception {
    UUID account = bench.connectedAccount();
    bench.clock.advance(Duration.ofHours(2));
    List<FakeNetwork.Answer> blips =
        List.of(
            new FakeNetwork.Answer(503, FakeNetwork.json("{'error':'invalid_grant'}")),
            new FakeNetwork.Answer(429, FakeNetwork.json("{'error':'invalid_grant'}")),
            new FakeNetwork.Answer(500, ""),
            new FakeNetwork.Answer(400, FakeNetwork.json("{'error':'temporarily_unavailable'}")),
            new FakeNetwork.Answer(401, FakeNetwork.json("{'error':'invalid_client'}")),
            new FakeNetwork.Answer(200, "<html>maintenance</html>"),
            new FakeNetwork.Answer(0, ""));
    for (FakeNetwork.Answer blip : blips) {
      bench.network.answering((request, number) -> blip);
      assertThatThrownBy(() -> bench.sessions().open(account))
          .as("after %s", blip)
          .isInstanceOf(NetworkException.class);
    }
    bench.network.close();
    assertThatThrownBy(() -> bench.sessions().open(account)).isInstanceOf(NetworkException.class);

    assertThat(bench.accounts().get(ADA, account).state()).isEqualTo(AccountView.State.CONNECTED);
  }

  @StoreTest
  void goesOnWithTheOldTokenWhileItLastsAndTheNetworkIsAway() throws Exception {
    UUID account = bench.connectedAccount();
    bench.clock.advance(Duration.ofMinutes(58));
    bench.network.answering(503, "");

    assertThat(open(account)).isEqualTo("access-0");
    assertThat(refreshTokensSent()).hasSize(1);
  }

  @StoreTest
  void usesNoNewTokenBeforeItIsStoredAndLosesNone() throws Exception {
    UUID account = bench.connectedAccount();
    bench.letTokenEnd();
    bench.grants("access-1", "refresh-1", person("42", "Berta"));
    FailingStore failing = new FailingStore(bench.store);
    try (AccountServices services = bench.services(failing)) {
      // a node of several takes its turn before it asks the network
      failing.spared.set(bench.store.dialect() == Dialect.H2 ? 0 : 1);
      failing.broken.set(true);
      assertThatThrownBy(() -> services.sessions().open(account))
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseMessage("disk full");
      assertThat(bench.network.asked()).hasSize(2);

      failing.broken.set(false);
      assertThat(services.sessions().open(account).accessToken().expose()).isEqualTo("access-1");
      assertThat(bench.network.asked()).hasSize(2);
    }
    // What was stored is the rotated pair: the next refresh shows it.
    bench.letTokenEnd();
    open(account);
    assertThat(refreshTokensSent()).containsExactly("refresh-0", "refresh-1");
  }

  @StoreTest
  void usesUpNoGrantThatCameWhileItLooked() throws Exception {
    int reads = 5;
    for (int read = 1; read <= reads; read++) {
      String anew = "anew-" + read;
      UUID account = bench.connectedAccount();
      bench.letTokenEnd();
      bench.grants("refreshed", "refresh-refreshed", person("42", "Berta"));
      InterruptedStore interrupted =
          new InterruptedStore(
              bench.store,
              read,
              () -> {
                bench.grants(anew, "refresh-" + anew, person("42", "Berta"));
                bench.connect();
              });
      try (AccountServices services = bench.services(interrupted)) {
        assertThat(services.sessions().open(account).accessToken().expose())
            .as("connected again before read %s", read)
            .isEqualTo(anew);
      }
      assertThat(interrupted.left).as("read %s happened", read).hasValue(0);
      assertThat(refreshTokensSent()).doesNotContain("refresh-" + anew);
      assertThat(open(account)).isEqualTo(anew);
    }
  }

  @StoreTest
  void staysInTheEnvironmentOfTheAccount() throws Exception {
    UUID account = bench.connectedAccount();
    bench.environment("live");

    assertThat(bench.sessions().open(account).service().require("environment"))
        .isEqualTo("sandbox");
  }

  @StoreTest
  void tellsWhyAnAccountCannotBeUsed() throws Exception {
    UUID account = bench.connectedAccount();
    unavailable(new UUID(3, 3), Reason.GONE);

    bench.providers.remove("pinnwand");
    unavailable(account, Reason.PROVIDER_MISSING);
    assertThat(bench.accounts().get(ADA, account).state())
        .isEqualTo(AccountView.State.PROVIDER_UNAVAILABLE);
  }

  @StoreTest
  void tellsWhenAnAccountCanBeUsedAgain() throws Exception {
    UUID account = bench.connectedAccount();
    List<UUID> usable = new CopyOnWriteArrayList<>();
    bench.sessions().onChange(usable::add);
    bench.sessions().needsReconnect(account, "pins:write is missing.", Set.of("pins:write"));
    unavailable(account, Reason.NEEDS_RECONNECT);
    assertThat(bench.accounts().get(ADA, account).missingScopes()).containsExactly("pins:write");

    bench.connectedAccount();

    assertThat(usable).containsExactly(account);
    assertThat(open(account)).isEqualTo("access-0");
  }

  @StoreTest
  void refreshesInTheBackgroundAndBacksOff() throws Exception {
    UUID account = bench.connectedAccount();
    bench.services.refresher().look();
    assertThat(refreshTokensSent()).isEmpty();

    bench.clock.advance(Duration.ofMinutes(51));
    bench.network.answering(503, "");
    bench.services.refresher().look();
    bench.services.refresher().look();
    assertThat(refreshTokensSent()).hasSize(1);
    assertThat(bench.services.refresher().waitedWith()).containsExactly(account);

    bench.clock.advance(Duration.ofMinutes(1));
    bench.grants("access-1", "refresh-1", person("42", "Berta"));
    bench.services.refresher().look();
    assertThat(open(account)).isEqualTo("access-1");
    bench.services.refresher().look();
    assertThat(bench.services.refresher().waitedWith()).isEmpty();
  }

  private String open(UUID account) throws Exception {
    return bench.sessions().open(account).accessToken().expose();
  }

  private List<String> refreshTokensSent() {
    return bench.network.asked().stream()
        .filter(asked -> "refresh_token".equals(asked.form().get("grant_type")))
        .map(asked -> asked.form().getOrDefault("refresh_token", ""))
        .toList();
  }

  private void unavailable(UUID account, Reason reason) {
    assertThatThrownBy(() -> bench.sessions().open(account))
        .isInstanceOfSatisfying(
            AccountUnavailable.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static <T> List<T> all(int threads, Callable<T> work) throws Exception {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(pool.submit(work));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }

  /** A store whose disk is full at times. */
  private static final class FailingStore extends Passing {
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicInteger spared = new AtomicInteger();

    FailingStore(Store store) {
      super(store);
    }

    @Override
    public <T> T write(Query<T> work) {
      if (broken.get() && spared.getAndDecrement() <= 0) {
        throw new IllegalStateException("disk full");
      }
      return super.write(work);
    }
  }

  /** A store in which something happens right before one of the reads. */
  private static final class InterruptedStore extends Passing {
    private final AtomicInteger left;
    private final Runnable event;

    InterruptedStore(Store store, int read, Runnable event) {
      super(store);
      this.left = new AtomicInteger(read);
      this.event = event;
    }

    @Override
    public <T> T read(Query<T> work) {
      if (left.get() > 0 && left.decrementAndGet() == 0) {
        event.run();
      }
      return super.read(work);
    }
  }

  /** A store that does what another one does. */
  private static class Passing implements Store {
    private final Store store;

    Passing(Store store) {
      this.store = store;
    }

    @Override
    public <T> T read(Query<T> work) {
      return store.read(work);
    }

    @Override
    public <T> T write(Query<T> work) {
      return store.write(work);
    }

    @Override
    public <T> CompletableFuture<T> writeAsync(Query<T> work) {
      return store.writeAsync(work);
    }

    @Override
    public Dialect dialect() {
      return store.dialect();
    }

    @Override
    public Instant databaseTime() {
      return store.databaseTime();
    }
  }
}
