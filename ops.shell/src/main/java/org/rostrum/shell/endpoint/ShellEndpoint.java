package org.rostrum.shell.endpoint;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.felix.service.command.CommandProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers command lines on a Unix domain socket, for the user of this process only. One virtual
 * thread takes connections, each connection has one of its own.
 */
public final class ShellEndpoint implements AutoCloseable {
  /** The most connections at once. */
  public static final int MAX_CONNECTIONS = 8;

  private static final Logger LOG = LoggerFactory.getLogger(ShellEndpoint.class);

  private final ShellPlace place;
  private final ServerSocketChannel server;
  private final CommandProcessor processor;
  private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
  private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();

  private ShellEndpoint(ShellPlace place, ServerSocketChannel server, CommandProcessor processor) {
    this.place = place;
    this.server = server;
    this.processor = processor;
  }

  /**
   * Begins to answer.
   *
   * @param data the data folder, which this process has locked
   * @param processor runs the command lines
   * @throws IOException if the socket cannot be made
   */
  public static ShellEndpoint open(Path data, CommandProcessor processor) throws IOException {
    ShellPlace place = ShellPlace.prepare(data);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(place.socket()));
      place.announce();
    } catch (IOException | RuntimeException e) {
      server.close();
      place.remove();
      throw e;
    }
    ShellEndpoint endpoint = new ShellEndpoint(place, server, processor);
    Thread.ofVirtual().name("rostrum-shell").start(endpoint::accept);
    return endpoint;
  }

  @Override
  public void close() {
    closeQuietly(server);
    connections.forEach(ShellEndpoint::closeQuietly);
    place.remove();
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        Thread.ofVirtual().name("rostrum-shell-session").start(() -> talk(client));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("A connection to the shell could not be taken", e);
      }
    }
  }

  private void talk(SocketChannel client) {
    try (client) {
      if (!Peer.isSameUser(client, place.socket())) {
        LOG.warn("A connection to the shell by another user was refused");
        return;
      }
      if (!free.tryAcquire()) {
        ShellOutput output = new ShellOutput(client);
        output.say("Too many shell sessions; at most " + MAX_CONNECTIONS + " may be open.");
        output.end(ShellOutput.FAILED);
        return;
      }
      connections.add(client);
      try {
        new ShellConversation(client, processor).run();
      } finally {
        connections.remove(client);
        free.release();
      }
    } catch (IOException e) {
      LOG.debug("A connection to the shell ended", e);
    }
  }

  private static void closeQuietly(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception e) {
      LOG.debug("A channel of the shell did not close", e);
    }
  }
}
