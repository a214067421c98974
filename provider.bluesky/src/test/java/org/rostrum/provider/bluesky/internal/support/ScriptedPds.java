package org.rostrum.provider.bluesky.internal.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rostrum.testkit.network.Answer;
import org.rostrum.testkit.network.FaultyNetwork;
import org.rostrum.testkit.network.Handler;
import org.rostrum.testkit.network.SentRequest;

/**
 * A PDS, its AppView and a directory in one, with the answers of the real ones: hundreds of tests
 * that each begin with an empty account would take a real one many minutes. That the provider
 * speaks as a real PDS wants it is for the other tests of this module.
 */
public final class ScriptedPds {
  public static final String DID = "did:plc:norranorranorranorranorr";
  public static final String HANDLE = "norra.test";
  public static final String PASSWORD = "abcd-efgh-ijkl-mnop";

  private static final String XRPC = "/xrpc/com.atproto.";
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, String> records = new LinkedHashMap<>();
  private final String server;
  private int sessions;
  private int points = 5_000;

  public ScriptedPds(FaultyNetwork network) {
    server = network.uri().toString();
    network
        .on("GET", "/did:plc:*", request -> document())
        .on("GET", "/.well-known/oauth-protected-resource", request -> resource())
        .on("GET", XRPC + "server.describeServer", request -> Answer.ok("{\"did\":\"did:web:x\"}"))
        .on("GET", XRPC + "identity.resolveHandle", ScriptedPds::resolve)
        .on("POST", XRPC + "server.createSession", this::open)
        .on("POST", XRPC + "server.refreshSession", withToken(request -> session()))
        .on("GET", XRPC + "server.getSession", withToken(request -> who()))
        .on("POST", XRPC + "repo.uploadBlob", withToken(ScriptedPds::upload))
        .on("POST", XRPC + "repo.putRecord", withToken(this::put))
        .on("GET", XRPC + "repo.getRecord", this::read)
        .on("POST", XRPC + "repo.deleteRecord", withToken(this::delete))
        .on("GET", "/xrpc/app.bsky.actor.getProfile", withToken(request -> profile()))
        .on("GET", "/xrpc/app.bsky.feed.getPosts", withToken(this::figures));
  }

  public synchronized List<String> posts() {
    return List.copyOf(records.keySet());
  }

  /** The texts of what answers something, in the order in which it was put. */
  public synchronized List<String> replies() {
    return records.values().stream()
        .map(ScriptedPds::read)
        .filter(record -> record.has("reply"))
        .map(record -> record.path("text").asText())
        .toList();
  }

