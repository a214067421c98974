package org.rostrum.itest.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Samples;
import org.rostrum.itest.Waiting;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;

/**
 * Options of the virtual machine for processes that live for seconds: half of their processor time
 * would go into starting. The second compiler would not pay, and the classes come from an archive
 * (AppCDS) that the first process of a build writes. What a process does is the same; how long it
 * takes to start as its users start it is seen by the tests of starting and stopping.
 */
public final class QuickStart {
  private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

  /** The virtual machine reports classes that it leaves out of an archive; nobody needs to know. */
  private static final String SILENT = "-Xlog:cds*=off -Xlog:aot*=off -Xlog:class+path=off";

  private static final Duration WRITTEN = Duration.ofSeconds(90);
  private static final ReentrantLock WRITING = new ReentrantLock();

  private QuickStart() {}

  /** The environment of a process that starts quickly. */
  public static Map<String, String> environment() {
    return Map.of("JAVA_OPTS", options());
  }

  /** What goes into JAVA_OPTS. */
  public static String options() {
    return archive()
        .map(file -> ONE_COMPILER + " " + SILENT + " -XX:SharedArchiveFile=" + file)
        .orElse(ONE_COMPILER);
  }

  /** The archive of this distribution's classes; empty where the virtual machine writes none. */
  private static Optional<Path> archive() {
    Path folder = Path.of(System.getProperty("rostrum.archives", "target")).toAbsolutePath();
    Path file = folder.resolve("classes-" + fingerprint() + ".jsa");
    WRITING.lock();
    try {
      if (!Files.exists(file)) {
        write(file);
      }
      return Files.size(file) > 0 ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      WRITING.unlock();
    }
  }

  /** Of the jars that a process loads its classes from, as they are now. */
  private static String fingerprint() {
    CRC32 all = new CRC32();
    for (Path folder : List.of(RostrumProcess.home().resolve("bundle"), lib())) {
      try (Stream<Path> jars = Files.list(folder)) {
        for (Path jar : jars.sorted().toList()) {
          String state = jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
          all.update(state.getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Long.toHexString(all.getValue());
  }

  private static Path lib() {
    return RostrumProcess.home().resolve("lib");
  }

  /** Leaves the archive, or an empty file if the virtual machine wrote none. */
  private static void write(Path file) throws IOException {
    Path folder = Files.createTempDirectory("rostrum-archive");
    Path written = folder.resolve("classes.jsa");
    String options = ONE_COMPILER + " " + SILENT + " -XX:ArchiveClassesAtExit=" + written;
    long start = System.nanoTime();
    publishOne(folder.resolve("data"), Map.of("JAVA_OPTS", options));
    if (!Files.exists(written)) {
      System.out.println("The virtual machine wrote no archive of classes; starts take longer.");
      Files.createFile(file);
      return;
    }
    Path whole = Files.copy(written, file.resolveSibling(file.getFileName() + ".part"));
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(written);
    System.out.printf(
        "An archive of classes was written in %d s.%n",
        Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }

  /** A short life, in which everything is loaded that most lives load. */
  private static void publishOne(Path data, Map<String, String> environment) throws IOException {
    int port = RostrumProcess.freePort();
    try (PinterestSimulator pinterest =
            PinterestSimulator.start(
                SimulatorConfig.defaults()
                    .withRedirectUris(Set.of("http://localhost:" + port + "/oauth/callback")));
        RostrumProcess process = RostrumProcess.start(environment, data, port)) {
      RostrumClient client = new RostrumClient(process.baseUrl());
      client.setUp(process.setupToken());
      client.configurePinterest(pinterest.baseUrl());
      String account = client.connectPinterest("norrastudio");
      String media = client.upload(Samples.coffee());
      String board = client.boards(account).getFirst();
      String publication = client.schedule(account, media, board, "Cup", Instant.now());
      Waiting.until(
          "the publication published",
          WRITTEN,
          () -> client.publication(publication).get("state").asText().equals("PUBLISHED"));
      process.terminate(WRITTEN);
    }
  }
}
