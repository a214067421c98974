package org.rostrum.scheduler.network;

import java.net.URI;
import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.settings.Secret;

/**
 * Makes proofs of possession (RFC 9449) and remembers the latest nonce of each server, so that most
 * requests need no second try. Safe for use by many threads.
 */
public final class Proofs {
  /** How many servers' nonces are remembered; beyond, the one used least lately is forgotten. */
  static final int MAX_NONCES = 1_000;

  /** The longest nonce that is taken, in characters. */
  static final int MAX_NONCE = 512;

  private static final int ID_BYTES = 16;

  /** RFC 9449 section 8.1. */
  private static final Pattern NONCE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<String, String> nonces =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MAX_NONCES;
        }
      };

  /** Knows no nonces yet. */
  public Proofs(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** Makes a new key. */
  public ProofKey newKey() {
    return ProofKey.generate(random);
  }

  /** Reads a key out of the vault. */
  public ProofKey key(Secret secret) {
    return ProofKey.of(secret, random);
  }

  /**
   * A client whose requests carry a fresh proof each.
   *
   * @param token what the proof is bound to and sent with; empty towards an authorization server
   */
  public ProvingClient proving(NetworkClient http, ProofKey key, Optional<Secret> token) {
    return new ProvingClient(http, this, key, token);
  }

  /** A proof for one sending of a request. */
  String proof(HttpRequest request, ProofKey key, Optional<Secret> token, Optional<String> nonce) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", id());
    claims.put("htm", request.method());
    claims.put("htu", withoutQuery(request.uri()));
    claims.put("iat", clock.instant().getEpochSecond());
    nonce.ifPresent(value -> claims.put("nonce", value));
    token.ifPresent(value -> claims.put("ath", ProofKey.sha256(value.expose())));
    return key.sign(Map.of("typ", "dpop+jwt", "jwk", key.publicJwk()), claims);
  }

  /** A value that no token had before. */
  public String id() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  Optional<String> nonce(URI address) {
    synchronized (nonces) {
      return Optional.ofNullable(nonces.get(origin(address)));
    }
  }

  /**
   * Remembers what a server sent along.
   *
   * @return the nonce, if it is one
   */
  Optional<String> remember(URI address, Optional<String> sent) {
    Optional<String> nonce =
        sent.filter(text -> text.length() <= MAX_NONCE && NONCE.matcher(text).matches());
    nonce.ifPresent(
        text -> {
          synchronized (nonces) {
            nonces.put(origin(address), text);
          }
        });
    return nonce;
  }

  /** How many servers' nonces are remembered. */
  int remembered() {
    synchronized (nonces) {
      return nonces.size();
    }
  }

  private static String origin(URI address) {
    return (address.getScheme() + "://" + address.getHost() + ":" + address.getPort())
        .toLowerCase(Locale.ROOT);
  }

  private static String withoutQuery(URI address) {
    String text = address.toString();
    int end = text.length();
    for (char mark : new char[] {'?', '#'}) {
      int at = text.indexOf(mark);
      end = at < 0 ? end : Math.min(end, at);
    }
    return text.substring(0, end);
  }
}
