package org.rostrum.provider.bluesky.internal.account;

import java.util.List;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingsSchema;

/** The two ways to connect an account, and what they ask for. */
public final class SignInForm {
  /** Whose account: a handle, a DID, or for an app password an e-mail address. */
  static final String NAME = "name";

  /** The app password. */
  static final String PASSWORD = "password";

  /** The server, where it is not to be found by the handle. */
  static final String SERVER = "server";

  /**
   * Everything that an app may do; the finer scopes of newer servers are not known to all of them.
   */
  static final List<String> SCOPES = List.of("atproto", "transition:generic");

  private static final int MAX_NAME = 253;
  private static final int MAX_PASSWORD = 200;

  private SignInForm() {}

  /**
   * The ways, the preferred one first.
   *
   * @return consent on the server's page, then an app password
   */
  public static List<AuthorizationMethod> methods() {
    return List.of(
        new AuthorizationMethod.DiscoveredOAuth2(
            SettingsSchema.of(name("Handle", "alice.bsky.social").build(), server()),
            "You are sent to the server of your account, sign in there and agree. Fill in the"
                + " handle; or only the server, if you want to say there who you are. Where the"
                + " handle is not found, fill in both.",
            SCOPES),
        new AuthorizationMethod.AppPassword(
            SettingsSchema.of(
                name("Handle or e-mail address", "alice.bsky.social").required().build(),
                Setting.of(PASSWORD, SettingType.SECRET, "App password")
                    .help(
                        "Not the account's own password: make an app password in Bluesky under"
                            + " Settings, Privacy and security, App passwords.")
                    .placeholder("xxxx-xxxx-xxxx-xxxx")
                    .maxLength(MAX_PASSWORD)
                    .required()
                    .build(),
                server()),
            "Make an app password at https://bsky.app/settings/app-passwords, or in the settings of"
                + " your own server. It can be taken back there at any time."));
  }

  private static Setting.Builder name(String label, String example) {
    return Setting.of(NAME, SettingType.TEXT, label).placeholder(example).maxLength(MAX_NAME);
  }

  private static Setting server() {
    return Setting.of(SERVER, SettingType.TEXT, "Server")
        .help("Leave it empty to have it found by the handle.")
        .placeholder("https://pds.example.org")
        .maxLength(MAX_NAME)
        .build();
  }
}
