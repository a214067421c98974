package org.rostrum.scheduler.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.accounts.TokenEndpoint.GrantOver;

/** Reads what a token endpoint answered (RFC 6749 sections 5.1 and 5.2). */
final class TokenAnswers {
  /** The longest token that is kept, in characters. */
  static final int MAX_TOKEN = 16_000;

  private static final Pattern BETWEEN_SCOPES = Pattern.compile("[\\s,]+");
  private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{Print}]+");
  private static final int MAX_DESCRIPTION = 200;
  private static final int MAX_SUBJECT = 255;

  private final JsonMapper json = new JsonMapper();
  private final String network;
  private final Set<String> deadGrantCodes;
  private final String tokenType;

  /** Reads answers with bearer tokens. */
  TokenAnswers(String network, Set<String> deadGrantCodes) {
    this(network, deadGrantCodes, "bearer");
  }

  /**
   * Reads answers.
   *
   * @param tokenType the type that tokens must be of, in lower case
   */
  TokenAnswers(String network, Set<String> deadGrantCodes, String tokenType) {
    this.network = network;
    this.deadGrantCodes = deadGrantCodes;
    this.tokenType = tokenType;
  }

  /**
   * What was given.
   *
   * @param subject whose it is, if the server says so
   */
  record Granted(TokenGrant tokens, Optional<String> subject) {}

  /**
   * Reads an answer.
   *
   * @param sent what was sent and must not be shown, should the network send it back
   */
  Granted read(int status, String body, List<Secret> sent) throws GrantOver, NetworkException {
    JsonNode answer = parse(body);
    boolean success = status / 100 == 2;
    // Some networks answer 200 with an error in the body.
    if (success && answer.hasNonNull("access_token")) {
      return new Granted(grant(answer), subject(answer.path("sub")));
    }
    if (status == 429) {
      throw refused(Kind.RATE_LIMITED, "asks for a pause before giving out more tokens", "");
    }
    if (status == 408 || status >= 500 || (success && errorCode(answer).isEmpty())) {
      throw refused(Kind.TEMPORARY, "gave no usable answer to the request for a token", "");
    }
    String why = words(answer, sent);
    if (errorCode(answer).filter(deadGrantCodes::contains).isPresent()
        || numericCode(answer).filter(deadGrantCodes::contains).isPresent()) {
      throw new GrantOver(network + " no longer accepts the consent" + why);
    }
    if (errorCode(answer).filter("invalid_client"::equals).isPresent()) {
      throw refused(
          Kind.REFUSED, "does not accept the app's id or secret; check them on Services", why);
    }
    throw refused(Kind.TEMPORARY, "gave out no token", why);
  }

  private TokenGrant grant(JsonNode answer) throws NetworkException {
    String type = answer.path("token_type").asText("bearer");
    if (!type.toLowerCase(Locale.ROOT).equals(tokenType)) {
      throw refused(Kind.REFUSED, "gave out a token of a type other than " + tokenType, "");
    }
    Optional<Secret> access = secret(answer, "access_token");
    if (access.isEmpty()) {
      throw refused(Kind.TEMPORARY, "gave out an empty or far too long token", "");
    }
    return new TokenGrant(
        access.get(),
        seconds(answer.path("expires_in")),
        secret(answer, "refresh_token"),
        seconds(answer.path("refresh_token_expires_in"))
            .or(() -> seconds(answer.path("refresh_expires_in"))),
        scopes(answer.path("scope")));
  }

  private static Optional<String> subject(JsonNode value) {
    String text = value.asText("");
    return text.isBlank() || text.length() > MAX_SUBJECT ? Optional.empty() : Optional.of(text);
  }

  private static Optional<Secret> secret(JsonNode answer, String field) {
    String text = answer.path(field).asText("");
    return text.isBlank() || text.length() > MAX_TOKEN
        ? Optional.empty()
        : Optional.of(Secret.of(text));
  }

  private static Optional<Duration> seconds(JsonNode value) {
    // Some networks send the number as text.
    long seconds = value.asLong(0);
    return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
  }

  private static Set<String> scopes(JsonNode value) {
    Set<String> scopes = new HashSet<>();
    if (value.isArray()) {
      value.forEach(scope -> scopes.add(scope.asText()));
    } else {
      scopes.addAll(List.of(BETWEEN_SCOPES.split(value.asText(""))));
    }
    scopes.removeIf(String::isBlank);
    return scopes;
  }

  private JsonNode parse(String body) {
    try {
      JsonNode answer = json.readTree(body);
      return answer != null && answer.isObject() ? answer : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static Optional<String> errorCode(JsonNode answer) {
    JsonNode error = answer.path("error");
    return code(error.isObject() ? error.path("code") : error);
  }

  private static Optional<String> numericCode(JsonNode answer) {
    return code(answer.path("code"));
  }

  private static Optional<String> code(JsonNode value) {
    return Optional.of(value.asText("")).filter(text -> ERROR_CODE.matcher(text).matches());
  }

  /** The network's own words, unless it sent back what must not be shown. */
  private static String words(JsonNode answer, List<Secret> sent) {
    String code = errorCode(answer).or(() -> numericCode(answer)).orElse("");
    String text = answer.path("error_description").asText(answer.path("message").asText(""));
    text = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    text = text.length() > MAX_DESCRIPTION ? text.substring(0, MAX_DESCRIPTION) + " …" : text;
    String words = code.isEmpty() ? text : text.isEmpty() ? code : code + ": " + text;
    boolean tells = sent.stream().anyMatch(secret -> tells(words, secret));
    return words.isEmpty() || tells ? "" : " (" + words + ")";
  }

  /** Even the beginning of a secret is too much. */
  private static boolean tells(String words, Secret secret) {
    String text = secret.expose();
    return !text.isEmpty() && words.contains(text.substring(0, Math.min(8, text.length())));
  }

  private NetworkException refused(Kind kind, String what, String why) {
    return new NetworkException(kind, network + " " + what + why + ".");
  }
}
