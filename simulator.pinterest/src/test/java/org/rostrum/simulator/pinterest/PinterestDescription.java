package org.rostrum.simulator.pinterest;

import static com.atlassian.oai.validator.whitelist.rule.WhitelistRules.allOf;
import static com.atlassian.oai.validator.whitelist.rule.WhitelistRules.isRequest;
import static com.atlassian.oai.validator.whitelist.rule.WhitelistRules.isResponse;
import static com.atlassian.oai.validator.whitelist.rule.WhitelistRules.messageContainsSubstring;
import static com.atlassian.oai.validator.whitelist.rule.WhitelistRules.messageHasKey;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.whitelist.ValidationErrorsWhitelist;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Json;

/**
 * Pinterest's own description of its API, 5.23.0 with the AI disclosures of 5.28.0, as a judge of
 * requests and answers. Paths are relative to the API's base path ({@code /pins}). Known faults of
 * the description are excepted by name in {@link #knownFaults()}. Safe for use by several threads.
 */
public final class PinterestDescription {

  private static final String RESOURCE = "description/openapi-5.23-organic.json";

  /** What came later, laid over it. */
  private static final String LATER = "description/ai-disclosures-5.28.json";

  private final OpenApiInteractionValidator validator;

  /** Parses the description, which takes a second: share one instance. */
  public PinterestDescription() {
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(description())
            .withBasePathOverride("/")
            // Pinterest's answers carry fields that it does not describe.
            .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
            .withWhitelist(knownFaults())
            .build();
  }

  /**
   * What is wrong with a request; empty if nothing.
   *
   * @param path relative to the API's base path, without the query
   * @param headers Authorization and Content-Type are looked at
   */
  public List<String> validateRequest(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      Body body) {
    SimpleRequest.Builder request = new SimpleRequest.Builder(method, path);
    query.forEach(request::withQueryParam);
    headers.forEach(request::withHeader);
    if (body.length() > 0) {
      request.withBody(body.bytes());
    }
    return problems(validator.validateRequest(request.build()));
  }

  /** What is wrong with an answer; empty if nothing. */
  public List<String> validateResponse(
      String method, String path, int status, String contentType, Body body) {
    SimpleResponse.Builder response = SimpleResponse.Builder.status(status);
    if (body.length() > 0) {
      response.withContentType(contentType).withBody(body.bytes());
    }
    return problems(
        validator.validateResponse(path, Request.Method.valueOf(method), response.build()));
  }

  /** Every operation: its id, and its method and path as {@code GET /pins/{pin_id}}. */
  public Map<String, String> operations() {
    Map<String, String> operations = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, JsonNode> path :
          Json.read(description().getBytes(StandardCharsets.UTF_8)).path("paths").properties()) {
        for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
          if (method.getValue().has("operationId")) {
            operations.put(
                method.getValue().path("operationId").asText(),
                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return operations;
  }

  /** Where the description is wrong about the live service. */
  private static ValidationErrorsWhitelist knownFaults() {
    return ValidationErrorsWhitelist.create()
        .withRule(
            "created_at is described as an RFC 3339 date-time but comes without a zone",
            allOf(isResponse(), messageContainsSubstring("date-time")))
        .withRule(
            "metric_types of pins are described as one of two lists that share names, and without a"
                + " type: no validator can read them",
            allOf(isRequest(), messageHasKey("validation.request.parameter.schema.invalidJson")));
  }

  private static List<String> problems(ValidationReport report) {
    return report.getMessages().stream()
        .filter(
            message ->
                message.getLevel() == ValidationReport.Level.ERROR
                    || message.getLevel() == ValidationReport.Level.WARN)
        .map(message -> message.getKey() + ": " + message.getMessage())
        .toList();
  }

  private static String description() {
    try {
      JsonNode whole = read(RESOURCE);
      layOver((ObjectNode) whole, read(LATER));
      return whole.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void layOver(ObjectNode below, JsonNode above) {
    for (Map.Entry<String, JsonNode> field : above.properties()) {
      if (below.get(field.getKey()) instanceof ObjectNode there) {
        layOver(there, field.getValue());
      } else {
        below.set(field.getKey(), field.getValue());
      }
    }
  }

  private static JsonNode read(String resource) throws IOException {
    try (InputStream in = PinterestDescription.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The description is not on the class path: " + resource);
      }
      return Json.read(in.readAllBytes());
    }
  }
}
