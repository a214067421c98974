package org.rostrum.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What the figures were measured on. */
final class Machine {
  private static final int FORCES = 50;
  private static final int PAGE = 8_192;

  private Machine() {}

  /** Tells a report. */
  static void describe(Report report, Path disk) {
    report.fact("when", Instant.now().truncatedTo(ChronoUnit.SECONDS));
    report.fact("processors", Runtime.getRuntime().availableProcessors() + " × " + processor());
    report.fact("memory", line("/proc/meminfo", "MemTotal"));
    report.fact("heap", (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
    report.fact("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    report.fact("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    report.fact("forced write of 8 KiB", force(disk) + " ms (median)");
    report.fact("load before", load());
  }

  /** The average load of the last minutes, as the system keeps it. */
  static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String processor() {
    return line("/proc/cpuinfo", "model name");
  }

  private static String line(String file, String key) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String force(Path disk) {
    Path file = disk.resolve("forced");
    List<Double> millis = new ArrayList<>();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < FORCES; i++) {
        int ignored = channel.write(ByteBuffer.allocate(PAGE), (long) i * PAGE);
        long begun = System.nanoTime();
        channel.force(false);
        millis.add((System.nanoTime() - begun) / 1e6);
      }
      Files.delete(file);
    } catch (IOException e) {
      return "unknown";
    }
    return "%.2f".formatted(Report.median(millis));
  }
}
