package org.rostrum.provider.bluesky.internal.settings;

import java.net.URI;
import java.util.Optional;
import org.rostrum.provider.bluesky.internal.account.ServerAddress;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;

/** What the operator may change; the defaults are right for Bluesky itself. */
public final class ServiceForm {
  /** Key of the server that is asked where nobody names one. */
  public static final String SERVER = "server";

  /** Key of the directory of accounts. */
  public static final String DIRECTORY = "directory";

  /** Key of the pages for people. */
  public static final String PAGES = "pages";

  private static final URI DEFAULT_SERVER = URI.create("https://bsky.social");
  private static final URI DEFAULT_DIRECTORY = URI.create("https://plc.directory");
  private static final URI DEFAULT_PAGES = URI.create("https://bsky.app");

  private ServiceForm() {}

  static SettingsSchema schema() {
    return SettingsSchema.of(
        Setting.of(SERVER, SettingType.URI, "Server")
            .help(
                "Where handles are looked up, and where people sign in who name neither a handle nor"
                    + " a server. Accounts of any other server can be connected all the same.")
            .defaultValue(DEFAULT_SERVER.toString())
            .required()
            .build(),
        Setting.of(DIRECTORY, SettingType.URI, "Directory of accounts")
            .help("The PLC directory, which tells on which server an account lives.")
            .defaultValue(DEFAULT_DIRECTORY.toString())
            .required()
            .advanced()
            .build(),
        Setting.of(PAGES, SettingType.URI, "Pages for people")
            .help("The website on which published posts are looked at.")
            .defaultValue(DEFAULT_PAGES.toString())
            .required()
            .advanced()
            .build());
  }

  /**
   * The server that is asked where nobody names one.
   *
   * @param service the service settings
   * @return the base of its addresses
   */
  public static URI server(SettingValues service) {
    return address(service, SERVER).orElse(DEFAULT_SERVER);
  }

  /**
   * The directory of accounts.
   *
   * @param service the service settings
   * @return the base of its addresses
   */
  public static URI directory(SettingValues service) {
    return address(service, DIRECTORY).orElse(DEFAULT_DIRECTORY);
  }

  /**
   * A person's page.
   *
   * @param service the service settings
   * @param did the account
   * @return the page
   */
  public static URI profile(SettingValues service, String did) {
    return URI.create(address(service, PAGES).orElse(DEFAULT_PAGES) + "/profile/" + did);
  }

  /**
   * A post's page.
   *
   * @param service the service settings
   * @param did the account
   * @param key the post's record key
   * @return the page
   */
  public static URI post(SettingValues service, String did, String key) {
    return URI.create(profile(service, did) + "/post/" + key);
  }

  static Optional<URI> address(SettingValues service, String key) {
    return service.text(key).flatMap(ServerAddress::of);
  }
}
