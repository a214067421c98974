package org.rostrum.provider.bluesky.internal.account;

import java.net.URI;
import java.util.Map;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcClient;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;

/** What is kept with an account to find it again: its server. */
public final class AccountHome {
  /** The form that the host keeps. */
  public static final SettingsSchema SCHEMA =
      SettingsSchema.of(
          Setting.of("server", SettingType.URI, "Server")
              .help("The server (PDS) that the account lives on.")
              .required()
              .build());

  private AccountHome() {}

  static Map<String, String> at(URI server) {
    return Map.of("server", server.toString());
  }

  static URI server(SettingValues home) throws NetworkException {
    return home.text("server")
        .flatMap(ServerAddress::of)
        .orElseThrow(
            () ->
                Directory.refused(
                    "It is not known on which server the account lives. Connect it again on"
                        + " Accounts."));
  }

  /**
   * Prepares calls in the name of an account.
   *
   * @param account whose
   * @return a client of its server
   * @throws NetworkException if its server is not known
   */
  public static XrpcClient client(AccountContext account) throws NetworkException {
    return new XrpcClient(server(account.home()), account.asAccount())
        .hiding(account.accessToken());
  }

  /**
   * The account's server.
   *
   * @param account whose
   * @return the base of its addresses
   * @throws NetworkException if it is not known
   */
  public static URI of(AccountContext account) throws NetworkException {
    return server(account.home());
  }

  /**
   * Who the account is.
   *
   * @param account whose
   * @return its DID, in which all its records are
   * @throws NetworkException if it is not known
   */
  public static String did(AccountContext account) throws NetworkException {
    return account
        .remoteId()
        .filter(Did::isDid)
        .orElseThrow(
            () ->
                Directory.refused(
                    "It is not known which account this is. Connect it again on Accounts."));
  }
}
