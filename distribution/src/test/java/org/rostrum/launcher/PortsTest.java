package org.rostrum.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void namesATakenPortAndTheWayOut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Ports.requireFree("127.0.0.1", taken.getLocalPort(), "--port"))
          .isInstanceOf(LaunchFailure.class)
          .hasMessage(
              "Port %d on 127.0.0.1 cannot be used (it is taken by another process); choose another with --port.",
              taken.getLocalPort());
    }
  }
}
