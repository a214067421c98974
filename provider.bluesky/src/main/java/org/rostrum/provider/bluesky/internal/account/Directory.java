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
import java.util.Set;
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

  /** That there is no such document; other refusals may be those of a proxy or a guard. */
  private static final Set<Integer> NONE = Set.of(400, 404, 405, 410);

  private static final int TOO_MANY = 429;

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
    XrpcClient client = new XrpcClient(asked, http);
    try {
      String did = Json.text(client.get(Call.RESOLVE_HANDLE, Map.of("handle", handle)), "did");
      if (did.isEmpty()) {
        throw client.garbled(Call.RESOLVE_HANDLE, "an answer without an account");
      }
      return did(handle, did);
    } catch (XrpcException e) {
      if (e.fault().kind() != FaultKind.INVALID) {
        throw e.toNetworkException();
      }
    }
    URI ownWord = URI.create("https://" + handle + "/.well-known/atproto-did");
    HttpResponse<String> answer = read(ownWord, handle);
    // A website answers what it likes to whom it does not know: that is no account, either.
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
    JsonNode document =
        document(address, did)
            .orElseThrow(() -> refused("Nobody knows the account «" + did + "»."));
    String subject = Json.text(document, "id");
    if (subject.isEmpty()) {
      throw unreadable(did, address);
    }
    if (!subject.equals(did)) {
      throw refused("Nobody knows the account «" + did + "».");
    }
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

  /** Whom a PDS has people sign in at; empty if it says that it names nobody (RFC 9728). */
  Optional<URI> issuer(URI server) throws NetworkException, InterruptedException {
    URI address = URI.create(server + "/.well-known/oauth-protected-resource");
    Optional<JsonNode> found = document(address, server.getHost());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    JsonNode named = found.get().path("authorization_servers");
    boolean isOfServer = found.get().path("resource").isTextual();
    if ((named.isArray() && named.isEmpty()) || (named.isMissingNode() && isOfServer)) {
      return Optional.empty();
    }
    // A number would do for the name of a host, too.
    Optional<URI> issuer =
        Optional.of(named.path(0))
            .filter(JsonNode::isTextual)
            .flatMap(first -> ServerAddress.of(first.textValue()));
    if (issuer.isEmpty()) {
      throw unreadable(server.getHost(), address);
    }
    return issuer;
  }

  /**
   * A document of JSON; empty if there clearly is none. What a proxy or a server in trouble says
   * instead is not believed: it would make a stranger of an account, or a sign-in of a server.
   */
  private Optional<JsonNode> document(URI address, String subject)
      throws NetworkException, InterruptedException {
    HttpResponse<String> answer = read(address, subject);
    int status = answer.statusCode();
    if (NONE.contains(status)) {
      return Optional.empty();
    }
    if (status != 200) {
      throw unknown(subject, address, "answered with status " + status);
    }
    return Optional.of(Json.read(answer.body()).orElseThrow(() -> unreadable(subject, address)));
  }

  /** An answer of any kind, unless it is that somebody is in trouble. */
  HttpResponse<String> read(URI address, String subject)
      throws NetworkException, InterruptedException {
    if (address.getHost() == null || address.getPort() > ServerAddress.MAX_PORT) {
      throw refused("«" + subject + "» names no host. Check how it is spelt.");
    }
    HttpResponse<String> answer;
    try {
      answer = http.send(HttpRequest.newBuilder(address).timeout(XrpcClient.PATIENCE).build());
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw unknown(subject, address, "did not answer (" + why + ")");
    }
    if (answer.statusCode() == TOO_MANY) {
      throw new NetworkException(
          Kind.RATE_LIMITED,
          address.getHost() + " takes no more calls for now. Wait a few minutes and try again.");
    }
    if (answer.statusCode() >= 500) {
      throw unknown(subject, address, "answered with status " + answer.statusCode());
    }
    return answer;
  }

  private static NetworkException unreadable(String subject, URI asked) {
    return unknown(subject, asked, "sent an answer that cannot be read");
  }

  private static NetworkException unknown(String subject, URI asked, String why) {
    return new NetworkException(
        Kind.TEMPORARY,
        "It could not be found out where «"
            + subject
            + "» is at home: "
            + asked.getHost()
            + " "
            + why
            + ". Try again, or name the server.");
  }

  static NetworkException refused(String message) {
    return new NetworkException(Kind.REFUSED, message);
  }
}
