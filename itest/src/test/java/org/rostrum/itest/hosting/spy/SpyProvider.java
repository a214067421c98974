package org.rostrum.itest.hosting.spy;

import java.util.List;
import java.util.Optional;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
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

/** Does what a provider has to do, and no more. */
final class SpyProvider implements NetworkProvider {
  private final String id;

  /**
   * Offers a network.
   *
   * @param id which, rightly or not
   */
  SpyProvider(String id) {
    this.id = id;
  }

  @Override
  public ProviderDescriptor descriptor() {
    return ProviderDescriptor.of(id, "Spy").build();
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return List.of(new AuthorizationMethod.AccessToken("Token", "Under Settings, Tokens."));
  }

  @Override
  public List<SettingProblem> test(ServiceContext context) {
    return List.of();
  }

  @Override
  public AccountIdentity identify(AccountContext account) {
    return new AccountIdentity("1", "Spy", "spy", Optional.empty(), Optional.empty());
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return List.of();
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context) {
    return new PublishResult.Published(request.publication().toString(), Optional.empty());
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context) {
    return new ReconcileResult.Undetermined("A spy keeps no lists.", false);
  }
}
