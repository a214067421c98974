package org.rostrum.scheduler.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/** A signed token as its receiver reads it: nothing is believed before the signature is. */
record SignedToken(JsonNode header, JsonNode claims, String thumbprint) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a token.
   *
   * @param key what must have signed it; empty for the key in its own header
   * @throws IllegalArgumentException if the signature is not good
   */
  static SignedToken verified(String token, Optional<JsonNode> key) throws Exception {
    String[] parts = token.split("\\.", -1);
    JsonNode header = JSON.readTree(decoded(parts[0]));
    JsonNode jwk = key.orElse(header.path("jwk"));
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    signature.initVerify(
        KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(
                    new ECPoint(number(jwk, "x"), number(jwk, "y")),
                    curve.getParameterSpec(ECParameterSpec.class))));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    if (parts.length != 3
        || !header.path("alg").asText().equals("ES256")
        || !signature.verify(decoded(parts[2]))) {
      throw new IllegalArgumentException("The signature is not good");
    }
    String canonical =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
            .formatted(jwk.path("x").asText(), jwk.path("y").asText());
    return new SignedToken(
        header, JSON.readTree(decoded(parts[1])), Digests.sha256Base64Url(canonical));
  }

  private static BigInteger number(JsonNode jwk, String member) {
    return new BigInteger(1, decoded(jwk.path(member).asText()));
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
