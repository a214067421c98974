package org.rostrum.scheduler.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What was agreed with an authorization server that was found for an account; kept with the account
 * for as long as its grant is renewed. Holds no secret.
 *
 * @param issuer who the server is
 * @param tokenEndpoint where codes and refresh tokens are exchanged
 * @param clientId under which the server knows this installation; a grant belongs to one client
 * @param scopes what was asked for
 */
record OAuthTerms(URI issuer, URI tokenEndpoint, String clientId, List<String> scopes) {
  /** The longest text that the columns take, in characters. */
  static final int MAX_TEXT = 4_000;

  private static final JsonMapper JSON = new JsonMapper();

  OAuthTerms {
    scopes = List.copyOf(scopes);
  }

  /**
   * A consent that is awaited.
   *
   * @param issuerInAnswer whether an answer without its issuer is refused (RFC 9207)
   * @param subject whose consent it must be; empty for anybody's
   */
  record Awaited(OAuthTerms terms, boolean issuerInAnswer, Optional<String> subject) {
    /** Only what is present is written: the mapper knows no optionals. */
    private record Text(
        OAuthTerms terms,
        boolean issuerInAnswer,
        @org.jspecify.annotations.Nullable String subject) {}

    String text() {
      return written(new Text(terms, issuerInAnswer, subject.orElse(null)));
    }

    static Awaited of(String text) {
      Text read = read(text, Text.class);
      return new Awaited(read.terms(), read.issuerInAnswer(), Optional.ofNullable(read.subject()));
    }
  }

  String text() {
    return written(this);
  }

  static OAuthTerms of(String text) {
    return read(text, OAuthTerms.class);
  }

  private static String written(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was agreed with a server cannot be written", e);
    }
  }

  private static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was agreed with a server cannot be read", e);
    }
  }
}
