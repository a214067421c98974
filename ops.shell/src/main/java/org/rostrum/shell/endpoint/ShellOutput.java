package org.rostrum.shell.endpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * What a client reads: the output of a command, then a line with U+0004 and the exit code. Once the
 * client is gone, output is thrown away and the command goes on.
 */
final class ShellOutput extends OutputStream {
  static final int DONE = 0;
  static final int FAILED = 1;

  private static final byte END = 0x04;
  private static final byte LINE = '\n';

  private final SocketChannel client;
  private boolean gone;
  private byte last = LINE;

  ShellOutput(SocketChannel client) {
    this.client = client;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    ByteBuffer kept = ByteBuffer.allocate(length);
    for (int index = offset; index < offset + length; index++) {
      if (bytes[index] != END) {
        kept.put(bytes[index]);
        last = bytes[index];
      }
    }
    send(kept.flip());
  }

  /** One line of our own. */
  void say(String sentence) {
    byte[] line = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    write(line, 0, line.length);
  }

  /** Ends the output of one command. */
  synchronized void end(int code) {
    String end = (last == LINE ? "" : "\n") + "\u0004" + code + "\n";
    last = LINE;
    send(ByteBuffer.wrap(end.getBytes(StandardCharsets.UTF_8)));
  }

  private void send(ByteBuffer bytes) {
    try {
      while (!gone && bytes.hasRemaining()) {
        client.write(bytes);
      }
    } catch (IOException e) {
      gone = true;
    }
  }
}
