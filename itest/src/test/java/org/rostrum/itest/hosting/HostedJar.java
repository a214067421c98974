package org.rostrum.itest.hosting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The jar of a provider's bundle, made of classes of the tests. */
public final class HostedJar {
  private final Class<?> activator;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /**
   * A bundle of the classes beside an activator.
   *
   * @param id of its provider
   */
  public HostedJar(Class<?> activator, String id, String version) {
    this.activator = activator;
    with("Bundle-ManifestVersion", "2");
    with("Bundle-Name", id);
    with("Bundle-SymbolicName", "org.example." + id);
    with("Bundle-Version", version);
    with("Bundle-Activator", activator.getName());
    with("Provide-Capability", "org.rostrum.provider;id=" + id);
    StringBuilder imports = new StringBuilder("org.osgi.framework");
    for (String part : new String[] {"", ".auth", ".content", ".publish", ".settings"}) {
      imports.append(",org.rostrum.provider").append(part).append(";version=\"[1.0,2)\"");
    }
    with("Import-Package", imports.append(",java.net.http").toString());
  }

  public HostedJar with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** Something that cannot be made smaller. */
  public HostedJar ballast(int bytes) {
    byte[] content = new byte[bytes];
    new java.util.Random(bytes).nextBytes(content);
    entries.put("ballast", content);
    return this;
  }

  public byte[] bytes() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(main::putValue);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
        Stream<Path> classes = Files.list(folder())) {
      for (Path file : classes.sorted().toList()) {
        jar.putNextEntry(new JarEntry(packagePath() + file.getFileName()));
        jar.write(Files.readAllBytes(file));
        jar.closeEntry();
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lays it into a folder of providers as its documentation says; answers when it is there. */
  public void drop(Path providers, String name) {
    try {
      Path file = write(Files.createTempFile(providers, ".", ".part"));
      Files.writeString(providers.resolve(name + ".sha256"), sha256(Files.readAllBytes(file)));
      Files.move(file, providers.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String sha256(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "%064x".formatted(new BigInteger(1, hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String packagePath() {
    return activator.getPackageName().replace('.', '/') + '/';
  }

  /** Where the build has put them; inside a container the class itself lies elsewhere. */
  private Path folder() {
    try {
      Path built = Path.of("target/test-classes", packagePath()).toAbsolutePath();
      return Files.isDirectory(built) ? built : Path.of(activator.getResource(".").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
