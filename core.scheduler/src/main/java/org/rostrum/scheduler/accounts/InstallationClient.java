package org.rostrum.scheduler.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.hosting.RedirectUri;
import org.rostrum.scheduler.network.AllowedServers;
import org.rostrum.scheduler.network.ProofKey;
import org.rostrum.scheduler.network.Proofs;

/**
 * Who this installation is to authorization servers where it is not registered. With a public
 * {@code https} address it is known by the address of its description (OAuth Client ID Metadata
 * Document) and proves itself with its own key (RFC 7523). Reached at this machine only, it is a
 * development client that proves nothing.
 */
final class InstallationClient {
  /** Below the base address; the provider's id follows, and {@code .json}. */
  static final String METADATA_PATH = "/oauth/client/";

  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final long ASSERTION_SECONDS = 60;
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final ClientKeys keys;
  private final Proofs proofs;
  private final InstantSource clock;

  InstallationClient(URI base, ClientKeys keys, Proofs proofs, InstantSource clock) {
    this.base = base;
    this.keys = keys;
    this.proofs = proofs;
    this.clock = clock;
  }

  /** Where the browser comes back to. A development client must not call this machine by name. */
  URI redirect() {
    URI usual = RedirectUri.below(base);
    if (isDevelopment() && !base.getHost().startsWith("[")) {
      return URI.create(usual.toString().replaceFirst("://[^:/]+", "://127.0.0.1"));
    }
    return usual;
  }

  /**
   * Its id at every server, for one network.
   *
   * @throws RequestRefused CONFLICT if it has no address by which a server could know it
   */
  String id(String providerId, String network, List<String> scopes) {
    if (isPublic()) {
      return root() + METADATA_PATH + providerId + ".json";
    }
    if (isDevelopment()) {
      return "http://localhost?redirect_uri="
          + encoded(redirect().toString())
          + "&scope="
          + encoded(String.join(" ", scopes));
    }
    throw RequestRefused.of(
        Reason.CONFLICT,
        "public-address-missing",
        "To connect by consent, servers of "
            + network
            + " look this installation up under a public https:// address, and it is reached at "
            + base
            + ". Let the operator set the base URL, or connect in another way.");
  }

  /** The description that servers look up. */
  String metadata(String providerId, String network, List<String> scopes) {
    Map<String, Object> jwk = new LinkedHashMap<>(keys.key().publicJwk());
    jwk.put("kid", keys.key().thumbprint());
    jwk.put("use", "sig");
    jwk.put("alg", "ES256");
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("client_id", id(providerId, network, scopes));
    members.put("client_name", "Rostrum");
    members.put("client_uri", root());
    members.put("application_type", "web");
    members.put("redirect_uris", List.of(redirect().toString()));
    members.put("grant_types", List.of("authorization_code", "refresh_token"));
    members.put("response_types", List.of("code"));
    members.put("scope", String.join(" ", scopes));
    members.put("dpop_bound_access_tokens", true);
    members.put("token_endpoint_auth_method", "private_key_jwt");
    members.put("token_endpoint_auth_signing_alg", "ES256");
    members.put("jwks", Map.of("keys", List.of(jwk)));
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The description of this installation cannot be written", e);
    }
  }

  /** Whether servers can look it up. */
  boolean isPublic() {
    return "https".equals(base.getScheme()) && !AllowedServers.isThisMachine(base);
  }

  private boolean isDevelopment() {
    return "http".equals(base.getScheme()) && AllowedServers.isThisMachine(base);
  }

  /** What says and proves who asks; made anew for each request, for it works once. */
  Map<String, String> authentication(OAuthTerms terms) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("client_id", terms.clientId());
    if (terms.clientId().startsWith("https:")) {
      form.put("client_assertion_type", ASSERTION_TYPE);
      form.put("client_assertion", assertion(terms));
    }
    return form;
  }

  private String assertion(OAuthTerms terms) {
    ProofKey key = keys.key();
    long now = clock.instant().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", terms.clientId());
    claims.put("sub", terms.clientId());
    claims.put("aud", terms.issuer().toString());
    claims.put("jti", proofs.id());
    claims.put("iat", now);
    claims.put("exp", now + ASSERTION_SECONDS);
    return key.sign(Map.of("kid", key.thumbprint()), claims);
  }

  /** What to look at after a server's refusal, if that is known; ends with a space then. */
  String advice(String error) {
    boolean ours = error.startsWith("invalid_client") || error.equals("unauthorized_client");
    return Optional.of("It must be able to read " + root() + METADATA_PATH + "… . ")
        .filter(text -> ours && isPublic())
        .orElse("");
  }

  private String root() {
    return base.toString().replaceAll("/+$", "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
