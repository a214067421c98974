package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rostrum.posts.PlannedTime;
import org.rostrum.posts.PostView;
import org.rostrum.posts.Posts;
import org.rostrum.posts.TargetCheck;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.Quota;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.VisibleWhen;
import org.rostrum.scheduler.hosting.FakeProvider;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.posts.PostsBench;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreExtension;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** What is said of a time at which a quota has no room, and which time is proposed instead. */
@ExtendWith(StoreExtension.class)
final class PlannedQuotasTest {
  private final PostsBench bench;
  private final StoredAccountQuotas quotas;
  private final UUID account;
  private final Instant noon;

  PlannedQuotasTest(Store store, TestClock clock) {
    bench = new PostsBench(store, clock);
    account = bench.account("one");
    noon = clock.instant().plus(Duration.ofHours(1));
    ProviderDescriptor network =
        ProviderDescriptor.of(PostsBench.NETWORK, "Boards")
            .quotas(
                List.of(
                    quota("posts a day", 2, Duration.ofDays(1), "trial"),
                    quota("posts a minute", 1, Duration.ofMinutes(1), "full")))
            .build();
    quotas =
        new StoredAccountQuotas(
            store,
            LiveProviders.of(LiveProvider.of(new FakeProvider(network))),
            new Access("trial"));
  }

  private static Quota quota(String name, int permits, Duration window, String access) {
    return new Quota(
        new RateLimit(name, RateLimit.Scope.ACCOUNT, permits, window),
        Optional.of(new VisibleWhen("access", Set.of(access))));
  }

  @StoreTest
  void saysNothingWhileThereIsRoom() {
    scheduled(noon);

    TargetCheck check = check(noon.plusSeconds(60), Optional.empty());
    assertThat(check.advice()).isEmpty();
    assertThat(check.nextFree()).isEmpty();
  }

  @StoreTest
  void advisesAndProposesTheNextFreeTime() {
    scheduled(noon);
    scheduled(noon.plusSeconds(3_600));

    TargetCheck check = check(noon.plusSeconds(7_200), Optional.empty());
    assertThat(check.problems()).as("it would wait, not fail").isEmpty();
    assertThat(check.advice())
        .singleElement()
        .satisfies(advice -> assertThat(advice.code()).isEqualTo(TargetCheck.QUOTA_FULL))
        .extracting(ContentProblem::message)
        .asString()
        .contains("Boards allows 2 posts a day, and 2 are planned");
    assertThat(check.nextFree()).contains(noon.plus(Duration.ofDays(1)));
    assertThat(check(check.nextFree().orElseThrow(), Optional.empty()).advice()).isEmpty();
  }

  @StoreTest
  void aPostThatIsMovedDoesNotCountAgainstItself() {
    scheduled(noon);
    PostView second = scheduled(noon.plusSeconds(3_600));

    assertThat(check(noon.plusSeconds(7_200), Optional.of(second.id())).advice()).isEmpty();
  }

  @StoreTest
  void refusesATimeOutOfReach() {
    assertThatThrownBy(
            () -> check(noon.plus(Posts.MAX_AHEAD).plus(Duration.ofDays(9)), Optional.empty()))
        .isInstanceOf(RequestRefused.class);
  }

  private PostView scheduled(Instant at) {
    PostView post = bench.create(bench.good("text", account));
    return bench.posts.schedule(bench.caller, post.id(), post.version(), at);
  }

  private TargetCheck check(Instant at, Optional<UUID> post) {
    return quotas.check(TargetCheck.of(account, new ArrayList<>()), new PlannedTime(at, post));
  }

  private record Access(String granted) implements ServiceSettings {
    @Override
    public Optional<SettingValues> values(String providerId) {
      return Optional.of(SettingValues.of(Map.of("access", granted), Map.of()));
    }

    @Override
    public Optional<SettingValues> values(String providerId, String environment) {
      return values(providerId);
    }

    @Override
    public void onChange(Consumer<String> listener) {}
  }
}
