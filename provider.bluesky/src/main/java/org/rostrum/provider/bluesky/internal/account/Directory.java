package org.rostrum.provider.bluesky.internal.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.bluesky.internal.settings.ServiceForm;
import org.rostrum.provider.bluesky.internal.xrpc.Call;
import org.rostrum.provider.bluesky.internal.xrpc.FaultKind;
import org.rostrum.provider.bluesky.internal.xrpc.Json;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcClient;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcException;
import org.rostrum.provider.settings.SettingValues;

/**
 * Finds where an account is at home: handle to DID, DID to its document, document to server. A
 * handle counts only if the document names it too, because anybody can claim a handle.
 */
final class Directory {
  private static final String SERVICE = "#atproto_pds";
  private static final String SERVICE_TYPE = "AtprotoPersonalDataServer";

  private final SettingValues service;
  private final NetworkClient http;

  Directory(SettingValues service, NetworkClient http) {
    this.service = service;
    this.http = http;
  }

  /**
   * What an account's own document says.
   *
   * @param did who it is
   * @param server where it is at home
   */
  record Home(String did, URI server, List<String> handles) {}

  /** The home of an account that is named by handle or DID. */
  Home find(String name) throws NetworkException, InterruptedException {
    if (Did.isDid(name)) {
      return read(name);
    }
    if (!Did.isHandle(name)) {
      throw refused(
          "«"
              + name
              + "» is no handle. A handle has a dot in it, such as alice.bsky.social or"
              + " example.org.");
    }
    Home home = read(resolve(name));
    if (!home.handles().contains(name.toLowerCase(Locale.ROOT))) {
      throw refused(
          "The handle «"
              + name
              + "» points to an account that does not call itself so. Check the handle, or name the"
              + " server.");
    }
    return home;
  }

  private String resolve(String handle) throws NetworkException, InterruptedException {
    URI asked = ServiceForm.server(service);
    try {
      JsonNode answer =
          new XrpcClient(asked, http).get(Call.RESOLVE_HANDLE, Map.of("handle", handle));
      return did(handle, Json.text(answer, "did"));
    } catch (XrpcException e) {
      if (e.fault().kind() != FaultKind.INVALID) {
        throw e.toNetworkException();
      }
    }
    HttpResponse<String> answer =
        read(URI.create("https://" + handle + "/.well-known/atproto-did"), handle);
    return did(handle, answer.statusCode() == 200 ? answer.body().strip() : "");
  }

  private static String did(String handle, String did) throws NetworkException {
    if (!Did.isDid(did)) {
      throw refused("There is no account with the handle «" + handle + "». Check how it is spelt.");
    }
    return did;
  }

  /** The document of a DID. */
  Home read(String did) throws NetworkException, InterruptedException {
    URI address =
        Did.document(did, ServiceForm.directory(service))
            .orElseThrow(() -> refused("«" + did + "» is no id of an account (DID)."));
    HttpResponse<String> answer = read(address, did);
    JsonNode document =
        Json.read(answer.statusCode() == 200 ? answer.body() : "")
            .filter(found -> Json.text(found, "id").equals(did))
            .orElseThrow(() -> refused("Nobody knows the account «" + did + "»."));
    List<String> handles = new ArrayList<>();
    for (JsonNode alias : document.path("alsoKnownAs")) {
      if (alias.asText().startsWith("at://")) {
        handles.add(alias.asText().substring("at://".length()).toLowerCase(Locale.ROOT));
      }
    }
    return new Home(did, server(did, document), handles);
  }

  private static URI server(String did, JsonNode document) throws NetworkException {
    for (JsonNode one : document.path("service")) {
      String id = Json.text(one, "id");
      if ((id.equals(SERVICE) || id.equals(did + SERVICE))
          && Json.text(one, "type").equals(SERVICE_TYPE)) {
        Optional<URI> server = ServerAddress.of(Json.text(one, "serviceEndpoint"));
        if (server.isPresent()) {
          return server.get();
        }
      }
    }
    throw refused("The account «" + did + "» is at home on no server.");
  }

  /**
   * Checks that a server may speak for an account, because any server can claim any: it is the one
   * that the account's own document names, or the one that this one has people sign in at.
   *
   * @param did whose the session is, as the server says
   * @param server who says so
   */
  void requireToSpeakFor(String did, URI server) throws NetworkException, InterruptedException {
    Home home = read(did);
    if (!home.server().equals(server) && !issuer(home.server()).equals(Optional.of(server))) {
      throw refused(
          server.getRawAuthority()
              + " does not speak for the account «"
              + did
              + "», which is at home on "
              + home.server().getRawAuthority()
              + ". Nothing was connected. Leave the server empty, or name that one.");
    }
  }

  /** Whom a PDS has people sign in at; empty if it names nobody (RFC 9728). */
  Optional<URI> issuer(URI server) throws NetworkException, InterruptedException {
    HttpResponse<String> answer =
        read(URI.create(server + "/.well-known/oauth-protected-resource"), server.getHost());
    return Json.read(answer.statusCode() == 200 ? answer.body() : "")
        .flatMap(found -> ServerAddress.of(found.path("authorization_servers").path(0).asText("")));
  }

  /** A document that is no XRPC answer. */
  HttpResponse<String> read(URI address, String subject)
      throws NetworkException, InterruptedException {
    if (address.getHost() == null || address.getPort() > ServerAddress.MAX_PORT) {
      throw refused("«" + subject + "» names no host. Check how it is spelt.");
    }
    try {
      return http.send(HttpRequest.newBuilder(address).timeout(XrpcClient.PATIENCE).build());
    } catch (IOException e) {
      throw new NetworkException(
          Kind.TEMPORARY,
          "It could not be found out where «"
              + subject
              + "» is at home: "
              + address.getHost()
              + " did not answer ("
              + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
              + "). Try again, or name the server.");
    }
  }

  static NetworkException refused(String message) {
    return new NetworkException(Kind.REFUSED, message);
  }
}
