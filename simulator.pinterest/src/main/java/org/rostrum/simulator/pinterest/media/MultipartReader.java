package org.rostrum.simulator.pinterest.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data} (RFC 7578) part by part, never a part whole in memory. */
final class MultipartReader {

  /** Longer headers of one part are no part's. */
  static final int MAX_PART_HEADERS = 4_096;

  private static final int BUFFER = 64 * 1024;
  private static final Pattern NAME =
      Pattern.compile(
          "content-disposition:[^\\r\\n]*?;\\s*name=\"([^\"\\r\\n]*)\"", Pattern.CASE_INSENSITIVE);

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;

  /** The body may begin with the boundary: a line end is put in front of it. */
  MultipartReader(InputStream in, String boundary) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    buffer[0] = '\r';
    buffer[1] = '\n';
    end = 2;
  }

  /** Goes to the next part and reads its name; empty at the end. */
  Optional<String> next() throws IOException {
    copyTo(OutputStream.nullOutputStream());
    skip(delimiter.length);
    int first = take();
    int second = take();
    if (first == '-' && second == '-') {
      return Optional.empty();
    }
    if (first != '\r' || second != '\n') {
      throw new EOFException("A boundary is not followed by a line end");
    }
    return Optional.of(name(headers()));
  }

  /** Hands on the content of the part; returns how many bytes it has. */
  long copyTo(OutputStream out) throws IOException {
    long count = 0;
    while (true) {
      int found = find();
      int until = found >= 0 ? found : Math.max(start, end - delimiter.length + 1);
      out.write(buffer, start, until - start);
      count += until - start;
      start = until;
      if (found >= 0) {
        return count;
      }
      fill();
    }
  }

  private int find() {
    for (int i = start; i + delimiter.length <= end; i++) {
      if (buffer[i] == delimiter[0]
          && Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
        return i;
      }
    }
    return -1;
  }

  private String headers() throws IOException {
    StringBuilder headers = new StringBuilder();
    while (headers.length() < MAX_PART_HEADERS) {
      headers.append((char) take());
      if (headers.length() >= 4 && headers.indexOf("\r\n\r\n", headers.length() - 4) >= 0) {
        return new String(
            headers.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      }
    }
    throw new EOFException("The headers of a part do not end");
  }

  private static String name(String headers) {
    Matcher name = NAME.matcher(headers);
    return name.find() ? name.group(1) : "";
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      take();
    }
  }

  private int take() throws IOException {
    while (start == end) {
      fill();
    }
    return buffer[start++] & 0xff;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    int read = in.read(buffer, end, buffer.length - end);
    if (read < 0) {
      throw new EOFException("The body ends before its last boundary");
    }
    end += read;
  }
}
