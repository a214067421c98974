package org.rostrum.web.admin.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rostrum.access.Access;
import org.rostrum.accounts.AccountQuotas;
import org.rostrum.accounts.Accounts;
import org.rostrum.accounts.QuotaUse;
import org.rostrum.analytics.Statistics;
import org.rostrum.audit.AuditTrail;
import org.rostrum.events.LiveEvents;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.Providers;
import org.rostrum.hosting.SetupGuides;
import org.rostrum.media.MediaLibrary;
import org.rostrum.operations.Operations;
import org.rostrum.paging.Page;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationChanges;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduling.Holds;
import org.rostrum.scheduling.MissedPublications;
import org.rostrum.scheduling.PostingQueues;
import org.rostrum.scheduling.Recurrences;
import org.rostrum.web.admin.platform.Platform;

/** A platform in memory. */
public final class FakePlatform implements Platform {
  public final FakeAccess access = new FakeAccess();
  public final FakeAccounts accounts = new FakeAccounts();
  public final FakeEvents events = new FakeEvents();
  public final FakeProviders providers = new FakeProviders();
  public final FakeMedia media = new FakeMedia();
  public final FakePosts posts = new FakePosts();
  public final FakeOperations operations = new FakeOperations();
  public final FakeQueues queues = new FakeQueues();
  public final FakeRecurrences recurrences = new FakeRecurrences();
  public final FakeHolds holds = new FakeHolds();
  public final FakeMissed missed = new FakeMissed();
  public final FakeStatistics statistics = new FakeStatistics();

  public final FakeBundles bundles = new FakeBundles();
  public final FakeChanges changes = new FakeChanges();
  public final FakeGuides guides = new FakeGuides();

  /** Set to false, every service is missing. */
  public volatile boolean up = true;

  private <T> T present(T service) {
    if (!up) {
      throw RequestRefused.of(
          RequestRefused.Reason.UNAVAILABLE, "starting", "The platform is starting. Try again.");
    }
    return service;
  }

  @Override
  public ProviderBundles bundles() {
    return present(bundles);
  }

  @Override
  public PublicationChanges changes() {
    return present(changes);
  }

  @Override
  public SetupGuides guides() {
    return present(guides);
  }

  @Override
  public AccountQuotas quotas() {
    return present(
        (caller, account, at) ->
            List.of(
                new QuotaUse(
                    "pins a day",
                    300,
                    Duration.ofDays(1),
                    at.orElse(Instant.EPOCH),
                    300,
                    Optional.of(Instant.parse("2026-12-02T08:00:00Z")))));
  }

  @Override
  public Access access() {
    return present(access);
  }

  @Override
  public Accounts accounts() {
    return present(accounts);
  }

  @Override
  public AuditTrail audit() {
    return present((caller, page) -> new Page<>(List.of(), Optional.of("after-" + page.limit())));
  }

  @Override
  public LiveEvents events() {
    return present(events);
  }

  @Override
  public Providers providers() {
    return present(providers);
  }

  @Override
  public MediaLibrary media() {
    return present(media);
  }

  @Override
  public Operations operations() {
    return present(operations);
  }

  @Override
  public Posts posts() {
    return present(posts);
  }

  @Override
  public PostingQueues queues() {
    return present(queues);
  }

  @Override
  public Recurrences recurrences() {
    return present(recurrences);
  }

  @Override
  public Holds holds() {
    return present(holds);
  }

  @Override
  public MissedPublications missed() {
    return present(missed);
  }

  @Override
  public Statistics statistics() {
    return present(statistics);
  }

  @Override
  public boolean ready() {
    return up;
  }
}
