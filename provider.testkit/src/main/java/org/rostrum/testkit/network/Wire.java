package org.rostrum.testkit.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads requests as HTTP/1.1 puts them on the wire (RFC 9112). */
final class Wire {
  /** A test that sends more than this has something else in mind. */
  private static final int MAX_BODY = 64 * 1024 * 1024;

  private static final int MAX_LINE = 64 * 1024;

  private Wire() {}

  /** The next request; empty if the client is done. */
  static Optional<SentRequest> read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = first.split(" ", -1);
    if (parts.length != 3) {
      throw new IOException("No request line: " + first);
    }
    Map<String, List<String>> headers = new HashMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers
          .computeIfAbsent(
              header.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.substring(colon + 1).strip());
    }
    String[] address = parts[1].split("\\?", 2);
    return Optional.of(
        new SentRequest(
            parts[0],
            address[0],
            address.length == 2 ? address[1] : "",
            headers,
            Body.of(body(in, headers))));
  }

  private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
      return chunks(in);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
    return exactly(in, length);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(line(in)); size > 0; size = size(line(in))) {
      body.writeBytes(exactly(in, size));
      line(in);
      if (body.size() > MAX_BODY) {
        throw new IOException("More than " + MAX_BODY + " bytes");
      }
    }
    line(in);
    return body.toByteArray();
  }

  private static int size(String chunk) {
    return Integer.parseInt(chunk.split(";", 2)[0].strip(), 16);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    if (length < 0 || length > MAX_BODY) {
      throw new IOException("A body of " + length + " bytes");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("The request ended early");
    }
    return body;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        text.write(next);
      }
      if (text.size() > MAX_LINE) {
        throw new IOException("A line longer than " + MAX_LINE + " bytes");
      }
    }
    return text.toString(StandardCharsets.ISO_8859_1);
  }
}
