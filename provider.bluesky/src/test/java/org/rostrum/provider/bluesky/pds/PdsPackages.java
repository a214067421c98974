package org.rostrum.provider.bluesky.pds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The npm packages of the PDS, installed once for each user and lock file into the cache folder
 * ({@code $XDG_CACHE_HOME/rostrum} or {@code ~/.cache/rostrum}): they hold SQLite, which is
 * compiled here. Several builds may want them at once; one installs, the others wait for it.
 */
final class PdsPackages {
  private static final List<String> FILES = List.of("package.json", "package-lock.json", "pds.cjs");
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final int OLDEST_NODE = 18;

  private PdsPackages() {}

  /** The folder with {@code pds.cjs} and everything that it needs; installs it if need be. */
  static Path ready() throws IOException, InterruptedException {
    Node node = Node.find();
    Path caches = cacheFolder();
    Path folder = caches.resolve("pds-" + fingerprint(node));
    if (Files.exists(folder)) {
      return folder;
    }
    Files.createDirectories(caches);
    try (FileChannel channel =
            FileChannel.open(
                caches.resolve("pds.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(folder)) {
        install(node, Files.createTempDirectory(caches, "installing-"), folder);
      }
    }
    return folder;
  }

  private static void install(Node node, Path draft, Path folder)
      throws IOException, InterruptedException {
    for (String file : FILES) {
      try (InputStream source = resource(file)) {
        Files.copy(source, draft.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    // Scripts stay off: the only package that needs one would first look for a compiled download.
    run(draft, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    run(
        draft,
        node.headers()
            .map(prefix -> new String[] {"npm", "run", "compile", "--", "--nodedir=" + prefix})
            .orElse(new String[] {"npm", "run", "compile"}));
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("install.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // SQLite is compiled five times as fast that way, and is fast enough for tests.
    builder.environment().put("CFLAGS", "-O0");
    builder.environment().put("CXXFLAGS", "-O0");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "The tests against a real PDS need npm beside Node.js, and it cannot be started. On"
              + " Debian: apt-get install nodejs npm",
          e);
    }
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", command) + " did not end; see " + log);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "The PDS for the tests could not be installed: «%s» failed (it needs a C++ compiler, make and Python). See %s:%n%s"
              .formatted(String.join(" ", command), log, end(Files.readString(log))));
    }
  }

  private static String end(String log) {
    return log.substring(Math.max(0, log.length() - 2_000));
  }

  private static Path cacheFolder() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("rostrum").toAbsolutePath();
  }

  /** What was compiled for one version of Node.js does not run on another. */
  private static String fingerprint(Node node) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : FILES) {
        try (InputStream source = resource(file)) {
          digest.update(source.readAllBytes());
        }
      }
      digest.update(node.binaryInterface().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InputStream resource(String name) {
    InputStream found = PdsPackages.class.getResourceAsStream(name);
    if (found == null) {
      throw new IllegalStateException("The test jar lacks " + name);
    }
    return found;
  }

  /**
   * Node.js as it is installed.
   *
   * @param headers the folder below which {@code include/node} lies; empty if they are not there
   *     and must be downloaded
   * @param binaryInterface version of what compiled modules see
   */
  private record Node(Optional<Path> headers, String binaryInterface) {
    static Node find() throws IOException, InterruptedException {
      String script =
          "console.log([process.versions.node, process.versions.modules, process.arch,"
              + " process.execPath].join('\\n'))";
      List<String> said;
      try {
        Process process = new ProcessBuilder("node", "-e", script).start();
        said =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
      } catch (IOException e) {
        throw new IllegalStateException(missing("none can be started"), e);
      }
      if (said.size() < 4) {
        throw new IllegalStateException(missing("the one on the path does not work"));
      }
      int major = Integer.parseInt(said.get(0).substring(0, said.get(0).indexOf('.')));
      if (major < OLDEST_NODE) {
        throw new IllegalStateException(missing("the one on the path is " + said.get(0)));
      }
      Path prefix = Path.of(said.get(3)).toRealPath().resolve("../..").normalize();
      return new Node(
          Optional.of(prefix).filter(one -> Files.exists(one.resolve("include/node/node.h"))),
          said.get(1) + " " + said.get(2));
    }

    private static String missing(String detail) {
      return "The tests against a real PDS need Node.js "
          + OLDEST_NODE
          + " or newer, and "
          + detail
          + ". ./verify installs it on Debian; by hand: apt-get install nodejs npm";
    }
  }
}
