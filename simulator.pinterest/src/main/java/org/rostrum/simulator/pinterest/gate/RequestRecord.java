package org.rostrum.simulator.pinterest.gate;

import java.time.Instant;
import java.util.Optional;
import org.rostrum.simulator.pinterest.api.Environment;

/**
 * What is remembered of one API request; no header, query value or body.
 *
 * @param sequence from 1
 * @param status 0 while it runs and for ever if it was not answered
 * @param fault the effect that was applied, if any
 * @param user the token's user, once known
 */
public record RequestRecord(
    long sequence,
    Instant at,
    String method,
    String path,
    Environment environment,
    int requestBytes,
    String requestId,
    int status,
    Optional<String> fault,
    Optional<String> user) {

  public RequestRecord withUser(String username) {
    return new RequestRecord(
        sequence,
        at,
        method,
        path,
        environment,
        requestBytes,
        requestId,
        status,
        fault,
        Optional.of(username));
  }

  public RequestRecord withFault(String name) {
    return new RequestRecord(
        sequence,
        at,
        method,
        path,
        environment,
        requestBytes,
        requestId,
        status,
        Optional.of(name),
        user);
  }

  public RequestRecord withStatus(int answered) {
    return new RequestRecord(
        sequence, at, method, path, environment, requestBytes, requestId, answered, fault, user);
  }
}
