package org.rostrum.scheduler.runtime;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.rostrum.access.Access;
import org.rostrum.scheduler.access.PasswordHasher;
import org.rostrum.scheduler.access.SetupToken;
import org.rostrum.scheduler.access.StoredAccess;
import org.rostrum.scheduler.accounts.AccountServices;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.accounts.StoredAccountQuotas;
import org.rostrum.scheduler.analytics.AnalyticsServices;
import org.rostrum.scheduler.audit.StoredAudit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.events.RecentEvents;
import org.rostrum.scheduler.hosting.InstalledProviders;
import org.rostrum.scheduler.hosting.ProviderNews;
import org.rostrum.scheduler.hosting.RedirectUri;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.hosting.SettingsMigrations;
import org.rostrum.scheduler.hosting.StoredSetupGuides;
import org.rostrum.scheduler.hosting.VaultedServiceSettings;
import org.rostrum.scheduler.hosting.bundles.BundleServices;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.media.MediaServices;
import org.rostrum.scheduler.network.HttpNetworkClients;
import org.rostrum.scheduler.network.NetworkClients;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.operations.Health;
import org.rostrum.scheduler.operations.PlatformOperations;
import org.rostrum.scheduler.operations.StandardChecks;
import org.rostrum.scheduler.posts.PublicationLists;
import org.rostrum.scheduler.posts.StoredPosts;
import org.rostrum.scheduler.posts.TargetProblems;
import org.rostrum.scheduler.published.PublishedServices;
import org.rostrum.scheduler.publishing.DisconnectedPublications;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.schedule.PublishingEngine;
import org.rostrum.scheduler.scheduling.MissedSweep;
import org.rostrum.scheduler.scheduling.PublishingHolds;
import org.rostrum.scheduler.scheduling.SchedulingServices;
import org.rostrum.scheduler.store.DatabaseStore;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduler.vault.EnvelopeVault;
import org.rostrum.scheduler.vault.KeyRotation;
import org.rostrum.scheduler.vault.MasterKeys;
import org.rostrum.scheduler.vault.VaultNodes;

/** Puts the rooms together, in the order in which each needs the other, and starts them. */
final class Wiring {
  private final Surroundings around;
  private final Deque<AutoCloseable> open;
  private final DatabaseStore store;
  private final EnvelopeVault vault;
  private final TimeOrderedIds ids;
  private final StoredAudit audit;
  private final RecentEvents heard;
  private final Events events;
  private final VaultNodes vaultNodes;
  private final NodeSignals signals;

  /** Never the same twice: a restart does not inherit what the one before held. */
  private final String node = UUID.randomUUID().toString();

  /**
   * Opens the database and the vault.
   *
   * @param around what comes from outside
   * @param open takes what must be closed at the end, the latest first
   */
  Wiring(Surroundings around, Deque<AutoCloseable> open) {
    this.around = around;
    this.open = open;
    Installation installation = around.installation();
    store = closing(DatabaseStore.open(installation.database(), around.clock()));
    vault =
        EnvelopeVault.open(
            store,
            MasterKeys.of(
                around.environment(), installation.data().resolve("vault"), around.random()),
            around.random());
    ids = new TimeOrderedIds(around.clock(), around.random());
    audit = new StoredAudit(store, ids);
    vaultNodes = new VaultNodes(store, vault, node);
    signals = new NodeSignals(store, vaultNodes, node, around.clock(), open);
    heard = signals.heard();
    events = signals.events();
  }

  private <T extends AutoCloseable> T closing(T part) {
    open.push(part);
    return part;
  }

  /** Builds and starts the rest. */
  Services services() {
    URI redirect = RedirectUri.below(around.installation().baseUrl());
    HttpNetworkClients clients = closing(new HttpNetworkClients(around.installation().allowed()));
    VaultedServiceSettings settings = new VaultedServiceSettings(store, vault, around.live());
    ProviderNews news = new ProviderNews(around.live(), events);
    AccountServices accounts = closing(accounts(settings, clients));
    StoredAccountQuotas quotas = new StoredAccountQuotas(store, around.live(), settings);
    MediaServices media = closing(media());
    PublishingHolds holds = new PublishingHolds(store, System::nanoTime);
    PublishingEngine engine =
        closing(engine(settings, accounts.sessions(), clients, media.files(), holds));
    PublishedServices published =
        closing(
            new PublishedServices(
                store, around.live(), accounts.sessions(), clients, audit, events, ids));
    SchedulingServices scheduling = closing(scheduling(media.files(), quotas, holds, engine));
    AnalyticsServices analytics =
        closing(
            new AnalyticsServices(
                store,
                around.live(),
                settings,
                accounts.sessions(),
                new ProviderCalls(clients),
                audit,
                events,
                around.random(),
                node));
    Optional<BundleServices> bundles = around.hosting().map(on -> bundles(on, settings, engine));
    // last opened, first closed: nobody listens while the rest goes down
    closing(heard);
    bundles.ifPresent(BundleServices::start);
    news.start();
    media.start();
    accounts.start();
    engine.start();
    scheduling.start();
    published.start();
    analytics.start();
    signals.start(settings, accounts, engine, around.live());
    return new Services(
        access(),
        accounts.accounts(),
        providers(settings, news, new ProviderCalls(clients), redirect),
        media.library(),
        posts(media.files(), engine, scheduling, quotas),
        operations(engine, () -> bundles.map(BundleServices::troubles).orElse(List.of())),
        audit,
        heard,
        scheduling.queues(),
        scheduling.recurrences(),
        scheduling.holds(),
        scheduling.missed(),
        published.changes(),
        new StoredSetupGuides(around.live(), settings, store, audit),
        quotas,
        analytics.statistics(),
        bundles.map(BundleServices::bundles));
  }

