package org.rostrum.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The processor time of this process, in which the contender runs, and of the server's processes:
 * user and system time out of {@code /proc/<pid>/stat}, in ticks of 10 ms. The server's main
 * process counts with its children, those that have ended included. Elsewhere than on Linux nothing
 * is measured.
 */
final class CpuMeter {
  private static final Path PROC = Path.of("/proc");
  private static final long NANOS_PER_TICK = 10_000_000;

  /** Places behind the name of the process, counted from its state. */
  private static final int PARENT = 1;

  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int USER_OF_ENDED = 13;
  private static final int SYSTEM_OF_ENDED = 14;

  private final OptionalLong server;

  /** Measures this process and, if there is one, a server with its children. */
  CpuMeter(OptionalLong server) {
    this.server = server;
  }

  /**
   * Processor time.
   *
   * @param all of this process and the server
   * @param server of the server alone
   */
  record Used(Duration all, Duration server) {
    Used since(Used before) {
      return new Used(all.minus(before.all), server.minus(before.server));
    }
  }

  /** The time used so far; empty if it cannot be measured here. */
  Optional<Used> used() {
    Optional<List<String>> own = stat(PROC.resolve("self/stat"));
    if (own.isEmpty()) {
      return Optional.empty();
    }
    long ticks = ticks(own.get(), USER, SYSTEM);
    long servers = server.isPresent() ? ofServer(server.getAsLong()) : 0;
    return Optional.of(new Used(time(ticks + servers), time(servers)));
  }

  private static Duration time(long ticks) {
    return Duration.ofNanos(ticks * NANOS_PER_TICK);
  }

  private static long ofServer(long main) {
    long own =
        stat(PROC.resolve(main + "/stat"))
            .map(fields -> ticks(fields, USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED))
            .orElse(0L);
    return own + children(main).sum();
  }

  private static LongStream children(long main) {
    try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      LongStream.Builder times = LongStream.builder();
      for (Path process : processes) {
        stat(process.resolve("stat"))
            .filter(fields -> fields.get(PARENT).equals(Long.toString(main)))
            .ifPresent(fields -> times.add(ticks(fields, USER, SYSTEM)));
      }
      return times.build();
    } catch (IOException e) {
      return LongStream.empty();
    }
  }

  private static long ticks(List<String> fields, int... places) {
    long sum = 0;
    for (int place : places) {
      sum += Long.parseLong(fields.get(place));
    }
    return sum;
  }

  private static Optional<List<String>> stat(Path file) {
    try {
      String line = Files.readString(file);
      // the name may hold spaces and brackets: what counts begins behind its last bracket
      return Optional.of(List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)));
    } catch (IOException e) {
      return Optional.empty(); // it ended meanwhile, or this is no Linux
    }
  }
}
