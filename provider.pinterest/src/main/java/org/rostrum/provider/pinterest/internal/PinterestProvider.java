package org.rostrum.provider.pinterest.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.pinterest.internal.api.AppCheck;
import org.rostrum.provider.pinterest.internal.api.PinterestApi;
import org.rostrum.provider.pinterest.internal.boards.Boards;
import org.rostrum.provider.pinterest.internal.pins.PinCheck;
import org.rostrum.provider.pinterest.internal.pins.PinPublisher;
import org.rostrum.provider.pinterest.internal.pins.PinReconciler;
import org.rostrum.provider.pinterest.internal.pins.PublishedPins;
import org.rostrum.provider.pinterest.internal.settings.Endpoints;
import org.rostrum.provider.pinterest.internal.settings.Environments;
import org.rostrum.provider.pinterest.internal.settings.PinterestAuthorization;
import org.rostrum.provider.pinterest.internal.settings.PinterestDescriptor;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.PublishedPosts;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;

/** Speaks to Pinterest through its API v5. Keeps nothing between calls. */
@Capability(namespace = NetworkProvider.CAPABILITY, attribute = "id=" + PinterestDescriptor.ID)
@Component(
    service = {NetworkProvider.class, LiveChoices.class, PublishedPosts.class},
    property = NetworkProvider.PROVIDER_ID + "=" + PinterestDescriptor.ID)
public final class PinterestProvider implements NetworkProvider, LiveChoices, PublishedPosts {
  /** Framework property with the base address of a simulator on this machine. */
  public static final String PRACTICE_URL = "rostrum.practice.pinterest.url";

  private final Environments environments;
  private final ProviderDescriptor descriptor;

  /**
   * Starts as a component.
   *
   * @param bundle tells whether a simulator runs on this machine
   */
  @Activate
  public PinterestProvider(BundleContext bundle) {
    this(practice(bundle.getProperty(PRACTICE_URL)));
  }

  PinterestProvider(Optional<URI> practice) {
    this.environments = new Environments(practice);
    this.descriptor = PinterestDescriptor.with(environments);
  }

  private static Optional<URI> practice(@Nullable String url) {
    return Optional.ofNullable(url).map(String::strip).filter(s -> !s.isEmpty()).map(URI::create);
  }

  @Override
  public ProviderDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return PinterestAuthorization.methods(environments, service);
  }

  @Override
  public List<SettingProblem> test(ServiceContext context)
      throws NetworkException, InterruptedException {
    return AppCheck.problems(endpoints(context), context);
  }

  @Override
  public AccountIdentity identify(AccountContext account)
      throws NetworkException, InterruptedException {
    Endpoints endpoints = endpoints(account);
    return Identity.of(endpoints, new PinterestApi(endpoints, account, limit -> {}));
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return PinCheck.problems(content, options);
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context)
      throws InterruptedException {
    try {
      return new PinPublisher(environments.of(context.service()), context).publish(request);
    } catch (Environments.Unavailable e) {
      return new PublishResult.Failed(false, e.reason());
    }
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context)
      throws NetworkException, InterruptedException {
    return new PinReconciler(endpoints(context), context).reconcile(attempt);
  }

  @Override
  public ChoicePage list(AccountContext account, ChoiceQuery query)
      throws NetworkException, InterruptedException {
    return boards(account).list(query);
  }

  @Override
  public Choice create(AccountContext account, String lookup, String label, SettingValues options)
      throws NetworkException, InterruptedException {
    return boards(account).create(lookup, label, options);
  }

  @Override
  public EditableParts editable() {
    return PublishedPins.EDITABLE;
  }

  @Override
  public ChangeResult edit(PostEdit edit, AccountContext account) throws InterruptedException {
    try {
      return published(account).edit(edit);
    } catch (NetworkException e) {
      return new ChangeResult.Failed(false, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public ChangeResult remove(String remoteId, AccountContext account) throws InterruptedException {
    try {
      return published(account).remove(remoteId);
    } catch (NetworkException e) {
      return new ChangeResult.Failed(false, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public LookResult look(String remoteId, AccountContext account)
      throws NetworkException, InterruptedException {
    return published(account).look(remoteId);
  }

  private PublishedPins published(AccountContext account) throws NetworkException {
    Endpoints endpoints = endpoints(account);
    return new PublishedPins(endpoints, new PinterestApi(endpoints, account, limit -> {}));
  }

  private Boards boards(AccountContext account) throws NetworkException {
    return new Boards(new PinterestApi(endpoints(account), account, limit -> {}));
  }

  private Endpoints endpoints(ServiceContext context) throws NetworkException {
    try {
      return environments.of(context.service());
    } catch (Environments.Unavailable e) {
      throw new NetworkException(NetworkException.Kind.REFUSED, e.reason());
    }
  }
}
