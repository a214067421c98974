package org.rostrum.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;

/**
 * A provider whose network takes everything at once. It declares limits, so that they are counted,
 * but so high that they never bind. A publication's number is the last half of its id.
 */
record NoOpNetwork(String id, Ledger ledger) implements NetworkProvider {
  /** The first half of the ids of publications that are counted, of version 7 like all. */
  private static final long HIGH = 0x0192_0000_0000_7000L;

  private static final long VARIANT = 1L << 63;

  private static final List<RateLimit> LIMITS =
      List.of(
          new RateLimit("posts a day", RateLimit.Scope.ACCOUNT, 1_000_000, Duration.ofDays(1)),
          new RateLimit(
              "posts a second", RateLimit.Scope.NETWORK, 1_000_000, Duration.ofSeconds(1)));

  static UUID publication(int number) {
    return new UUID(HIGH, VARIANT | number);
  }

  static int number(UUID publication) {
    return (int) (publication.getLeastSignificantBits() ^ VARIANT);
  }

  @Override
  public ProviderDescriptor descriptor() {
    return ProviderDescriptor.of(id, "Network " + id)
        .maxConcurrency(ProviderDescriptor.MAX_CONCURRENCY)
        .publishDeadline(Duration.ofSeconds(30))
        .rateLimits(LIMITS)
        .build();
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return List.of();
  }

  @Override
  public List<SettingProblem> test(ServiceContext context) {
    return List.of();
  }

  @Override
  public AccountIdentity identify(AccountContext account) {
    return new AccountIdentity("me", "Me", "", Optional.empty(), Optional.empty());
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return List.of();
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context) {
    if (context.accessToken().expose().isEmpty()) {
      throw new IllegalStateException("There is no token");
    }
    ledger.executed(number(request.publication()));
    return new PublishResult.Published("remote-" + number(request.publication()), Optional.empty());
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context) {
    // nothing fails here: to be asked is a fault of the engine, which the counts will show
    return new ReconcileResult.Absent();
  }
}
