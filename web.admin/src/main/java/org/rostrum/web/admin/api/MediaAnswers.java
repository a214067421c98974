package org.rostrum.web.admin.api;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.rostrum.media.MediaContent;

/** Answers the bytes of media so that a browser shows them and runs nothing in them. */
final class MediaAnswers {
  private static final String FOR_EVER = "private, max-age=31536000, immutable";

  private MediaAnswers() {}

  static Response of(String name, MediaContent content, Request request) {
    EntityTag tag = new EntityTag(content.etag().replace("\"", ""));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      close(content);
      return unchanged.header(HttpHeaders.CACHE_CONTROL, FOR_EVER).build();
    }
    // the container closes the stream when it has sent it
    return Response.ok(content.stream(), content.contentType())
        .tag(tag)
        .header(HttpHeaders.CONTENT_LENGTH, content.bytes())
        .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
        .build();
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
