package org.rostrum.shell.endpoint;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/**
 * Asks the system who is at the other end of a socket. The folder's rights keep others out already;
 * this holds even if somebody loosens them.
 */
final class Peer {
  private Peer() {}

  /** Whether it is the user of this process, to whom the socket's file belongs. */
  static boolean isSameUser(SocketChannel client, Path socket) throws IOException {
    try {
      if (!client.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
        return true;
      }
      UnixDomainPrincipal peer = client.getOption(ExtendedSocketOptions.SO_PEERCRED);
      return peer.user().equals(Files.getOwner(socket));
    } catch (NoClassDefFoundError e) {
      // a Java runtime without the module jdk.net, or a container that hides it
      return true;
    }
  }
}
