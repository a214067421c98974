package org.rostrum.provider.bluesky.internal.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.bluesky.internal.settings.ServiceForm;
import org.rostrum.provider.bluesky.internal.xrpc.Call;
import org.rostrum.provider.bluesky.internal.xrpc.Json;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcClient;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcException;

/** Asks a server whose session it is. */
public final class Identity {
  private static final int MAX_NAME = 200;
  private static final int MAX_IMAGE_URL = 2_000;

  private Identity() {}

  /**
   * Asks.
   *
   * @param account the account being connected
   * @return who it is
   * @throws NetworkException if the server refuses or cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  public static AccountIdentity of(AccountContext account)
      throws NetworkException, InterruptedException {
    XrpcClient client = AccountHome.client(account);
    JsonNode session;
    try {
      session = client.get(Call.READ_SESSION, Map.of());
    } catch (XrpcException e) {
      throw e.toNetworkException();
    }
    String did = did(client, session);
    // The server that opened the session may name another account now.
    new Directory(account.service(), account.http())
        .requireToSpeakFor(did, AccountHome.of(account));
    String handle = Json.text(session, "handle");
    if (!Did.isHandle(handle)) {
      handle = "";
    }
    JsonNode profile = profile(client, did);
    String name = client.discreet(clean(Json.text(profile, "displayName")));
    return new AccountIdentity(
        did,
        !name.isEmpty() ? name : handle.isEmpty() ? did : handle,
        handle,
        Optional.of(ServiceForm.profile(account.service(), did)),
        picture(Json.text(profile, "avatar")));
  }

  /** Whose session it is, as the server says; any server may say anything. */
  static String did(XrpcClient client, JsonNode session) throws NetworkException {
    String did = client.discreet(Json.text(session, "did"));
    if (did.isEmpty()) {
      throw new NetworkException(
          NetworkException.Kind.TEMPORARY,
          "The server did not say whose account this is. Try again; if it stays so, ask who runs"
              + " the server.");
    }
    if (!Did.isDid(did)) {
      throw Directory.refused(
          "The server did not say whose account this is, or the account's id is of a kind that is"
              + " not known here.");
    }
    return did;
  }

  /** What the AppView knows, or else what the account's own server does: the name at least. */
  private static JsonNode profile(XrpcClient client, String did) throws InterruptedException {
    try {
      return client.get(Call.READ_PROFILE, Map.of("actor", did));
    } catch (XrpcException e) {
      // A lone server has no AppView; the account's own record has the name.
    }
    try {
      return client
          .get(
              Call.READ_POST,
              Map.of("repo", did, "collection", "app.bsky.actor.profile", "rkey", "self"))
          .path("value");
    } catch (XrpcException e) {
      // Who never filled in a profile is shown by handle.
      return Json.object();
    }
  }

  private static Optional<URI> picture(String address) {
    if (address.length() > MAX_IMAGE_URL || !address.startsWith("https://")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String clean(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return plain.codePointCount(0, plain.length()) <= MAX_NAME
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, MAX_NAME));
  }
}
