package org.rostrum.web.admin.api;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.MediaContent;

/** Answers the bytes of media so that a browser shows them and runs nothing in them. */
final class MediaAnswers {
  private static final String FOR_EVER = "private, max-age=31536000, immutable";

  /** Asks whether it is still the same: a video's poster can be exchanged. */
  private static final String ASK_AGAIN = "private, no-cache";

  private static final String RANGE = "Range";
  private static final String IF_RANGE = "If-Range";
  private static final String ACCEPT_RANGES = "Accept-Ranges";
  private static final String CONTENT_RANGE = "Content-Range";
  private static final String BYTES = "bytes";
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private MediaAnswers() {}

  /**
   * Answers bytes, or the part of them that is asked for.
   *
   * @param lasting whether they never change at their address
   */
  static Response of(
      String name, MediaContent content, boolean lasting, Request request, HttpHeaders headers) {
    EntityTag tag = new EntityTag(content.etag().replace("\"", ""));
    String caching = lasting ? FOR_EVER : ASK_AGAIN;
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      close(content);
      return unchanged.header(HttpHeaders.CACHE_CONTROL, caching).build();
    }
    Optional<ByteRange> range =
        request.getMethod().equals("GET") ? range(content, tag, headers) : Optional.empty();
    if (range.isPresent() && !range.get().isSatisfiable()) {
      close(content);
      return Response.status(RANGE_NOT_SATISFIABLE)
          .header(CONTENT_RANGE, "bytes */" + content.bytes())
          .header(ACCEPT_RANGES, BYTES)
          .build();
    }
    // the container closes the stream when it has sent it
    Response.ResponseBuilder answer =
        range.map(part -> part(content, part)).orElseGet(() -> whole(content));
    return answer
        .type(content.contentType())
        .tag(tag)
        .header(ACCEPT_RANGES, BYTES)
        .header(HttpHeaders.CACHE_CONTROL, caching)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
        .build();
  }

  private static Response.ResponseBuilder whole(MediaContent content) {
    return Response.ok(content.stream()).header(HttpHeaders.CONTENT_LENGTH, content.bytes());
  }

  private static Response.ResponseBuilder part(MediaContent content, ByteRange part) {
    try {
      return Response.status(PARTIAL_CONTENT)
          .entity(PartStream.of(content.stream(), part))
          .header(CONTENT_RANGE, part.of(content.bytes()))
          .header(HttpHeaders.CONTENT_LENGTH, part.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The part asked for; none if the asker means other bytes than these (RFC 9110, 13.1.5). */
  private static Optional<ByteRange> range(
      MediaContent content, EntityTag tag, HttpHeaders headers) {
    @Nullable String wanted = headers.getHeaderString(RANGE);
    @Nullable String unless = headers.getHeaderString(IF_RANGE);
    if (wanted == null || (unless != null && !unless.equals("\"" + tag.getValue() + "\""))) {
      return Optional.empty();
    }
    return ByteRange.parse(wanted, content.bytes());
  }

  /** The name in both forms of RFC 6266; nothing of it can end the header or the quotes. */
  static String disposition(String name) {
    StringBuilder plain = new StringBuilder();
    name.codePoints().map(point -> isPlain(point) ? point : '_').forEach(plain::appendCodePoint);
    String encoded =
        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "inline; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
  }

  private static boolean isPlain(int point) {
    return point >= ' ' && point < 0x7f && point != '"' && point != '\\' && point != '%';
  }

  private static void close(MediaContent content) {
    try {
      content.stream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
