package org.rostrum.scheduler.hosting.bundles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.rostrum.scheduler.hosting.bundles.chirp.ChirpActivator;

/** Makes the jar of a provider bundle in memory. */
final class ProviderJar {
  static final String NAME = "org.example.chirp";

  private static final String PACKAGE = "org/rostrum/scheduler/hosting/bundles/chirp/";

  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  static ProviderJar chirp(String version) {
    ProviderJar jar = new ProviderJar();
    jar.with("Bundle-ManifestVersion", "2")
        .with("Bundle-Name", "Chirp")
        .with("Bundle-SymbolicName", NAME)
        .with("Bundle-Version", version)
        .with("Bundle-Activator", ChirpActivator.class.getName())
        .with("Provide-Capability", "org.rostrum.provider;id=chirp")
        .with("Import-Package", imports("[1.0,2)"));
    jar.entry(PACKAGE + "ChirpActivator.class", code("ChirpActivator.class"));
    return jar.entry(PACKAGE + "ChirpProvider.class", code("ChirpProvider.class"));
  }

  static String imports(String range) {
    StringBuilder imports = new StringBuilder("org.osgi.framework");
    for (String part : new String[] {"", ".auth", ".content", ".publish", ".settings"}) {
      imports
          .append(",org.rostrum.provider")
          .append(part)
          .append(";version=\"")
          .append(range)
          .append('"');
    }
    return imports.toString();
  }

  ProviderJar with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  ProviderJar without(String header) {
    headers.remove(header);
    return this;
  }

  ProviderJar behaving(String behaviour) {
    return with(ChirpActivator.BEHAVIOUR, behaviour);
  }

  ProviderJar entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  byte[] bytes() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(main::putValue);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      jar.putNextEntry(entryOf(JarFile.MANIFEST_NAME));
      manifest.write(jar);
      jar.closeEntry();
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(entryOf(entry.getKey()));
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Without a time of its own, so that the same jar made a second later has the same fingerprint.
   */
  private static JarEntry entryOf(String name) {
    JarEntry entry = new JarEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
    return entry;
  }

  Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  private static byte[] code(String name) {
    try (InputStream in = Objects.requireNonNull(ChirpActivator.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
