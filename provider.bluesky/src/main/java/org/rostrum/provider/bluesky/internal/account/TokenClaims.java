package org.rostrum.provider.bluesky.internal.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.rostrum.provider.bluesky.internal.xrpc.Json;
import org.rostrum.provider.settings.Secret;

/**
 * What a token of a PDS says of itself (RFC 7519). The AT Protocol means it to be opaque: what
 * cannot be read is simply not known, and nothing that matters for safety is believed because of
 * it.
 */
final class TokenClaims {
  private static final Duration LONGEST = Duration.ofDays(400);

  private final JsonNode claims;

  TokenClaims(Secret token) {
    this.claims = read(token.expose()).orElse(Json.object());
  }

  private static Optional<JsonNode> read(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return Json.read(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** How long it lives, by the server's own clock, whatever time it is here. */
  Optional<Duration> life() {
    long from = claims.path("iat").asLong(0);
    long to = claims.path("exp").asLong(0);
    Duration life = Duration.ofSeconds(Math.max(0, Math.min(to - from, LONGEST.toSeconds())));
    return from > 0 && life.isPositive() ? Optional.of(life) : Optional.empty();
  }

  /** What it is good for; empty if it does not say. */
  String scope() {
    return Json.text(claims, "scope");
  }
}
