package org.rostrum.itest.browser.bird;

import java.net.URI;
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
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;

/** A network on which people only sign in; the token is the name. */
final class BirdProvider implements NetworkProvider {
  static final String ID = "bird";

  @Override
  public ProviderDescriptor descriptor() {
    return ProviderDescriptor.of(ID, "Bird")
        .accountHome(
            SettingsSchema.of(Setting.of("server", SettingType.URI, "Server").required().build()))
        .build();
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return List.of(
        new AuthorizationMethod.DiscoveredOAuth2(
            SettingsSchema.of(
                Setting.of("handle", SettingType.TEXT, "Handle")
                    .help("Your name and your server, as in robin@bird.example.")
                    .placeholder("robin@bird.example")
                    .maxLength(200)
                    .required()
                    .build()),
            "Agree on the server where your account is.",
            List.of("sing")),
        new AuthorizationMethod.AppPassword(
            SettingsSchema.of(
                Setting.of("server", SettingType.URI, "Server")
                    .defaultValue("https://bird.example")
                    .required()
                    .build(),
                Setting.of("password", SettingType.SECRET, "Password made for this app")
                    .required()
                    .build()),
            "Made on your server under Settings."));
  }

  @Override
  public List<SettingProblem> test(ServiceContext context) {
    return List.of();
  }

  @Override
  public AccountIdentity identify(AccountContext account) {
    String name = account.accessToken().expose();
    URI server = account.home().uri("server").orElseThrow();
    return new AccountIdentity(
        name, name, name + "@" + server.getHost(), Optional.empty(), Optional.empty());
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return List.of();
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context) {
    return new PublishResult.Failed(false, "Nobody sings here.");
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context) {
    return new ReconcileResult.Undetermined("Nobody listens here.", false);
  }
}
