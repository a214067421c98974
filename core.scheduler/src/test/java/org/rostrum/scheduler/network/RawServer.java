package org.rostrum.scheduler.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on bare sockets that can misbehave as no HTTP library would let it. */
final class RawServer implements AutoCloseable {
  /** What is done once a request was read whole; answering false closes the connection. */
  @FunctionalInterface
  interface Behaviour {
    boolean answer(int requestNumber, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final Behaviour behaviour;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  RawServer(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/things?key=hidden");
  }

  /** The first line of every request that was read whole. */
  List<String> requests() {
    return new ArrayList<>(requests);
  }

  private void accept() {
    try {
      while (!socket.isClosed()) {
        Socket connection = socket.accept();
        open.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (SocketException e) {
      // Closed: the test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      while (readRequest(in)) {
        if (!behaviour.answer(requests.size(), connection.getOutputStream())) {
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      // The client went away, or the test is over.
    }
  }

  private boolean readRequest(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return false;
    }
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).trim());
      }
    }
    in.readNBytes(length);
    requests.add(first);
    return true;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        text.append((char) next);
      }
    }
    return text.toString();
  }

  static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  static void ok(OutputStream out, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    send(out, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : open) {
      connection.close();
    }
  }
}
