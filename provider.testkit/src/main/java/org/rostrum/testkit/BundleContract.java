package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkProvider;

/** The bundle will be let in. The platform looks closer; this is what is forgotten most. */
interface BundleContract extends Subject {
  @Test
  default void theBundleOffersTheProviderAndNothingElse() throws Exception {
    Attributes headers = manifest().getMainAttributes();
    String id = fixture().descriptor().id();
    assertThat(headers.getValue("Bundle-ManifestVersion")).isEqualTo("2");
    assertThat(headers.getValue("Bundle-SymbolicName")).isNotBlank();
    assertThat(headers.getValue("Provide-Capability"))
        .as("the capability with the id of the descriptor")
        .contains(NetworkProvider.CAPABILITY)
        .matches("(?s).*;\\s*id\\s*=\\s*\"?" + id + "\"?([;,].*)?");
    for (String header :
        new String[] {
          "Export-Package", "DynamicImport-Package", "Require-Bundle", "Fragment-Host"
        }) {
      assertThat(headers.getValue(header)).as(header).isNull();
    }
    assertThat(headers.getValue("Import-Package"))
        .as("imports of the provider interface")
        .contains("org.rostrum.provider;version=");
  }

  private Manifest manifest() throws Exception {
    URI place =
        fixture()
            .services()
            .provider()
            .getClass()
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toURI();
    return read(Path.of(place))
        .orElseThrow(
            () ->
                new AssertionError(
                    place + " has no manifest. Build with Maven, where bnd writes it."));
  }

  private static Optional<Manifest> read(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      Path file = place.resolve(JarFile.MANIFEST_NAME);
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(new Manifest(in));
      }
    }
    try (JarFile jar = new JarFile(place.toFile())) {
      return Optional.ofNullable(jar.getManifest());
    }
  }
}
