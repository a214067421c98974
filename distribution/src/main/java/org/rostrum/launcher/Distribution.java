package org.rostrum.launcher;

import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/** The folders of the distribution that this launcher belongs to. */
record Distribution(Path home) {

  /** The distribution whose {@code lib} folder holds this class. */
  static Distribution ofThisLauncher() throws LaunchFailure {
    try {
      Path jar =
          Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path lib = jar.toAbsolutePath().getParent();
      Path home = lib == null ? null : lib.getParent();
      if (home != null && Files.isDirectory(home.resolve("bundle"))) {
        return new Distribution(home);
      }
      throw new LaunchFailure("The folder bundle is missing beside the folder of " + jar + ".");
    } catch (URISyntaxException e) {
      throw new LaunchFailure("The launcher cannot tell where it is installed: " + e.getMessage());
    }
  }

  Path conf() {
    return home.resolve("conf");
  }

  /** Settings of people: {@code conf/rostrum.properties}. */
  Properties settings() throws LaunchFailure {
    return read(conf().resolve("rostrum.properties"));
  }

  /** Properties of the framework and its bundles: {@code conf/framework.properties}. */
  Properties framework() throws LaunchFailure {
    return read(conf().resolve("framework.properties"));
  }

  /** The bundles that are always started. */
  List<Path> bundles() throws LaunchFailure {
    // what is shipped as a network is started by the installer, also when an unpacked update has
    // left the jar where it once lay
    return jars(home.resolve("bundle")).stream()
        .filter(jar -> !Files.exists(shipped().resolve(jar.getFileName())))
        .toList();
  }

  /** The networks that come with the product. */
  Path shipped() {
    return home.resolve("shipped");
  }

  /** The bundles that are started with {@code --practice}. */
  List<Path> practiceBundles() throws LaunchFailure {
    return jars(home.resolve("practice"));
  }

  private static Properties read(Path file) throws LaunchFailure {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new LaunchFailure("%s cannot be read: %s".formatted(file, e.getMessage()));
      }
    }
    return properties;
  }

  private static List<Path> jars(Path folder) throws LaunchFailure {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LaunchFailure("The folder %s cannot be read.".formatted(folder));
    }
  }
}
