package org.rostrum.simulator.pinterest.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.state.Names;
import org.rostrum.simulator.pinterest.state.Storage;

/**
 * The living tokens. Only their hashes are kept, so the state directory holds no secret. Safe for
 * use by several threads.
 */
public final class Tokens {

  /** <a href="https://developers.pinterest.com/docs/getting-started/">30 days</a>. */
  public static final Duration ACCESS_LIFETIME = Duration.ofDays(30);

  /** 60 days, renewed by every refresh. */
  public static final Duration REFRESH_LIFETIME = Duration.ofDays(60);

  /** The oldest tokens are forgotten beyond this. */
  public static final int MAX_TOKENS = 5_000;

  private static final String FILE = "tokens.json";

  private final Map<String, Grant> byHash = new LinkedHashMap<>();
  private final Storage storage;
  private final Names names;
  private final InstantSource time;
  private long issued;

  public Tokens(Storage storage, Names names, InstantSource time) {
    this.storage = storage;
    this.names = names;
    this.time = time;
    storage.read(FILE).ifPresent(this::restore);
  }

  /** An access token and, where the grant type gives one, a refresh token. */
  public record Pair(
      String access, Optional<String> refresh, Set<String> scopes, Instant issuedAt) {

    /** Says nothing of the tokens. */
    @Override
    public String toString() {
      return "Pair[scopes=" + scopes + ", issuedAt=" + issuedAt + "]";
    }
  }

  public synchronized Pair issue(
      String appId, String username, Environment environment, Set<String> scopes) {
    Pair pair = pair(appId, username, environment, scopes);
    save();
    return pair;
  }

  /** An access token alone, as for client credentials and as the developer console hands out. */
  public synchronized Pair issueAccessOnly(
      String appId, String username, Environment environment, Set<String> scopes) {
    Instant now = time.instant();
    String access = access(appId, username, environment, scopes, now);
    save();
    return new Pair(access, Optional.empty(), scopes, now);
  }

  /**
   * Exchanges a refresh token, which is dead from then on.
   *
   * @param scopes a subset of those granted; empty means all of them
   * @return empty if the token is unknown, used, expired, of another app or environment
   */
  public synchronized Optional<Pair> refresh(
      String token, String appId, Environment environment, Set<String> scopes) {
    Grant grant = byHash.get(hash(token));
    if (grant == null
        || grant.kind() != Grant.Kind.REFRESH
        || !grant.appId().equals(appId)
        || grant.environment() != environment
        || grant.expired(time.instant())
        || !grant.scopes().containsAll(scopes)) {
      return Optional.empty();
    }
    byHash.remove(hash(token));
    Pair pair =
        pair(appId, grant.username(), environment, scopes.isEmpty() ? grant.scopes() : scopes);
    save();
    return Optional.of(pair);
  }

  /** What a living access token of the environment stands for. */
  public synchronized Optional<Grant> access(String token, Environment environment) {
    return Optional.ofNullable(byHash.get(hash(token)))
        .filter(grant -> grant.kind() == Grant.Kind.ACCESS)
        .filter(grant -> grant.environment() == environment)
        .filter(grant -> !grant.expired(time.instant()));
  }

  /** Whose living refresh token it is. */
  public synchronized Optional<String> owner(String refreshToken) {
    return Optional.ofNullable(byHash.get(hash(refreshToken)))
        .filter(grant -> grant.kind() == Grant.Kind.REFRESH)
        .map(Grant::username);
  }

  private Pair pair(String appId, String username, Environment environment, Set<String> scopes) {
    Instant now = time.instant();
    String access = access(appId, username, environment, scopes, now);
    String refresh = "pinr_" + names.opaque("refresh", ++issued);
    remember(
        refresh,
        new Grant(
            Grant.Kind.REFRESH, appId, username, environment, scopes, now.plus(REFRESH_LIFETIME)));
    return new Pair(access, Optional.of(refresh), scopes, now);
  }

  private String access(
      String appId, String username, Environment environment, Set<String> scopes, Instant now) {
    String access = "pina_" + names.opaque("access", ++issued);
    remember(
        access,
        new Grant(
            Grant.Kind.ACCESS, appId, username, environment, scopes, now.plus(ACCESS_LIFETIME)));
    return access;
  }

  private void remember(String token, Grant grant) {
    Instant now = time.instant();
    byHash.values().removeIf(known -> known.expired(now));
    while (byHash.size() >= MAX_TOKENS) {
      byHash.remove(byHash.keySet().iterator().next());
    }
    byHash.put(hash(token), grant);
  }

  private static String hash(String token) {
    return Names.sha256(token.getBytes(StandardCharsets.UTF_8));
  }

  private void save() {
    ObjectNode state = Json.object().put("issued", issued);
    ArrayNode tokens = state.putArray("tokens");
    byHash.forEach(
        (hash, grant) ->
            tokens
                .addObject()
                .put("hash", hash)
                .put("kind", grant.kind().name())
                .put("app", grant.appId())
                .put("user", grant.username())
                .put("environment", grant.environment().name())
                .put("scopes", String.join(",", grant.scopes()))
                .put("expires_at", grant.expiresAt().toString()));
    storage.write(FILE, Json.bytes(state));
  }

  private void restore(byte[] content) {
    try {
      JsonNode state = Json.read(content);
      issued = state.path("issued").asLong();
      for (JsonNode token : state.path("tokens")) {
        byHash.put(
            token.path("hash").asText(),
            new Grant(
                Grant.Kind.valueOf(token.path("kind").asText()),
                token.path("app").asText(),
                token.path("user").asText(),
                Environment.valueOf(token.path("environment").asText()),
                Scopes.parse(token.path("scopes").asText()),
                Instant.parse(token.path("expires_at").asText())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " is damaged; delete it to connect anew", e);
    }
  }
}
