package org.rostrum.simulator.pinterest.gate;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Effect;
import org.rostrum.simulator.pinterest.faults.Faults;
import org.rostrum.simulator.pinterest.faults.Phase;
import org.rostrum.simulator.pinterest.http.Answer;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.oauth.Grant;
import org.rostrum.simulator.pinterest.oauth.TokenEndpoint;
import org.rostrum.simulator.pinterest.oauth.Tokens;

/**
 * Lets API requests in: fault, route, token, scopes, rate limit, the operation itself, and the
 * fault that strikes afterwards. Every answer carries a request id.
 */
public final class Gate {

  private static final String BEARER = "bearer ";
  private static final String TOKEN = "/oauth/token";
  private static final String REVOKE = "/oauth/token/revoke";

  private final List<Route> routes;
  private final TokenEndpoint tokenEndpoint;
  private final Tokens tokens;
  private final Faults faults;
  private final FaultInjection injection;
  private final RateMeter meter;
  private final RequestLog log;

  public Gate(
      List<Route> routes,
      TokenEndpoint tokenEndpoint,
      Tokens tokens,
      Faults faults,
      RequestLog log,
      RateLimits limits,
      InstantSource time) {
    this.routes = List.copyOf(routes);
    this.tokenEndpoint = tokenEndpoint;
    this.tokens = tokens;
    this.faults = faults;
    this.injection = new FaultInjection(faults);
    this.meter = new RateMeter(limits, time);
    this.log = log;
  }

  /** What it answers, as {@code GET /pins/{pin_id}}. */
  public Set<String> operations() {
    Set<String> operations = new TreeSet<>(Set.of("POST " + TOKEN, "POST " + REVOKE));
    routes.forEach(route -> operations.add(route.method() + " " + route.path()));
    return operations;
  }

  /** Changes the quotas; counting starts anew. */
  public void rateLimits(RateLimits limits) {
    meter.limits(limits);
  }

  public Answer handle(Environment environment, Request request) {
    String path = request.path().substring(environment.basePath().length());
    RequestRecord record = log.begin(environment, path, request);
    Answer answer;
    try {
      answer = served(environment, path, request, record);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer = new Answer.Dropped();
    }
    return identified(answer, record);
  }

  private Answer served(Environment environment, String path, Request request, RequestRecord record)
      throws InterruptedException {
    // Once for both phases: a refresh token that was used is nobody's afterwards.
    Optional<String> user = user(environment, request);
    Optional<Effect> before = take(Phase.BEFORE, environment, request.method(), path, user, record);
    if (before.isPresent()) {
      Optional<Answer> instead = injection.before(before.get());
      if (instead.isPresent()) {
        return instead.get();
      }
    }
    Response response = response(environment, path, request, record);
    if (response.successful()) {
      Optional<Effect> after = take(Phase.AFTER, environment, request.method(), path, user, record);
      if (after.isPresent()) {
        return injection.after(after.get(), response);
      }
    }
    return new Answer.Whole(response);
  }

  private Optional<Effect> take(
      Phase phase,
      Environment environment,
      String method,
      String path,
      Optional<String> user,
      RequestRecord record) {
    Optional<Effect> effect = faults.take(phase, environment, method, path, user);
    effect.ifPresent(
        taken ->
            log.update(
                record.sequence(), known -> known.withFault(phase.name() + " " + taken.kind())));
    return effect;
  }

  private Response response(
      Environment environment, String path, Request request, RequestRecord record) {
    try {
      if (request.method().equals("POST") && path.equals(TOKEN)) {
        return tokenEndpoint.token(environment, request);
      }
      if (request.method().equals("POST") && path.equals(REVOKE)) {
        return tokenEndpoint.revoke(request);
      }
      return operation(environment, path, request, record);
    } catch (ApiError refused) {
      return refused.response();
    }
  }

  private Response operation(
      Environment environment, String path, Request request, RequestRecord record) throws ApiError {
    for (Route route : routes) {
      Optional<Map<String, String>> values =
          route.method().equals(request.method()) ? route.match(path) : Optional.empty();
      if (values.isPresent()) {
        Grant grant = grant(environment, request);
        log.update(record.sequence(), known -> known.withUser(grant.username()));
        return measured(route, new Call(environment, request, values.get(), grant));
      }
    }
    throw ApiError.notEnabled();
  }

  private Response measured(Route route, Call call) throws ApiError {
    TreeSet<String> missing = new TreeSet<>(route.scopes());
    missing.removeAll(call.grant().scopes());
    if (!missing.isEmpty()) {
      throw ApiError.missingScopes(missing);
    }
    RateMeter.Reading reading = meter.count(call.grant(), route.category());
    if (!reading.allowed()) {
      return FaultInjection.tooManyRequests(reading.headers());
    }
    try {
      return route.operation().answer(call).with(reading.headers());
    } catch (ApiError refused) {
      return refused.response().with(reading.headers());
    }
  }

  private Optional<String> user(Environment environment, Request request) {
    return bearer(request)
        .flatMap(token -> tokens.access(token, environment))
        .map(Grant::username)
        .or(() -> owner(request));
  }

  private Optional<String> owner(Request request) {
    if (!request.contentType().equals("application/x-www-form-urlencoded")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(request.form().get("refresh_token")).flatMap(tokens::owner);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> bearer(Request request) {
    return request
        .header("authorization")
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  private Grant grant(Environment environment, Request request) throws ApiError {
    return bearer(request)
        .flatMap(token -> tokens.access(token, environment))
        .orElseThrow(ApiError::authenticationFailed);
  }

  private Answer identified(Answer answer, RequestRecord record) {
    Answer identified =
        switch (answer) {
          case Answer.Dropped dropped -> dropped;
          case Answer.File file -> file;
          case Answer.Whole(Response response) -> new Answer.Whole(with(response, record));
          case Answer.CutShort(Response response) -> new Answer.CutShort(with(response, record));
          case Answer.Trickled(Response response, var pause) ->
              new Answer.Trickled(with(response, record), pause);
          case Answer.Endless(Response response, long limit) ->
              new Answer.Endless(with(response, record), limit);
        };
    if (identified instanceof Answer.Whole(Response response)) {
      log.update(record.sequence(), known -> known.withStatus(response.status()));
    }
    return identified;
  }

  private static Response with(Response response, RequestRecord record) {
    return response.with("x-pinterest-rid", record.requestId());
  }
}
