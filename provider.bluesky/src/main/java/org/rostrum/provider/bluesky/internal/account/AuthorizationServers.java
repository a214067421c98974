package org.rostrum.provider.bluesky.internal.account;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationServer;
import org.rostrum.provider.auth.AuthorizationServerSource;
import org.rostrum.provider.bluesky.internal.settings.BlueskyDescriptor;
import org.rostrum.provider.bluesky.internal.settings.ServiceForm;
import org.rostrum.provider.settings.SettingValues;

/**
 * Finds the server that a person signs in at: that of the account's PDS, which names it in its
 * {@code oauth-protected-resource} (RFC 9728). See <a href="https://atproto.com/specs/oauth">OAuth
 * for AT Protocol</a>.
 */
@Component(
    service = AuthorizationServerSource.class,
    property = NetworkProvider.PROVIDER_ID + "=" + BlueskyDescriptor.ID)
public final class AuthorizationServers implements AuthorizationServerSource {

  @Override
  public AuthorizationServer find(ServiceContext context, SettingValues fields)
      throws NetworkException, InterruptedException {
    Directory directory = new Directory(context.service(), context.http());
    String name = fields.text(SignInForm.NAME).orElse("").strip();
    String handle = name.startsWith("@") ? name.substring(1) : name;
    Optional<String> named = fields.text(SignInForm.SERVER).filter(text -> !text.isBlank());
    Map<String, String> hint = handle.isEmpty() ? Map.of() : Map.of("login_hint", handle);
    if (named.isPresent() || handle.isEmpty()) {
      URI server =
          named.isEmpty()
              ? ServiceForm.server(context.service())
              : ServerAddress.of(named.get())
                  .orElseThrow(() -> Directory.refused("Server: " + ServerAddress.HINT));
      // Whose account it is comes with the token, and home() looks it up.
      return new AuthorizationServer(
          directory.issuer(server).orElse(server), Optional.empty(), hint);
    }
    Directory.Home home = directory.find(handle);
    return new AuthorizationServer(
        required(directory, home.server()), Optional.of(home.did()), hint);
  }

  @Override
  public Map<String, String> home(ServiceContext context, URI issuer, String subject)
      throws NetworkException, InterruptedException {
    Directory directory = new Directory(context.service(), context.http());
    Directory.Home home = directory.read(subject);
    URI responsible = required(directory, home.server());
    if (!responsible.equals(issuer)) {
      throw Directory.refused(
          issuer.getHost()
              + " does not speak for «"
              + subject
              + "», whose sign-in is at "
              + responsible.getHost()
              + ". Nothing was connected.");
    }
    return AccountHome.at(home.server());
  }

  private static URI required(Directory directory, URI server)
      throws NetworkException, InterruptedException {
    return directory
        .issuer(server)
        .orElseThrow(
            () ->
                Directory.refused(
                    server.getHost()
                        + " offers no sign-in page for apps. Connect the account with an app"
                        + " password."));
  }
}
