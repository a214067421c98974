package org.rostrum.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks before the bundles do, so that a taken port is one sentence and not a stack trace. */
final class Ports {
  private Ports() {}

  /** Fails unless this process may listen there; the option is the one that chooses the port. */
  static void requireFree(String host, int port, String option) throws LaunchFailure {
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new LaunchFailure(
          "The address %s is not known on this machine; choose another with --host."
              .formatted(host));
    }
    try (ServerSocket socket = new ServerSocket()) {
      // as Jetty does: a port whose last connections are still closing is free
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (BindException e) {
      throw new LaunchFailure(
          "Port %d on %s cannot be used (%s); choose another with %s."
              .formatted(port, host, reason(e), option));
    } catch (IOException e) {
      throw new LaunchFailure(
          "Port %d on %s cannot be used (%s).".formatted(port, host, e.getMessage()));
    }
  }

  private static String reason(BindException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("in use") ? "it is taken by another process" : message;
  }
}
