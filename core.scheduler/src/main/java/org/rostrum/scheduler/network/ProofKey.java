package org.rostrum.scheduler.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rostrum.provider.settings.Secret;

/**
 * A P-256 key that signs JSON Web Tokens with ES256 (RFC 7515, RFC 7518 section 3.4). Written as a
 * JSON Web Key (RFC 7517). It only signs: nothing here reads a token of somebody else, which is
 * where a library would be needed (docs/decisions/0017-sign-in-at-any-server.md).
 */
public final class ProofKey {
  private static final String CURVE = "secp256r1";
  private static final int COORDINATE_BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final JsonMapper JSON = new JsonMapper();

  private final PrivateKey key;
  private final SecureRandom random;
  private final Map<String, String> publicJwk;
  private final String thumbprint;
  private final Secret secret;

  private ProofKey(ECPrivateKey key, String x, String y, SecureRandom random) {
    this.key = key;
    this.random = random;
    Map<String, String> members = new LinkedHashMap<>();
    // in the order of RFC 7638 section 3.2, for the thumbprint
    members.put("crv", "P-256");
    members.put("kty", "EC");
    members.put("x", x);
    members.put("y", y);
    this.publicJwk = java.util.Collections.unmodifiableMap(members);
    this.thumbprint = sha256(json(members));
    Map<String, String> whole = new LinkedHashMap<>(members);
    whole.put("d", coordinate(key.getS()));
    this.secret = Secret.of(json(whole));
  }

  /** Makes a new key. */
  public static ProofKey generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), random);
      KeyPair pair = generator.generateKeyPair();
      ECPublicKey open = (ECPublicKey) pair.getPublic();
      return new ProofKey(
          (ECPrivateKey) pair.getPrivate(),
          coordinate(open.getW().getAffineX()),
          coordinate(open.getW().getAffineY()),
          random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot make keys on " + CURVE, e);
    }
  }

  /**
   * Reads a key.
   *
   * @param secret as {@link #secret()} wrote it
   * @throws IllegalArgumentException if it is no such text; the message does not hold it
   */
  public static ProofKey of(Secret secret, SecureRandom random) {
    try {
      JsonNode jwk = JSON.readTree(secret.expose());
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(CURVE));
      BigInteger d = new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path("d").asText()));
      ECPrivateKey key =
          (ECPrivateKey)
              KeyFactory.getInstance("EC")
                  .generatePrivate(
                      new ECPrivateKeySpec(d, parameters.getParameterSpec(ECParameterSpec.class)));
      return new ProofKey(key, jwk.path("x").asText(), jwk.path("y").asText(), random);
    } catch (GeneralSecurityException | JsonProcessingException | IllegalArgumentException e) {
      // no cause: it may quote the text
      throw new IllegalArgumentException("The stored proof key cannot be read");
    }
  }

  /** The whole key as a JSON Web Key, for the vault. */
  public Secret secret() {
    return secret;
  }

  /** The public part as the members of a JSON Web Key. */
  public Map<String, String> publicJwk() {
    return publicJwk;
  }

  /** What identifies it: the thumbprint of RFC 7638. */
  public String thumbprint() {
    return thumbprint;
  }

  /** Signs a token; adds the algorithm to its header. */
  public String sign(Map<String, ?> header, Map<String, ?> claims) {
    Map<String, Object> whole = new LinkedHashMap<>(header);
    whole.put("alg", "ES256");
    String text = base64(json(whole)) + "." + base64(json(claims));
    try {
      // the JDK's name for the plain concatenation of both numbers that RFC 7518 wants
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key, random);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot sign with ES256", e);
    }
  }

  /** The SHA-256 of a text, as such tokens write it. */
  static String sha256(String text) {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  private static String coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
    return BASE64.encodeToString(fixed);
  }

  private static String base64(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Map<String, ?> members) {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A token could not be written", e);
    }
  }

  @Override
  public String toString() {
    return "ProofKey[" + thumbprint + "]";
  }
}
