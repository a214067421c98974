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
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.hosting.chirp.ChirpProvider;
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

  /** The last provider, which a thread or a cache may still know until it is used again. */
  private static final long PROVIDERS_LEFT = 1;

  private static final long LOADERS_OF_OTHERS = 2;
  private static final String PROVIDER = ChirpProvider.class.getName();
  private static final String LOADER =
      "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";
  private static final long BYTES_OF_OTHERS = 6L << 20;
  private static final Duration SOON = Duration.ofSeconds(60);

  /**
   * What a process holds once its garbage is collected.
   *
   * @param providers objects of the network's provider, of whatever version
   * @param loaders class loaders of bundles; one that is held holds a whole bundle
   */
  record Level(int threads, int classes, long bytes, long providers, long loaders) {
    boolean isAbove(Level first) {
      return providers > PROVIDERS_LEFT
          || loaders > first.loaders() + LOADERS_OF_OTHERS
          || threads > first.threads() + THREADS_OF_OTHERS
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
        hosting.install(Hosting.chirp("1.0.0"));
        hosting.configure("http://127.0.0.1:1");
        assertThat(live(process, PROVIDER)).as("or nothing is counted").isPositive();
        assertThat(live(process, LOADER)).as("or nothing is counted").isPositive();
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
    // what has been asked something may be remembered elsewhere
    assertThat(hosting.connect("bird")).isNotEmpty();
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
        memory.getHeapMemoryUsage().getUsed(),
        live(process, PROVIDER),
        live(process, LOADER));
  }

  /** How many objects of a class can be reached, whoever has loaded it. */
  private static long live(MBeanServerConnection process, String name) throws Exception {
    Object histogram =
        process.invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "gcClassHistogram",
            new Object[] {new String[0]},
            new String[] {String[].class.getName()});
    // number, instances, bytes, class, module
    return String.valueOf(histogram)
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[3].equals(name))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }
}
