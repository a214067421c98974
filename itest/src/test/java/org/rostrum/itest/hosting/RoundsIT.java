package org.rostrum.itest.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.process.QuickStart;
import org.rostrum.itest.process.RostrumProcess;

/**
 * A network is installed, updated and removed again and again, and leaves nothing behind in the
 * process: neither threads nor classes nor memory. How often: {@code -Drostrum.test.rounds}.
 */
class RoundsIT {
  private static final int FIRST = 10;
  private static final int ROUNDS = Integer.getInteger("rostrum.test.rounds", 30);

  /** What a request more or less, or the virtual machine's own housekeeping, makes a difference. */
  private static final int THREADS_OF_OTHERS = 4;

  private static final int CLASSES_OF_OTHERS = 150;
  private static final long BYTES_OF_OTHERS = 6L << 20;
  private static final Duration SOON = Duration.ofSeconds(60);

  /** What a process holds once its garbage is collected. */
  record Level(int threads, int classes, long bytes) {
    boolean isAbove(Level first) {
      return threads > first.threads() + THREADS_OF_OTHERS
          || classes > first.classes() + CLASSES_OF_OTHERS
          || bytes > first.bytes() + BYTES_OF_OTHERS;
    }
  }

  @Test
  void nothingStaysBehind(@TempDir Path folder) throws Exception {
    try (RostrumProcess rostrum =
        RostrumProcess.start(
            QuickStart.environment(), folder.resolve("data"), RostrumProcess.freePort())) {
      RostrumClient client = new RostrumClient(rostrum.baseUrl());
      client.setUp(rostrum.setupToken());
      Hosting hosting = new Hosting(client);
      try (JMXConnector connector = connect(rostrum.pid())) {
        MBeanServerConnection process = connector.getMBeanServerConnection();
        for (int round = 1; round <= FIRST; round++) {
          round(hosting, round);
        }
        Level first = level(process);
        for (int round = FIRST + 1; round <= ROUNDS; round++) {
          round(hosting, round);
        }
        Level[] last = {level(process)};
        // classes go when the collector has seen more than once that nobody holds them
        Waiting.until(
            "from " + first + " back to it after " + ROUNDS + " rounds",
            SOON,
            () -> {
              last[0] = level(process);
              assertThat(last[0].isAbove(first)).as(last[0].toString()).isFalse();
              return true;
            });
        System.out.printf(
            "hosting: after %d rounds %s, after %d %s%n", FIRST, first, ROUNDS, last[0]);
      }
    }
  }

  private static void round(Hosting hosting, int round) {
    hosting.install(Hosting.chirp("1." + round + ".0"));
    hosting.install(Hosting.chirp("1." + round + ".1"));
    assertThat(hosting.offered()).isEqualTo("1." + round + ".1");
    hosting.remove();
    assertThat(hosting.offered()).isEqualTo("none");
  }

  @SuppressWarnings("BanJNDI") // the address is that of a process this test has started itself
  private static JMXConnector connect(long pid) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
    try {
      return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    } finally {
      machine.detach();
    }
  }

  private static Level level(MBeanServerConnection process) throws Exception {
    MemoryMXBean memory = ManagementFactory.getPlatformMXBean(process, MemoryMXBean.class);
    memory.gc();
    memory.gc();
    return new Level(
        ManagementFactory.getPlatformMXBean(process, ThreadMXBean.class).getThreadCount(),
        ManagementFactory.getPlatformMXBean(process, ClassLoadingMXBean.class)
            .getLoadedClassCount(),
        memory.getHeapMemoryUsage().getUsed());
  }
}
