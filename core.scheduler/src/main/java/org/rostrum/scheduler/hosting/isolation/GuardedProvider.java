package org.rostrum.scheduler.hosting.isolation;

import java.time.Duration;
import java.util.List;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
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
import org.rostrum.scheduler.hosting.isolation.ProviderGuard.Crowded;
import org.rostrum.scheduler.hosting.isolation.ProviderGuard.NoAnswer;

/** A provider behind its guard. */
public final class GuardedProvider implements NetworkProvider {
  private static final String NO_ANSWER = "The provider gave no answer.";

  private final NetworkProvider provider;
  private final ProviderDescriptor descriptor;
  private final ProviderGuard guard;

  /**
   * Puts it behind its guard.
   *
   * @param descriptor what it said of itself when it came; it is not asked again
   */
  public GuardedProvider(
      NetworkProvider provider, ProviderDescriptor descriptor, ProviderGuard guard) {
    this.provider = provider;
    this.descriptor = descriptor;
    this.guard = guard;
  }

  @Override
  public ProviderDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return guard.ask("authorization", () -> Answers.copy(provider.authorization(service)));
  }

  @Override
  public List<SettingProblem> test(ServiceContext context)
      throws NetworkException, InterruptedException {
    return guard.read("test", () -> Answers.copy(provider.test(context)));
  }

  @Override
  public AccountIdentity identify(AccountContext account)
      throws NetworkException, InterruptedException {
    return guard.read("identify", () -> provider.identify(account));
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return guard.ask("validate", () -> Answers.copy(provider.validate(content, options)));
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context)
      throws InterruptedException {
    HostErrors own = new HostErrors();
    PublishContext watched = own.watching(context);
    try {
      return guard.publish("publish", time(context), own, () -> provider.publish(request, watched));
    } catch (Crowded e) {
      return new PublishResult.Failed(true, guard.crowded());
    } catch (NoAnswer e) {
      return new PublishResult.Unknown(NO_ANSWER);
    } catch (NetworkException e) {
      // its interface does not allow it, so nothing is known
      return new PublishResult.Unknown(
          "The provider failed with " + e.getClass().getSimpleName() + ".");
    }
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context)
      throws NetworkException, InterruptedException {
    HostErrors own = new HostErrors();
    PublishContext watched = own.watching(context);
    try {
      return guard.publish(
          "reconcile", time(context), own, () -> provider.reconcile(attempt, watched));
    } catch (Crowded e) {
      throw new NetworkException(NetworkException.Kind.TEMPORARY, guard.crowded());
    } catch (NoAnswer e) {
      throw new NetworkException(NetworkException.Kind.TEMPORARY, NO_ANSWER);
    }
  }

  private Duration time(PublishContext context) {
    Duration left = context.remaining();
    return left.compareTo(descriptor.publishDeadline()) < 0 ? left : descriptor.publishDeadline();
  }
}
