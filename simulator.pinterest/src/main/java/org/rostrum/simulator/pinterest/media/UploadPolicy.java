package org.rostrum.simulator.pinterest.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.state.Names;

/**
 * The permission to put one file into the bucket: what the API hands out as {@code
 * upload_parameters}, and its check. Nothing is remembered; the signature is the proof.
 */
final class UploadPolicy {

  /** How long a permission holds. */
  static final Duration VALIDITY = Duration.ofDays(2);

  /** The largest video, in bytes. */
  static final long MAX_BYTES = 2L * 1024 * 1024 * 1024;

  private static final Set<String> UNSIGNED = Set.of("policy", "x-amz-signature");
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Names names;

  UploadPolicy(Names names) {
    this.names = names;
  }

  /** The fields to send along with the file. */
  Map<String, String> parameters(Upload upload, Instant now) {
    Map<String, String> fields = new LinkedHashMap<>();
    String date = COMPACT.format(now);
    String credential = "ASIAPRACTICE/" + date.substring(0, 8) + "/us-east-1/s3/aws4_request";
    fields.put("x-amz-date", date);
    fields.put("x-amz-security-token", names.opaque("upload", Long.parseLong(upload.id())));
    fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
    fields.put("key", "uploads/13/aa/22/3:video:" + upload.owner() + ":" + upload.id());
    fields.put("x-amz-credential", credential);
    fields.put("Content-Type", "multipart/form-data");
    ObjectNode policy = Json.object().put("expiration", now.plus(VALIDITY).toString());
    ArrayNode conditions = policy.putArray("conditions");
    fields.forEach((name, value) -> conditions.addObject().put(name, value));
    conditions.addArray().add("content-length-range").add(1).add(MAX_BYTES);
    String encoded = Base64.getEncoder().encodeToString(Json.bytes(policy));
    fields.put("policy", encoded);
    fields.put("x-amz-signature", names.signature(encoded));
    return fields;
  }

  /**
   * Checks the fields that came before the file.
   *
   * @return the id of the upload they permit
   */
  String check(Map<String, String> fields, Instant now) throws S3Error {
    String key = fields.getOrDefault("key", "");
    if (key.isEmpty()) {
      throw S3Error.invalid(
          "Bucket POST must contain a field named 'key'.  If it is specified, please check the order"
              + " of the fields.");
    }
    String encoded = fields.getOrDefault("policy", "");
    String signature = fields.getOrDefault("x-amz-signature", "");
    if (encoded.isEmpty() || signature.isEmpty()) {
      throw new S3Error(403, "AccessDenied", "Access Denied");
    }
    if (!signature.equals(names.signature(encoded))) {
      throw new S3Error(
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided.");
    }
    JsonNode policy = policy(encoded);
    if (!expiration(policy).isAfter(now)) {
      throw S3Error.denied("Policy expired.");
    }
    conditions(policy, fields);
    return key.substring(key.lastIndexOf(':') + 1);
  }

  private static void conditions(JsonNode policy, Map<String, String> fields) throws S3Error {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (JsonNode condition : policy.path("conditions")) {
      condition.properties().forEach(one -> wanted.put(one.getKey(), one.getValue().asText()));
    }
    for (Map.Entry<String, String> one : wanted.entrySet()) {
      if (!one.getValue().equals(fields.get(one.getKey()))) {
        throw S3Error.denied(
            "Policy Condition failed: [\"eq\", \"$%s\", \"%s\"]"
                .formatted(one.getKey(), one.getValue()));
      }
    }
    for (String name : fields.keySet()) {
      if (!wanted.containsKey(name) && !UNSIGNED.contains(name)) {
        throw S3Error.denied("Extra input fields: " + name);
      }
    }
  }

  private static JsonNode policy(String encoded) throws S3Error {
    try {
      return Json.read(Base64.getDecoder().decode(encoded.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException | IllegalArgumentException e) {
      throw new S3Error(400, "InvalidPolicyDocument", "Invalid Policy: Invalid JSON.");
    }
  }

  private static Instant expiration(JsonNode policy) throws S3Error {
    try {
      return Instant.parse(policy.path("expiration").asText());
    } catch (DateTimeException e) {
      throw new S3Error(400, "InvalidPolicyDocument", "Invalid Policy: Invalid expiration.");
    }
  }
}
