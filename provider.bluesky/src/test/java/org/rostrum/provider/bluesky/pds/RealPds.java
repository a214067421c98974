package org.rostrum.provider.bluesky.pds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PDS (npm {@code @atproto/pds}) with a PLC directory of its own, on 127.0.0.1 and free ports.
 * Ready in about six seconds once its packages are installed; start one for many tests ({@link
 * #shared()}). It has no AppView, as a lone PDS has none.
 */
public final class RealPds implements AutoCloseable {
  /** The largest blob it takes unless a test says otherwise: what a PDS takes by default. */
  public static final long DEFAULT_BLOB_LIMIT = 5L * 1024 * 1024;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final Path folder;
  private final URI address;
  private final URI directory;

  private RealPds(Process process, Path folder, JsonNode said) {
    this.process = process;
    this.folder = folder;
    this.address = URI.create(said.path("pds").asText());
    this.directory = URI.create(said.path("plc").asText());
  }

  private static final class Shared {
    static final RealPds INSTANCE = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "end of the shared PDS"));
    }

    private Shared() {}
  }

  /**
   * The one that all tests of this process share, without rate limits. Make accounts of your own on
   * it. It ends with the process.
   *
   * @return a running PDS
   */
  public static RealPds shared() {
    return Shared.INSTANCE;
  }

  /**
   * Starts one without rate limits.
   *
   * @return a running PDS
   */
  public static RealPds start() {
    return start(DEFAULT_BLOB_LIMIT, false);
  }

  /**
   * Starts one.
   *
   * @param blobLimit the largest blob it takes, in bytes
   * @param rateLimits whether it counts calls, as servers on the internet do
   * @return a running PDS
   */
  public static RealPds start(long blobLimit, boolean rateLimits) {
    try {
      Path packages = PdsPackages.ready();
      Path folder = Files.createTempDirectory("rostrum-pds-");
      Process process =
          new ProcessBuilder(
                  "node",
                  "pds.cjs",
                  folder.resolve("data").toString(),
                  Long.toString(blobLimit),
                  Boolean.toString(rateLimits))
              .directory(packages.toFile())
              .redirectError(folder.resolve("errors.log").toFile())
              .start();
      return new RealPds(process, folder, ready(process, folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Its log lines are JSON too; the one that is meant has the address. */
  @SuppressWarnings("resource") // drained and closed by a thread of its own
  private static JsonNode ready(Process process, Path folder) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("{\"pds\"")) {
        JsonNode said = JSON.readTree(line);
        Thread drain = Thread.ofVirtual().start(() -> drain(lines));
        drain.setName("log of the PDS");
        return said;
      }
    }
    throw new IllegalStateException(
        "The PDS did not start: " + Files.readString(folder.resolve("errors.log")));
  }

  /** A full pipe would hold it up. */
  private static void drain(BufferedReader lines) {
    try (lines) {
      while (lines.readLine() != null) {
        // nobody reads it
      }
    } catch (IOException e) {
      // it has ended
    }
  }

  /**
   * Where it is.
   *
   * @return for example {@code http://localhost:41234}
   */
  public URI address() {
    return address;
  }

  /**
   * Where its PLC directory is, which knows the accounts' documents.
   *
   * @return for example {@code http://127.0.0.1:41235}
   */
  public URI directory() {
    return directory;
  }

  /**
   * Makes an account with a password and an app password.
   *
   * @param name the first part of its handle, unique on this PDS; {@code [a-z0-9-]{3,18}}
   * @return the account
   */
  public PdsAccount account(String name) {
    return PdsAccount.create(address, name);
  }

  /** Ends it and deletes its data. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    delete(folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(java.util.Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.deleteIfExists(one);
      }
    } catch (IOException | UncheckedIOException e) {
      // a folder for temporary files is emptied by others
    }
  }
}
