package org.rostrum.web.admin.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The TypeScript compiler, which only checks here, and the types of the libraries that the console
 * loads. Installed once for each user and lock file into the cache folder ({@code
 * $XDG_CACHE_HOME/rostrum} or {@code ~/.cache/rostrum}); of several builds at once one installs.
 */
final class TypeScript {
  /** What says for each vendored file which package its types are of. */
  static final List<String> VENDORED =
      List.of("htm.d.ts", "preact.d.ts", "preact-hooks.d.ts", "signals.d.ts");

  private static final List<String> LOCKED = List.of("package.json", "package-lock.json");
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int OLDEST_NODE = 18;

  private final Path packages;

  private TypeScript(Path packages) {
    this.packages = packages;
  }

  /** Installs it if need be. */
  static TypeScript ready() throws IOException, InterruptedException {
    requireNode();
    Path caches = cacheFolder();
    Path folder = caches.resolve("types-" + fingerprint());
    if (!Files.exists(folder)) {
      Files.createDirectories(caches);
      try (FileChannel channel =
              FileChannel.open(
                  caches.resolve("types.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(folder)) {
          Path draft = Files.createTempDirectory(caches, "installing-");
          install(draft);
          Files.move(draft, folder);
        }
      }
    }
    return new TypeScript(folder);
  }

  private static void install(Path draft) throws IOException, InterruptedException {
    for (String file : LOCKED) {
      Files.write(draft.resolve(file), resource(file));
    }
    run(draft, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund").orFail();
  }

  /**
   * Checks every script of a folder.
   *
   * @param folder holds what the scripts import; settings and the types of vendored files are added
   * @return one for each mistake: the file in the folder, line and column in brackets, and what is
   *     wrong, with the lines that explain it; empty if all is well
   */
  List<String> check(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("vendor"));
    for (String file : VENDORED) {
      Files.write(folder.resolve("vendor").resolve(file), resource("vendor/" + file));
    }
    ObjectMapper json = new ObjectMapper();
    ObjectNode settings = (ObjectNode) json.readTree(resource("tsconfig.json"));
    settings
        .withObject("/compilerOptions/paths")
        .putArray("*")
        .add(packages.resolve("node_modules").toString().replace('\\', '/') + "/*");
    json.writeValue(folder.resolve("tsconfig.json").toFile(), settings);

    Run run =
        run(
            folder,
            "node",
            packages.resolve("node_modules/typescript/bin/tsc").toString(),
            "-p",
            ".",
            "--pretty",
            "false");
    List<String> mistakes = new ArrayList<>();
    for (String line : run.said().lines().toList()) {
      if (line.startsWith(" ") && !mistakes.isEmpty()) {
        mistakes.add(mistakes.removeLast() + "\n" + line);
      } else if (!line.isBlank()) {
        mistakes.add(line);
      }
    }
    if (mistakes.isEmpty()) {
      run.orFail();
    }
    return mistakes;
  }

  private record Run(String command, int status, String said) {
    void orFail() {
      if (status != 0) {
        throw new IllegalStateException(
            "«%s», which the type check of the console needs, ended with %d:%n%s"
                .formatted(command, status, said.substring(Math.max(0, said.length() - 2_000))));
      }
    }
  }

  private static Run run(Path folder, String... command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("rostrum-types-", ".log");
    try {
      Process process;
      try {
        process =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
      } catch (IOException e) {
        throw new IllegalStateException(missing(command[0] + " cannot be started"), e);
      }
      String words = String.join(" ", command);
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IllegalStateException(
            "%s did not end within %d minutes:%n%s"
                .formatted(words, PATIENCE.toMinutes(), Files.readString(log)));
      }
      return new Run(words, process.exitValue(), Files.readString(log));
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static void requireNode() throws IOException, InterruptedException {
    Run run = run(Path.of("."), "node", "-p", "process.versions.node");
    String version = run.said().strip();
    if (run.status() != 0 || !version.matches("\\d+\\..*")) {
      throw new IllegalStateException(missing("the one on the path does not work: " + version));
    }
    if (Integer.parseInt(version.substring(0, version.indexOf('.'))) < OLDEST_NODE) {
      throw new IllegalStateException(missing("the one on the path is " + version));
    }
  }

  private static String missing(String detail) {
    return "The type check of the console needs Node.js %d or newer with npm, and %s. ./verify installs them on Debian; by hand: apt-get install nodejs npm"
        .formatted(OLDEST_NODE, detail);
  }

  private static Path cacheFolder() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("rostrum").toAbsolutePath();
  }

  /** The compiler is a program for one kind of machine. */
  private static String fingerprint() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : LOCKED) {
        digest.update(resource(file));
      }
      digest.update(
          (System.getProperty("os.name") + System.getProperty("os.arch"))
              .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** A file beside the lock file. */
  static byte[] resource(String name) throws IOException {
    try (InputStream found = TypeScript.class.getResourceAsStream("types/" + name)) {
      if (found == null) {
        throw new IllegalStateException("The tests lack types/" + name);
      }
      return found.readAllBytes();
    }
  }
}
