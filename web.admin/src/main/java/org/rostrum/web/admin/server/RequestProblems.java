package org.rostrum.web.admin.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.rostrum.web.admin.problems.HttpStatus;
import org.rostrum.web.admin.problems.Problem;
import org.rostrum.web.admin.problems.SafeHeaders;

/**
 * Answers what Jetty refuses by itself: what cannot be read as a request, and what no servlet
 * answers. Nothing of the request is believed; the little that is said of it is Jetty's reason.
 */
final class RequestProblems implements Request.Handler {
  /** A reason of Jetty that is anything else may quote what was sent. */
  private static final Pattern PLAIN = Pattern.compile("[\\w .:'=/,()-]{1,80}");

  private static final int NOT_IMPLEMENTED = 501;

  private final ObjectMapper mapper;

  RequestProblems(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback)
      throws JsonProcessingException {
    Object fault = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    if (fault instanceof HttpException refusal) {
      response.setStatus(refusal.getCode());
    }
    Problem problem = problem(response.getStatus(), request);
    response.setStatus(problem.status());
    HttpFields.Mutable headers = response.getHeaders();
    SafeHeaders.OF_DATA.forEach(headers::put);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    byte[] body = mapper.writeValueAsBytes(problem);
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    // Jetty leaves the body out by itself only where it has got as far as to handle the request
    boolean bodyless = HttpMethod.HEAD.is(request.getMethod());
    response.write(true, bodyless ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(body), callback);
    return true;
  }

  private static Problem problem(int status, Request request) {
    return switch (status) {
      case 400 ->
          Problem.of(
              HttpStatus.BAD_REQUEST,
              "malformed-request",
              "The request cannot be read as HTTP/1.1"
                  + reason(request).map(" (%s)"::formatted).orElse("")
                  + ". Correct it and send it again.");
      case 404 ->
          Problem.of(HttpStatus.NOT_FOUND, "no-such-address", "There is nothing at this address.");
      case 405 ->
          Problem.of(
              HttpStatus.METHOD_NOT_ALLOWED,
              "method-not-allowed",
              "This address does not take that method.");
      case 408 ->
          Problem.of(
              HttpStatus.TIMEOUT,
              "request-timeout",
              "The request did not arrive in time. Send it again.");
      case 413 ->
          Problem.of(HttpStatus.TOO_LARGE, "body-too-large", "The body is larger than it may be.");
      case 414 -> Problem.of(HttpStatus.ADDRESS_TOO_LONG, "address-too-long", bound(request));
      case 431 -> Problem.of(HttpStatus.HEADERS_TOO_LARGE, "headers-too-large", bound(request));
      case 503 ->
          Problem.of(
              HttpStatus.UNAVAILABLE,
              "unavailable",
              "This is not being served now. Try again in a few seconds.");
      case 505 ->
          Problem.of(HttpStatus.HTTP_VERSION, "http-version", "HTTP/1.1 is what is spoken here.");
      default -> other(status);
    };
  }

  private static Problem other(int status) {
    if (status >= HttpStatus.INTERNAL.code() && status != NOT_IMPLEMENTED) {
      return Problem.of(
          HttpStatus.INTERNAL,
          "internal",
          "Something went wrong inside. The log has more about it.");
    }
    String title = org.eclipse.jetty.http.HttpStatus.getMessage(status);
    return new Problem(
        "/problems/refused",
        title,
        status,
        "The server does not take this request (" + title + ").",
        "refused",
        List.of(),
        null);
  }

  private static String bound(Request request) {
    int bytes = request.getConnectionMetaData().getHttpConfiguration().getRequestHeaderSize();
    return String.format(
        Locale.ROOT,
        "The address and the headers of a request may have %,d bytes together.",
        bytes);
  }

  private static Optional<String> reason(Request request) {
    return Optional.ofNullable(request.getAttribute(ErrorHandler.ERROR_MESSAGE))
        .map(Object::toString)
        .filter(reason -> PLAIN.matcher(reason).matches());
  }
}
