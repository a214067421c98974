package org.rostrum.provider.bluesky.internal;

import java.util.List;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.bluesky.internal.account.Identity;
import org.rostrum.provider.bluesky.internal.account.SignInForm;
import org.rostrum.provider.bluesky.internal.posts.PostCheck;
import org.rostrum.provider.bluesky.internal.posts.PostPublisher;
import org.rostrum.provider.bluesky.internal.posts.PostReconciler;
import org.rostrum.provider.bluesky.internal.settings.BlueskyDescriptor;
import org.rostrum.provider.bluesky.internal.settings.ServerCheck;
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
 * Speaks to Bluesky and to any other server of the AT Protocol that holds its accounts. Keeps
 * nothing between calls.
 */
@Capability(namespace = NetworkProvider.CAPABILITY, attribute = "id=" + BlueskyDescriptor.ID)
@Component(
    service = NetworkProvider.class,
    property = NetworkProvider.PROVIDER_ID + "=" + BlueskyDescriptor.ID)
public final class BlueskyProvider implements NetworkProvider {
  private final ProviderDescriptor descriptor = BlueskyDescriptor.describe();

  @Override
  public ProviderDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return SignInForm.methods();
  }

  @Override
  public List<SettingProblem> test(ServiceContext context)
      throws NetworkException, InterruptedException {
    return ServerCheck.problems(context);
  }

  @Override
  public AccountIdentity identify(AccountContext account)
      throws NetworkException, InterruptedException {
    return Identity.of(account);
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return PostCheck.problems(content, options);
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context)
      throws InterruptedException {
    return new PostPublisher(context).publish(request);
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context)
      throws NetworkException, InterruptedException {
    return new PostReconciler(context).reconcile(attempt);
  }
}
