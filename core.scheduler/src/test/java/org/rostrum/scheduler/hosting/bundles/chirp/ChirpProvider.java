package org.rostrum.scheduler.hosting.bundles.chirp;

import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
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
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;

/** A network of birds. */
final class ChirpProvider implements NetworkProvider {
  private final String behaviour;

  ChirpProvider(String behaviour) {
    this.behaviour = behaviour;
  }

  @Override
  public ProviderDescriptor descriptor() {
    return switch (behaviour) {
      case "descriptor-throws" -> throw new IllegalStateException("I am nobody");
      case "descriptor-hangs" -> ChirpActivator.hang(describe("key"));
      case "descriptor-missing" -> nothing();
      case "other-id", "tweets" -> ProviderDescriptor.of("tweet", "Tweet").build();
      case "asks-for-key" -> describe("key");
      case "asks-for-api-key", "migrates" -> describe("apiKey");
      default -> ProviderDescriptor.of("chirp", "Chirp").build();
    };
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // as faulty as a provider can be
  private static <T> T nothing() {
    return null;
  }

  private static ProviderDescriptor describe(String key) {
    return ProviderDescriptor.of("chirp", "Chirp")
        .serviceSettings(
            SettingsSchema.of(Setting.of(key, SettingType.TEXT, "Key").required().build()))
        .build();
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return switch (behaviour) {
      case "asks-and-throws" -> throw new StackOverflowError("Birds all the way down");
      case "asks-and-hangs" -> ChirpActivator.hang(List.of());
      case "asks-and-answers-nothing" -> nothing();
      default -> List.of(new AuthorizationMethod.AccessToken("Token", "Under Settings."));
    };
  }

  @Override
  public List<SettingProblem> test(ServiceContext context) {
    return List.of();
  }

  @Override
  public AccountIdentity identify(AccountContext account) {
    if (behaviour.equals("asks-the-network")) {
      Optional<String> ignored = account.remoteId();
      // what a bundle has left to do after the network's answer needs the bundle
      int state = FrameworkUtil.getBundle(ChirpProvider.class).getState();
      return new AccountIdentity(
          "1",
          state == Bundle.ACTIVE ? "Bird" : "Stopped",
          "bird",
          Optional.empty(),
          Optional.empty());
    }
    return new AccountIdentity("1", "Bird", "bird", Optional.empty(), Optional.empty());
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return List.of();
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context) {
    return new PublishResult.Published("1", Optional.empty());
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context) {
    return new ReconcileResult.Undetermined("Birds forget.", false);
  }
}
