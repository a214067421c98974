package org.rostrum.bench;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.events.LiveEvents;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.accounts.AccountServices;
import org.rostrum.scheduler.audit.StoredAudit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.events.RecentEvents;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.posts.StoredPosts;
import org.rostrum.scheduler.publishing.DisconnectedPublications;
import org.rostrum.scheduler.store.DatabaseLocation;
import org.rostrum.scheduler.store.DatabaseStore;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduler.vault.EnvelopeVault;
import org.rostrum.scheduler.vault.MasterKeys;

/**
 * The engine with everything that it has in an installation: its store, tokens out of the vault,
 * attempts, fences, lanes, declared limits, and a listener to its live events. Only the network,
 * its service settings (it has none) and the media are replaced.
 */
final class Rostrum implements Contender {
  private static final String PUBLISHED = "published";
  private static final int KEY_BYTES = 32;

  /** So many that what one network takes at once does not bound the whole. */
  private static final int MANY_NETWORKS = 16;

  private final List<String> networks;
  private final MasterKeys keys;

  Rostrum() {
    this(MANY_NETWORKS);
  }

  /** Spreads the accounts over so many networks; one master key holds for all databases. */
  Rostrum(int networks) {
    this.networks = RostrumAccounts.networks(networks);
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    String text = Base64.getEncoder().encodeToString(key);
    this.keys = MasterKeys.of(Map.of(MasterKeys.KEY_VARIABLE, text), Path.of("."), random);
  }

  @Override
  public String name() {
    return "Rostrum";
  }

  @Override
  public String setUp() {
    return "Rostrum of this tree: EngineLimits.standard(), "
        + networks.size()
        + " networks of "
        + ProviderDescriptor.MAX_CONCURRENCY
        + " calls at once, declared limits that do not bind, tokens from the vault, events told";
  }

  @Override
  public Deployed deploy(Database database, int accounts, Ledger ledger) {
    return new Deployed(database, accounts, ledger);
  }

  /** Counts what the engine tells is done, and passes everything on. */
  private record CountingEvents(Events next, AtomicInteger published) implements Events {
    @Override
    public void publish(UUID workspace, String topic, String subject, String change) {
      next.publish(workspace, topic, subject, change);
      if (change.equals(PUBLISHED)) {
        int ignored = published.incrementAndGet();
      }
    }

    @Override
    public void publishToAll(String topic, String subject, String change) {
      next.publishToAll(topic, subject, change);
    }
  }

  /** No network of a benchmark needs settings. */
  private record NoSettings() implements ServiceSettings {
    @Override
    public Optional<SettingValues> values(String providerId) {
      return Optional.of(SettingValues.empty());
    }

    @Override
    public Optional<SettingValues> values(String providerId, String environment) {
      return values(providerId);
    }

    @Override
    public void onChange(Consumer<String> listener) {
      // they never change
    }
  }

  /** Rostrum on a database. */
  final class Deployed implements Deployment {
    private final DatabaseStore store;
    private final LiveProviders live;
    private final ServiceSettings settings = new NoSettings();
    private final RecentEvents recent;
    private final CountingEvents events;
    private final LiveEvents.Subscription listener;
    private final AccountServices accountServices;
    private final RostrumPublications publications;
    private final AtomicInteger seeded = new AtomicInteger();
    private @Nullable RostrumEngine engine;

    private Deployed(Database database, int accounts, Ledger ledger) {
      InstantSource clock = Clock.systemUTC();
      SecureRandom random = new SecureRandom();
      this.store = DatabaseStore.open(location(database), clock);
      this.live =
          LiveProviders.of(
              networks.stream()
                  .map(id -> LiveProvider.of(new NoOpNetwork(id, ledger)))
                  .toArray(LiveProvider[]::new));
      this.recent = new RecentEvents(clock);
      this.events = new CountingEvents(recent, new AtomicInteger());
      EnvelopeVault vault = EnvelopeVault.open(store, keys, random);
      TimeOrderedIds ids = new TimeOrderedIds(clock, random);
      StoredAudit audit = new StoredAudit(store, ids);
      this.accountServices =
          new AccountServices(
              store,
              vault,
              audit,
              events,
              live,
              settings,
              RostrumEngine::noWayOut,
              new DisconnectedPublications(),
              URI.create("http://localhost/"),
              clock,
              random);
      RostrumAccounts connected = RostrumAccounts.connect(store, vault, accounts, networks);
      this.listener =
          recent.listen(connected.caller(), OptionalLong.empty(), event -> {}, () -> {});
      this.publications =
          new RostrumPublications(
              store,
              new StoredPosts(store, new NoMedia(), live, audit, events, ids, this::wake),
              connected);
    }

    private DatabaseLocation location(Database database) {
      return switch (database) {
        case Database.Postgres postgres ->
            new DatabaseLocation.PostgresServer(
                postgres.url(), postgres.user(), Secret.of("postgres"));
        case Database.H2 h2 -> new DatabaseLocation.H2Folder(h2.folder());
      };
    }

    private void wake() {
      if (engine != null) {
        engine.engine().wake();
      }
    }

    /** Its posts and publications. */
    RostrumPublications publications() {
      return publications;
    }

    @Override
    public void seed(List<Job> jobs) {
      publications.seed(jobs);
      int ignored = seeded.addAndGet(jobs.size());
    }

    @Override
    public void enqueue(List<Job> jobs) {
      publications.enqueue(jobs);
    }

    @Override
    public void start() {
      engine = RostrumEngine.start(store, live, settings, accountServices.sessions(), events);
    }

    @Override
    public void stop() {
      if (engine != null) {
        engine.close();
        engine = null;
      }
    }

    @Override
    public boolean isDone() {
      return events.published().get() >= seeded.get();
    }

    @Override
    public long recorded() {
      return publications.published();
    }

    @Override
    public void close() {
      stop();
      listener.close();
      recent.close();
      accountServices.close();
      store.close();
    }
  }
}
