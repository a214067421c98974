package org.rostrum.shell.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines, none longer than a bound. */
final class CommandLines {
  /** The longest line, in bytes, its end left out. */
  static final int MAX_LINE = 8_192;

  private final SocketChannel client;
  private final ByteBuffer buffer = ByteBuffer.allocate(4_096).flip();

  CommandLines(SocketChannel client) {
    this.client = client;
  }

  /**
   * The next line.
   *
   * @return empty at the end
   * @throws TooLong if it exceeds {@link #MAX_LINE}
   */
  Optional<String> next() throws IOException, TooLong {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      if (!buffer.hasRemaining() && !fill()) {
        return line.size() == 0 ? Optional.empty() : Optional.of(text(line));
      }
      byte value = buffer.get();
      if (value == '\n') {
        return Optional.of(text(line));
      }
      line.write(value);
      if (line.size() > MAX_LINE) {
        throw new TooLong();
      }
    }
  }

  private boolean fill() throws IOException {
    buffer.clear();
    int count = client.read(buffer);
    buffer.flip();
    return count > 0;
  }

  private static String text(ByteArrayOutputStream line) {
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  /** A line exceeds the bound. */
  static final class TooLong extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
