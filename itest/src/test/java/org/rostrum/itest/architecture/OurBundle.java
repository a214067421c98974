package org.rostrum.itest.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** A bundle of ours, as it lies in the assembled distribution. */
record OurBundle(String name, JavaClasses classes, Manifest manifest) {
  static final String API = "org.rostrum.core.api";

  /** Libraries of others that only got an OSGi manifest from us. */
  private static final String WRAPPED = "org.rostrum.wrapped.";

  static final String RUNTIME = "org.rostrum.core.scheduler";

  /** Every bundle of ours in the distribution, by symbolic name. */
  static Map<String, OurBundle> all(Path home) {
    Map<String, OurBundle> bundles = new TreeMap<>();
    for (String folder : List.of("bundle", "shipped", "practice")) {
      try (Stream<Path> jars = Files.list(home.resolve(folder))) {
        jars.filter(jar -> jar.getFileName().toString().startsWith("org.rostrum."))
            .map(OurBundle::read)
            .filter(bundle -> !bundle.name().startsWith(WRAPPED))
            .forEach(bundle -> bundles.put(bundle.name(), bundle));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bundles;
  }

  private static OurBundle read(Path path) {
    try (JarFile jar = new JarFile(path.toFile())) {
      Manifest manifest = jar.getManifest();
      JavaClasses classes =
          new ClassFileImporter()
              .withImportOption(location -> location.contains("/org/rostrum/"))
              .importJar(jar);
      return new OurBundle(
          manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME), classes, manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The packages that hold classes, without package-info. */
  Set<String> packages() {
    return classes.stream()
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .map(type -> type.getPackageName())
        .collect(Collectors.toSet());
  }

  /** The exported packages with their versions. */
  Map<String, Version> exports() {
    Map<String, Version> exports = new TreeMap<>();
    for (var clause : clauses(Constants.EXPORT_PACKAGE).entrySet()) {
      exports.put(
          clause.getKey(),
          Version.parseVersion(clause.getValue().get(Constants.VERSION_ATTRIBUTE)));
    }
    return exports;
  }

  /** The imported packages. */
  Set<String> imports() {
    return clauses(Constants.IMPORT_PACKAGE).keySet();
  }

  private Map<String, Map<String, String>> clauses(String header) {
    Map<String, Map<String, String>> clauses = new TreeMap<>();
    String value = manifest.getMainAttributes().getValue(header);
    if (value != null) {
      // quoted parts may hold commas: they are dropped but for the version
      for (String clause : value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
        String[] parts = clause.split(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
          String[] pair = parts[i].split("=", 2);
          attributes.put(pair[0].strip(), pair[1].replace("\"", "").strip());
        }
        clauses.put(parts[0].strip(), attributes);
      }
    }
    return clauses;
  }
}
