package org.rostrum.shell.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.rostrum.shell.commands.Command;
import org.rostrum.shell.commands.Commands;
import org.rostrum.shell.commands.FakePlatform;
import org.rostrum.shell.commands.GogoFunction;

/** The endpoint with our commands in the real Gogo, and a client. */
final class TestShell implements AutoCloseable {
  final FakePlatform platform = new FakePlatform();
  final CommandProcessorImpl processor;

  private final Path data;
  private final ThreadIOImpl threadIo = new ThreadIOImpl();
  private final ShellEndpoint endpoint;

  TestShell(Path data) throws IOException {
    this.data = data;
    threadIo.start();
    processor = new CommandProcessorImpl(threadIo);
    for (Command command : Commands.of(platform)) {
      processor.addCommand("rostrum", new GogoFunction(command), command.name());
    }
    endpoint = ShellEndpoint.open(data, processor);
  }

  Path socket() throws IOException {
    return Path.of(Files.readString(data.resolve("shell.path")));
  }

  SocketChannel connect() throws IOException {
    SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
    client.connect(UnixDomainSocketAddress.of(socket()));
    return client;
  }

  /** Sends lines, half-closes, and reads to the end. */
  String say(String lines) throws IOException {
    try (SocketChannel client = connect()) {
      send(client, lines);
      client.shutdownOutput();
      return readAll(client);
    }
  }

  static void send(SocketChannel client, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      client.write(bytes);
    }
  }

  static String readAll(SocketChannel client) throws IOException {
    return new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads up to and including the line that ends an answer. */
  static String readAnswer(SocketChannel client) throws IOException {
    InputStream in = Channels.newInputStream(client);
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().matches("(?s).*\u0004[01]\n")) {
      int value = in.read();
      if (value < 0) {
        return answer.toString();
      }
      answer.append((char) value);
    }
    return answer.toString();
  }

  @Override
  public void close() {
    endpoint.close();
    processor.stop();
    threadIo.stop();
  }
}
