package org.rostrum.shell.commands;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Access;
import org.rostrum.access.Caller;
import org.rostrum.accounts.AccountView;
import org.rostrum.accounts.Accounts;
import org.rostrum.analytics.Statistics;
import org.rostrum.hosting.EnvironmentCheck;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.ProviderView;
import org.rostrum.hosting.Providers;
import org.rostrum.hosting.ServiceSettingsView;
import org.rostrum.operations.HealthCheck;
import org.rostrum.operations.Operations;
import org.rostrum.operations.VaultRotation;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationChanges;
import org.rostrum.posts.PublicationView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.scheduling.Holds;
import org.rostrum.scheduling.PostingQueues;

/** A platform with one of each. */
public final class FakePlatform implements Platform {
  public static final Instant NOON = Instant.parse("2026-12-01T11:00:00Z");

  public final FakePosts posts = new FakePosts();
  public final FakeQueues queues = new FakeQueues(posts);
  public final List<HealthCheck> checks = new CopyOnWriteArrayList<>();
  public final List<AccountView> accounts = new CopyOnWriteArrayList<>();
  public final FakeBundles bundles = new FakeBundles();
  public final FakeChanges changes = new FakeChanges(posts);
  private final FakeHolds holds = new FakeHolds();
  private final FakeStatistics statistics = new FakeStatistics();
  public volatile VaultRotation rotation = new VaultRotation("k2", 3, 3);
  public volatile boolean up = true;

  public FakePlatform() {
    checks.add(new HealthCheck("database", HealthCheck.Status.OK, "H2 answers."));
    accounts.add(
        new AccountView(
            UUID.fromString("00000000-0000-0000-0000-0000000000ac"),
            "pinterest",
            Optional.of("Sandbox"),
            new AccountIdentity("1", "Ada\u001b[31m", "ada", Optional.empty(), Optional.empty()),
            AccountView.State.NEEDS_RECONNECT,
            "Connect it again.",
            Set.of(),
            Set.of(),
            NOON,
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  @Override
  public ProviderBundles bundles() {
    return bundles;
  }

  @Override
  public PublicationChanges changes() {
    return changes;
  }

  @Override
  public Access access() {
    if (!up) {
      throw RequestRefused.of(
          RequestRefused.Reason.UNAVAILABLE, "starting", "The platform is starting. Try again.");
    }
    return new FakeAccess();
  }

  @Override
  public Accounts accounts() {
    return new FakeAccounts(accounts);
  }

  @Override
  public Providers providers() {
    return new Pinterest();
  }

  @Override
  public Operations operations() {
    return new Care();
  }

  @Override
  public Posts posts() {
    return posts;
  }

  @Override
  public PostingQueues queues() {
    return queues;
  }

  @Override
  public Holds holds() {
    return holds;
  }

  @Override
  public Statistics statistics() {
    return statistics;
  }

  private static final class Pinterest implements Providers {
    @Override
    public List<ProviderView> list(Caller caller) {
      return List.of(
          new ProviderView(
              ProviderDescriptor.of("pinterest", "Pinterest").build(),
              ProviderView.State.NEEDS_SETTINGS,
              "Fill in the App ID.",
              "org.rostrum.provider.pinterest",
              "0.1.0",
              List.of()));
    }

    @Override
    public ProviderView get(Caller caller, String providerId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public EnvironmentCheck check(Caller caller, String providerId, String environment) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServiceSettingsView settings(
        Caller caller, String providerId, Optional<String> environment) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServiceSettingsView save(Caller caller, String providerId, Map<String, String> values) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<SettingProblem> test(Caller caller, String providerId) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Care implements Operations {
    @Override
    public boolean ready() {
      return up;
    }

    @Override
    public List<HealthCheck> health(Caller caller) {
      return List.copyOf(checks);
    }

    @Override
    public List<PublicationView> due(Caller caller, int limit) {
      return posts.due.stream().limit(limit).toList();
    }

    @Override
    public VaultRotation rotateVault(Caller caller) {
      return rotation;
    }
  }
}
