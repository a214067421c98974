package org.rostrum.scheduler.analytics;

import static org.rostrum.scheduler.store.jooq.Tables.ANALYTICS_ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.rostrum.analytics.Statistics;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.analytics.MetricDescriptor.Quotient;
import org.rostrum.provider.analytics.MetricDescriptor.Subject;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.accounts.AccountSession;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.FakeProvider;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.network.HttpNetworkClients;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.posts.PostsBench;
import org.rostrum.scheduler.publishing.OptionsText;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TestClock;

/** Statistics on a real database, with one network that counts what a test says. */
final class StatisticsBench implements AutoCloseable {
  static final Set<Subject> BOTH = Set.of(Subject.ACCOUNT, Subject.POST);
  static final List<MetricDescriptor> METRICS =
      List.of(
          MetricDescriptor.count("seen", "Seen", "", BOTH),
          MetricDescriptor.count("clicks", "Clicks", "", BOTH),
          MetricDescriptor.share("rate", "Rate", "", BOTH, new Quotient("clicks", "seen")),
          MetricDescriptor.lifetime("comments", "Comments", "", Set.of(Subject.POST)));

  final Store store;
  final PostsBench posts;
  final FakeFigures network = new FakeFigures();
  final LiveProviders providers;
  final Statistics statistics;
  final Collector collector;
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
  private final HttpNetworkClients clients = new HttpNetworkClients();

  StatisticsBench(Store store, TestClock clock) {
    this(store, clock, 100);
  }

  StatisticsBench(Store store, TestClock clock, int callsADay) {
    this.store = store;
    this.posts = new PostsBench(store, clock);
    this.providers =
        LiveProviders.of(
            new LiveProvider(
                descriptor(),
                new FakeProvider(descriptor()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(network),
                Optional.empty(),
                "test",
                "1"));
    CollectionLimits limits =
        new CollectionLimits(
            Duration.ZERO,
            Duration.ZERO,
            callsADay,
            4,
            Duration.ofMinutes(5),
            Duration.ofMinutes(5));
    this.collector =
        new Collector(
            store,
            providers,
            new Sessions(),
            new ProviderCalls(clients),
            new Heard(),
            RandomGenerator.of("L64X128MixRandom"),
            "node",
            limits);
    this.statistics =
        new StoredStatistics(
            store, new MeasuredNetworks(providers, new Settings()), posts.written, () -> {});
  }

  private static ProviderDescriptor descriptor() {
    return ProviderDescriptor.of(PostsBench.NETWORK, "Boards")
        .publicationOptions(
            SettingsSchema.of(
                Setting.of("board", SettingType.CHOICE, "Board")
                    .choices(List.of(Choice.of("b1", "Weaving", ""), Choice.of("b2", "Clay", "")))
                    .build()))
        .metrics(METRICS)
        .build();
  }

  LocalDate today() {
    return AccountTurns.day(store.databaseTime());
  }

  /** Collects what is due and waits until it is done. */
  void collect() throws InterruptedException {
    done.clear();
    collector.begin();
    if (done.poll(30, TimeUnit.SECONDS) == null) {
      throw new AssertionError("Nothing was collected");
    }
  }

  /** Makes everything due, as the next days would. */
  void later(UUID account) {
    Instant now = store.databaseTime();
    store.change(sql -> MeasuredPosts.bringForward(sql, account, now));
  }

  Instant due(UUID account) {
    return store.read(
        sql ->
            sql.select(ANALYTICS_ACCOUNT.DUE_AT)
                .from(ANALYTICS_ACCOUNT)
                .where(ANALYTICS_ACCOUNT.ACCOUNT_ID.eq(account))
                .fetchSingle(ANALYTICS_ACCOUNT.DUE_AT));
  }

  /** A post that was published some days ago; its remote id is what it does a day. */
  UUID published(UUID account, String title, int perDay, String board, Instant at) {
    UUID post = UUID.randomUUID();
    UUID publication = UUID.randomUUID();
    store.change(
        sql -> {
          int ignored =
              sql.insertInto(POST)
                      .set(POST.ID, post)
                      .set(POST.WORKSPACE_ID, posts.workspace)
                      .set(POST.VERSION, 1L)
                      .set(POST.TITLE, title)
                      .set(POST.BODY, "")
                      .set(POST.AUTHOR_ID, UUID.randomUUID())
                      .set(POST.AUTHOR_NAME, "Ada")
                      .set(POST.CREATED_AT, at)
                      .set(POST.UPDATED_AT, at)
                      .execute()
                  + sql.insertInto(PUBLICATION)
                      .set(PUBLICATION.ID, publication)
                      .set(PUBLICATION.POST_ID, post)
                      .set(PUBLICATION.WORKSPACE_ID, posts.workspace)
                      .set(PUBLICATION.ACCOUNT_ID, account)
                      .set(PUBLICATION.ACCOUNT_NAME, "one")
                      .set(PUBLICATION.PROVIDER_ID, PostsBench.NETWORK)
                      .set(PUBLICATION.ORDINAL, 0)
                      .set(PUBLICATION.OPTIONS, OptionsText.write(Map.of("board", board)))
                      .set(PUBLICATION.STATE, PublicationState.PUBLISHED.name())
                      .set(PUBLICATION.REASON, "")
                      .set(PUBLICATION.FENCE, 1L)
                      .set(PUBLICATION.ATTEMPTS, 1)
                      .set(PUBLICATION.RETRIES, 0)
                      .set(PUBLICATION.RECONCILIATIONS, 0)
                      .set(PUBLICATION.REMOTE_ID, Integer.toString(perDay))
                      .set(PUBLICATION.URL, "https://example.org/" + perDay)
                      .set(PUBLICATION.PUBLISHED_AT, at)
                      .set(PUBLICATION.LIST_TITLE, title)
                      .set(PUBLICATION.SEARCH_TEXT, title)
                      .set(PUBLICATION.CREATED_AT, at)
                      .set(PUBLICATION.UPDATED_AT, at)
                      .execute();
        });
    return publication;
  }

  @Override
  public void close() {
    collector.close();
    clients.close();
  }

  private static final class Sessions implements AccountSessions {
    @Override
    public AccountSession open(UUID accountId) throws AccountUnavailable {
      return new AccountSession(
          accountId, PostsBench.NETWORK, "me", Secret.of("t"), SettingValues.empty(), 1);
    }

    @Override
    public AccountSession refreshed(AccountSession rejected) throws AccountUnavailable {
      throw new AccountUnavailable(
          AccountUnavailable.Reason.NEEDS_RECONNECT, "Connect the account again.");
    }

    @Override
    public void needsReconnect(UUID accountId, String reason, Set<String> missingScopes) {}

    @Override
    public void onChange(Consumer<UUID> listener) {}
  }

  private static final class Settings implements ServiceSettings {
    @Override
    public Optional<SettingValues> values(String providerId) {
      return Optional.of(SettingValues.empty());
    }

    @Override
    public Optional<SettingValues> values(String providerId, String environment) {
      return values(providerId);
    }

    @Override
    public void onChange(Consumer<String> listener) {}
  }

  private final class Heard implements Events {
    @Override
    public void publish(UUID workspace, String topic, String subject, String change) {
      if (change.equals("collected")) {
        done.add(subject);
      }
    }

    @Override
    public void publishToAll(String topic, String subject, String change) {}
  }
}