  private BundleServices bundles(
      ProviderHosting on, VaultedServiceSettings settings, PublishingEngine engine) {
    SettingsMigrations migrations = new SettingsMigrations(store, vault, settings, around.clock());
    try {
      return closing(
          new BundleServices(
              on.context(),
              on.folders(),
              new BundleServices.Parts(
                  store,
                  audit,
                  events,
                  on.services().assembly(),
                  engine::running,
                  arrived -> migrations.bringOver(arrived, on.services().migration(arrived.id())),
                  around.clock())));
    } catch (IOException e) {
      throw new StartRefused("The data folder cannot keep providers: " + e.getMessage(), e);
    }
  }

  private AccountServices accounts(ServiceSettings settings, NetworkClients clients) {
    return new AccountServices(
        store,
        vault,
        audit,
        events,
        around.live(),
        settings,
        clients,
        new DisconnectedPublications(),
        around.installation().baseUrl(),
        around.clock(),
        around.random());
  }

  private InstalledProviders providers(
      VaultedServiceSettings settings, ProviderNews news, ProviderCalls calls, URI redirect) {
    return new InstalledProviders(
        around.live(), settings, store, vault, audit, news, calls, redirect, around.clock());
  }

  private MediaServices media() {
    Path folder = around.installation().data().resolve("media");
    try {
      return new MediaServices(folder, store, audit, events, around.clock());
    } catch (IOException e) {
      throw new StartRefused("The folder " + folder + " cannot keep media: " + e.getMessage(), e);
    }
  }

  private PublishingEngine engine(
      ServiceSettings settings,
      AccountSessions sessions,
      NetworkClients clients,
      MediaFiles files,
      PublishingHolds holds) {
    return new PublishingEngine(
        new PublishingEngine.Parts(
            store,
            around.live(),
            settings,
            sessions,
            clients,
            files,
            events,
            holds,
            new MissedSweep(store, events)),
        around.clock(),
        around.random(),
        node,
        EngineLimits.standard());
  }

  private SchedulingServices scheduling(
      MediaFiles files,
      StoredAccountQuotas quotas,
      PublishingHolds holds,
      PublishingEngine engine) {
    return new SchedulingServices(
        store,
        around.live(),
        new TargetProblems(store, files, around.live()),
        quotas,
        audit,
        events,
        ids,
        holds,
        () -> signals.wakeEverybody(engine));
  }

  private StoredPosts posts(
      MediaFiles files,
      PublishingEngine engine,
      SchedulingServices scheduling,
      StoredAccountQuotas quotas) {
    return new StoredPosts(
        store,
        files,
        around.live(),
        audit,
        events,
        ids,
        () -> signals.wakeEverybody(engine),
        scheduling::templateChanged,
        quotas::check);
  }

  private Access access() {
    SetupToken setupToken = SetupToken.random(around.random());
    StoredAccess access =
        new StoredAccess(
            store, audit, new PasswordHasher(around.random()), setupToken, ids, around.random());
    if (access.setupRequired()) {
      access.offerSetup();
      // to the terminal only, never to a log file: who reads it owns this installation
      around
          .output()
          .printf(
              "First start: open %s/setup and enter the setup token %s%n",
              around.installation().baseUrl().toString().replaceAll("/+$", ""),
              setupToken.secret().expose());
    }
    return access;
  }

  private PlatformOperations operations(PublishingEngine engine, Supplier<List<String>> troubles) {
    Health health =
        new Health(
            List.of(
                StandardChecks.database(store),
                StandardChecks.vault(vault),
                StandardChecks.engine(engine::isRunning),
                StandardChecks.disk(around.installation().data()),
                StandardChecks.accounts(store, around.clock()),
                StandardChecks.networks(
                    () ->
                        around.live().all().stream().map(live -> live.descriptor().name()).toList(),
                    troubles)));
    return new PlatformOperations(
        health,
        new PublicationLists(store)::due,
        new KeyRotation(store, vault, vaultNodes),
        store,
        audit);
  }
}
