package org.rostrum.scheduler.hosting;

import java.util.List;
import java.util.function.Function;
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

/** A provider whose answers the test decides; it publishes nothing. */
public final class FakeProvider implements NetworkProvider {
  /** Who an account is, asked with its context. */
  @FunctionalInterface
  public interface Identify {
    AccountIdentity of(AccountContext account) throws NetworkException, InterruptedException;
  }

  /** What testing the settings finds. */
  @FunctionalInterface
  public interface Check {
    List<SettingProblem> of(ServiceContext service) throws NetworkException, InterruptedException;
  }

  private final ProviderDescriptor descriptor;
  private volatile Function<SettingValues, List<AuthorizationMethod>> methods = none -> List.of();
  private volatile Check check = service -> List.of();
  private volatile Identify identify =
      account -> {
        throw new NetworkException(NetworkException.Kind.REFUSED, "nobody is expected");
      };

  public FakeProvider(ProviderDescriptor descriptor) {
    this.descriptor = descriptor;
  }

  public FakeProvider authorizing(Function<SettingValues, List<AuthorizationMethod>> value) {
    methods = value;
    return this;
  }

  public FakeProvider identifying(Identify value) {
    identify = value;
    return this;
  }

  public FakeProvider checking(Check value) {
    check = value;
    return this;
  }

  @Override
  public ProviderDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return methods.apply(service);
  }

  @Override
  public List<SettingProblem> test(ServiceContext context)
      throws NetworkException, InterruptedException {
    return check.of(context);
  }

  @Override
  public AccountIdentity identify(AccountContext account)
      throws NetworkException, InterruptedException {
    return identify.of(account);
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return List.of();
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context) {
    return new PublishResult.Failed(false, "This network publishes nothing.");
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context) {
    return new ReconcileResult.Undetermined("This network knows nothing.", false);
  }
}
