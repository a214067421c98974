package org.rostrum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkProvider;

/** The bundle will be let in. The platform looks closer; this is what is forgotten most. */
interface BundleContract extends Subject {
  /** What a running Rostrum lets a provider see, beside the JDK. */
  Pattern OFFERED =
      Pattern.compile(
          "org\\.rostrum\\.provider(\\..*)?|org\\.osgi\\.framework|org\\.osgi\\.service\\.component(\\..*)?"
              + "|org\\.slf4j(\\.event)?|com\\.fasterxml\\.jackson\\.(annotation|core|databind)(\\..*)?");

  /** The packages of the JDK. */
  Set<String> IN_THE_JDK =
      ModuleLayer.boot().modules().stream()
          .filter(module -> module.getName().startsWith("java."))
          .flatMap(module -> module.getPackages().stream())
          .collect(Collectors.toUnmodifiableSet());

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
    String imports = headers.getValue("Import-Package");
    assertThat(imports)
        .as("imports of the provider interface")
        .contains("org.rostrum.provider;version=");
    assertThat(packages(imports))
        .as("packages that Rostrum has for a provider; make others part of the bundle")
        .allMatch(name -> OFFERED.matcher(name).matches() || IN_THE_JDK.contains(name));
  }

  /** The names of the imported packages; what stands in quotes may hold the same signs. */
  private static List<String> packages(String imports) {
    return Stream.of(imports.replaceAll("\"[^\"]*\"", "").split(","))
        .filter(clause -> !clause.contains("resolution:=optional"))
        .map(clause -> clause.split(";", 2)[0].strip())
        .toList();
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