  private static JsonNode read(String record) {
    try {
      return JSON.readTree(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The form in which every server refuses. */
  public static Answer error(int status, String name, String message) {
    return Answer.json(status, "{\"error\":\"" + name + "\",\"message\":\"" + message + "\"}");
  }

  private static Handler withToken(Handler handler) {
    return request ->
        request.header("Authorization").orElse("").startsWith("Bearer ")
            ? handler.answer(request)
            : error(401, "AuthMissing", "Authentication Required");
  }

  private Answer document() {
    return Answer.ok(
        """
        {"id":"%s","alsoKnownAs":["at://%s"],"service":[{"id":"#atproto_pds",
        "type":"AtprotoPersonalDataServer","serviceEndpoint":"%s"}]}"""
            .formatted(DID, HANDLE, server));
  }

  private Answer resource() {
    return Answer.ok(
        "{\"resource\":\"%s\",\"authorization_servers\":[\"%s\"]}".formatted(server, server));
  }

  private static Answer resolve(SentRequest request) {
    return request.parameter("handle").orElse("").equals(HANDLE)
        ? Answer.ok("{\"did\":\"" + DID + "\"}")
        : error(400, "InvalidRequest", "Unable to resolve handle");
  }

  private Answer open(SentRequest request) throws IOException {
    return JSON.readTree(request.text()).path("password").asText().equals(PASSWORD)
        ? session()
        : error(401, "AuthenticationRequired", "Invalid identifier or password");
  }

  private synchronized Answer session() {
    sessions++;
    return Answer.ok(
        "{\"did\":\"%s\",\"handle\":\"%s\",\"accessJwt\":\"access-%d\",\"refreshJwt\":\"refresh-%d\"}"
            .formatted(DID, HANDLE, sessions, sessions));
  }

  private static Answer who() {
    return Answer.ok("{\"did\":\"" + DID + "\",\"handle\":\"" + HANDLE + "\"}");
  }

  private static Answer profile() {
    return Answer.ok(
        "{\"displayName\":\"Norra Studio\",\"followersCount\":7,\"followsCount\":3,\"postsCount\":2}");
  }

  private synchronized Answer figures(SentRequest request) {
    String uri = request.parameter("uris").orElse("");
    return Answer.ok(
        records.containsKey(uri)
            ? "{\"posts\":[{\"uri\":\"" + uri + "\",\"likeCount\":4,\"replyCount\":1}]}"
            : "{\"posts\":[]}");
  }

  private static Answer upload(SentRequest request) {
    byte[] bytes = request.body().bytes();
    return Answer.ok(
        "{\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"%s\"},\"mimeType\":\"%s\",\"size\":%d}}"
            .formatted(
                cid("01551220", bytes), request.header("Content-Type").orElse(""), bytes.length));
  }

  /** Creates where there is nothing, as {@code swapRecord: null} asks for. */
  private synchronized Answer put(SentRequest request) throws IOException {
    JsonNode input = JSON.readTree(request.text());
    String uri = uri(input.path("repo"), input.path("collection"), input.path("rkey"));
    String record = input.path("record").toString();
    if (!uri.startsWith("at://" + DID) || !input.path("swapRecord").isNull()) {
      return error(400, "InvalidRequest", "Not as agreed");
    }
    if (!record.equals(records.getOrDefault(uri, record))) {
      return error(400, "InvalidSwap", "Record was at another CID");
    }
    records.put(uri, record);
    points -= 3;
    return Answer.ok(reference(uri) + "}")
        .with("RateLimit-Limit", "5000")
        .with("RateLimit-Remaining", String.valueOf(points))
        .with("RateLimit-Reset", "9999999999")
        .with("RateLimit-Policy", "5000;w=3600");
  }

  private synchronized Answer read(SentRequest request) {
    String uri =
        "at://%s/%s/%s"
            .formatted(
                request.parameter("repo").orElse(""),
                request.parameter("collection").orElse(""),
                request.parameter("rkey").orElse(""));
    return records.containsKey(uri)
        ? Answer.ok(reference(uri) + ",\"value\":" + records.get(uri) + "}")
        : error(400, "RecordNotFound", "Could not locate record: " + uri);
  }

  private synchronized Answer delete(SentRequest request) throws IOException {
    JsonNode input = JSON.readTree(request.text());
    records.remove(uri(input.path("repo"), input.path("collection"), input.path("rkey")));
    return Answer.ok("{}");
  }

  private String reference(String uri) {
    byte[] record = records.getOrDefault(uri, "").getBytes(StandardCharsets.UTF_8);
    return "{\"uri\":\"" + uri + "\",\"cid\":\"" + cid("01711220", record) + "\"";
  }

  private static String uri(JsonNode repo, JsonNode collection, JsonNode key) {
    return "at://" + repo.asText() + "/" + collection.asText() + "/" + key.asText();
  }

  /** A CID: head and SHA-256 in base 32, 290 bits of which two are padding. */
  private static String cid(String head, byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      BigInteger bits = new BigInteger(head + HexFormat.of().formatHex(digest), 16).shiftLeft(2);
      StringBuilder text = new StringBuilder();
      for (int place = 57; place >= 0; place--) {
        text.append(BASE32.charAt(bits.shiftRight(5 * place).intValue() & 31));
      }
      return "b" + text;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
