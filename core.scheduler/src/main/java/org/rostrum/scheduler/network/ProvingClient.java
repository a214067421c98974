package org.rostrum.scheduler.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Supplier;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.settings.Secret;

/**
 * Sends each request with a fresh proof. One that is refused because the proof lacked the server's
 * nonce did nothing (RFC 9449 sections 8 and 9), and is sent once more with it; that is the only
 * repetition.
 */
public final class ProvingClient implements NetworkClient {
  private static final String NONCE_WANTED = "use_dpop_nonce";
  private static final JsonMapper JSON = new JsonMapper();

  private final NetworkClient client;
  private final Proofs proofs;
  private final ProofKey key;
  private final Optional<Secret> token;

  ProvingClient(NetworkClient client, Proofs proofs, ProofKey key, Optional<Secret> token) {
    this.client = client;
    this.proofs = proofs;
    this.key = key;
    this.token = token;
  }

  @Override
  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return send(() -> request);
  }

  /**
   * Sends a request that must not be the same twice, because something in it works once.
   *
   * @param each makes it anew for every sending, with the same address
   */
  public HttpResponse<String> send(Supplier<HttpRequest> each)
      throws IOException, InterruptedException {
    HttpRequest request = each.get();
    Optional<String> known = proofs.nonce(request.uri());
    HttpResponse<String> answer = client.send(proven(request, known));
    Optional<String> told =
        proofs.remember(request.uri(), answer.headers().firstValue("DPoP-Nonce"));
    if (!wantsNonce(answer) || told.isEmpty() || told.equals(known)) {
      return answer;
    }
    HttpResponse<String> second = client.send(proven(each.get(), told));
    proofs.remember(request.uri(), second.headers().firstValue("DPoP-Nonce"));
    return second;
  }

  private HttpRequest proven(HttpRequest request, Optional<String> nonce) {
    HttpRequest.Builder proven =
        HttpRequest.newBuilder(request, (name, value) -> true)
            .setHeader("DPoP", proofs.proof(request, key, token, nonce));
    token.ifPresent(value -> proven.setHeader("Authorization", "DPoP " + value.expose()));
    return proven.build();
  }

  /** A server of resources says it with 401 in a header, one of tokens with 400 in the body. */
  private boolean wantsNonce(HttpResponse<String> answer) {
    if (token.isPresent()) {
      return answer.statusCode() == 401
          && answer.headers().allValues("WWW-Authenticate").stream()
              .anyMatch(challenge -> challenge.contains("\"" + NONCE_WANTED + "\""));
    }
    return (answer.statusCode() == 400 || answer.statusCode() == 401)
        && NONCE_WANTED.equals(error(answer.body()));
  }

  private static String error(String body) {
    try {
      return JSON.readTree(body).path("error").asText("");
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
