package org.rostrum.scheduler.hosting.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Version;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.ProviderBundles;

/** Each rule that a jar can break, and the reason that it gets. */
class BundleVerificationTest {
  private static final Map<String, Version> SPI =
      Map.of(
          "org.rostrum.provider", new Version("1.2.0"),
          "org.rostrum.provider.auth", new Version("1.2.0"),
          "org.rostrum.provider.content", new Version("1.2.0"),
          "org.rostrum.provider.publish", new Version("1.2.0"),
          "org.rostrum.provider.settings", new Version("1.2.0"));

  @TempDir private Path folder;
  private StagingFolder staging;
  private BundleVerification verification;

  @BeforeEach
  void open() throws IOException {
    staging = StagingFolder.open(folder.resolve("staging"));
    verification =
        new BundleVerification(
            new AllowedImports(SPI),
            new TrustedSigners(Optional.of(folder.resolve("trusted"))),
            manifest -> {},
            Instant::now);
  }

  private VerifiedJar verify(byte[] jar) throws IOException, BundleRefused {
    return verification.verify(staging.take("chirp.jar", new ByteArrayInputStream(jar)));
  }

  private BundleRefused refused(byte[] jar) {
    return catchThrowableOfType(BundleRefused.class, () -> verify(jar));
  }

  private BundleRefused refused(ProviderJar jar) {
    return refused(jar.bytes());
  }

  @Test
  void aProperJarIsUnderstood() throws Exception {
    VerifiedJar jar =
        verify(
            ProviderJar.chirp("1.0.0")
                .with("Bundle-SymbolicName", "org.example.chirp; singleton:=true")
                .with(
                    "Provide-Capability",
                    "osgi.service;objectClass:List<String>=\"a,b\",org.rostrum.provider;id:String=\"chirp\"")
                .bytes());

    assertThat(jar.manifest().providerId()).isEqualTo("chirp");
    assertThat(jar.manifest().symbolicName()).isEqualTo("org.example.chirp");
    assertThat(jar.trust().kind()).isEqualTo(BundleTrust.Kind.NONE);
    assertThat(jar.jar().sha256()).isEqualTo(StagingFolder.sha256(jar.jar().file()));
  }

  @ParameterizedTest
  @CsvSource({
    "Fragment-Host, org.rostrum.core.api, bundle-fragment",
    "Export-Package, org.example, bundle-exports",
    "DynamicImport-Package, *, bundle-dynamic-import",
    "Require-Bundle, org.rostrum.core.api, bundle-require-bundle",
    "Bundle-ManifestVersion, 1, bundle-manifest",
    "Bundle-Version, one, bundle-manifest",
    "Bundle-SymbolicName, a b, bundle-manifest",
    "Import-Package, 'org.rostrum.provider;version=\"[1', bundle-manifest",
    "Import-Package, org.rostrum.hosting, bundle-import",
    "Import-Package, org.rostrum.scheduler.vault, bundle-import",
    "Import-Package, org.osgi.framework.hooks.service, bundle-import",
    "Import-Package, org.jooq;resolution:=optional, bundle-import",
    "Import-Package, sun.misc, bundle-import",
    "Import-Package, java.util, bundle-spi",
    "Import-Package, org.rostrum.provider.dreams, bundle-spi",
    "Provide-Capability, osgi.service, bundle-capability",
    "Provide-Capability, org.rostrum.provider, bundle-capability",
    "Provide-Capability, org.rostrum.provider;id=Chirp!, bundle-capability",
    "Provide-Capability, 'org.rostrum.provider;id=ab,org.rostrum.provider;id=cd', bundle-capability"
  })
  void aManifestThatBreaksARuleIsRefused(String header, String value, String code) {
    BundleRefused refusal = refused(ProviderJar.chirp("1.0.0").with(header, value));

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.reason()).endsWith(".").doesNotContain(folder.toString());
  }

  @Test
  void aNewerInterfaceThanOursIsToldFromAnOlderOne() {
    assertThat(refused(withSpi("[1.5,2)")).reason()).contains("Update Rostrum first");
    assertThat(refused(withSpi("[0.5,1)")).reason()).contains("newer version");
    assertThat(refused(withSpi("[1.5,2)")).code()).isEqualTo("bundle-spi");
  }

  private static ProviderJar withSpi(String range) {
    return ProviderJar.chirp("1.0.0").with("Import-Package", ProviderJar.imports(range));
  }

  @Test
  void whatIsNoJarIsRefused() {
    byte[] whole = ProviderJar.chirp("1.0.0").bytes();
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

    assertThat(refused("hello".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo("bundle-not-a-jar");
    assertThat(refused(new byte[0]).code()).isEqualTo("bundle-not-a-jar");
    assertThat(refused(half).code()).isEqualTo("bundle-not-a-jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.class", "a/../../evil", "/etc/passwd", "a\\..\\b", "C:evil"})
  void aPathThatLeadsOutIsRefused(String path) {
    assertThat(refused(ProviderJar.chirp("1.0.0").entry(path, new byte[1])).code())
        .isEqualTo("bundle-path");
  }

  @Test
  void aZipBombIsRefused() {
    BundleRefused refusal =
        refused(ProviderJar.chirp("1.0.0").entry("zeros", new byte[20 * 1024 * 1024]));

    assertThat(refusal.code()).isEqualTo("bundle-zip-bomb");
  }

  @Test
  void tooManyEntriesAreRefused() {
    ProviderJar jar = ProviderJar.chirp("1.0.0");
    for (int i = 0; i <= ProviderBundles.MAX_ENTRIES; i++) {
      jar.entry("e" + i, new byte[0]);
    }

    assertThat(refused(jar).code()).isEqualTo("bundle-too-many-entries");
  }

  @Test
  void aJarOfHalfAGigabyteIsRefusedWhileItStreamsAndLeavesNothing() throws Exception {
    Endless endless = new Endless(500L * 1024 * 1024);

    BundleRefused refusal =
        catchThrowableOfType(BundleRefused.class, () -> staging.take("big.jar", endless));

    assertThat(refusal.code()).isEqualTo("bundle-too-large");
    assertThat(endless.given).isLessThan(ProviderBundles.MAX_BUNDLE_BYTES + 1_000_000);
    try (Stream<Path> left = Files.list(folder.resolve("staging"))) {
      assertThat(left).isEmpty();
    }
  }

  private static final class Endless extends InputStream {
    private final long size;
    private long given;

    Endless(long size) {
      this.size = size;
    }

    @Override
    public int read() {
      return given++ < size ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      given += length;
      return given < size ? length : -1;
    }
  }

  @Test
  void aSignatureIsTrustedForItsCertificateOnlyAndABrokenOneIsRefused() throws Exception {
    Path jar = ProviderJar.chirp("1.0.0").write(folder.resolve("signed.jar"));
    Path keys = folder.resolve("keys.p12");
    run(
        "keytool",
        "-genkeypair",
        "-keystore",
        keys.toString(),
        "-storepass",
        "changeit",
        "-alias",
        "me",
        "-keyalg",
        "EC",
        "-dname",
        "CN=Chirp Inc",
        "-validity",
        "10");
    run("jarsigner", "-keystore", keys.toString(), "-storepass", "changeit", jar.toString(), "me");
    byte[] signed = Files.readAllBytes(jar);
    assertThat(verify(signed).trust().kind()).isEqualTo(BundleTrust.Kind.NONE);

    Files.createDirectories(folder.resolve("trusted"));
    run(
        "keytool",
        "-exportcert",
        "-rfc",
        "-keystore",
        keys.toString(),
        "-storepass",
        "changeit",
        "-alias",
        "me",
        "-file",
        folder.resolve("trusted/chirp.pem").toString());
    assertThat(verify(signed).trust())
        .isEqualTo(new BundleTrust(BundleTrust.Kind.SIGNED, "CN=Chirp Inc"));

    try (java.nio.file.FileSystem zip = java.nio.file.FileSystems.newFileSystem(jar)) {
      Files.write(zip.getPath("added.txt"), new byte[] {1});
    }
    assertThat(refused(Files.readAllBytes(jar)).reason()).contains("not all of it");
    try (java.nio.file.FileSystem zip = java.nio.file.FileSystems.newFileSystem(jar)) {
      Files.delete(zip.getPath("added.txt"));
      Path code = zip.getPath("org/rostrum/scheduler/hosting/bundles/chirp/ChirpProvider.class");
      Files.copy(
          new ByteArrayInputStream(new byte[] {1}), code, StandardCopyOption.REPLACE_EXISTING);
    }
    BundleRefused changed = refused(Files.readAllBytes(jar));
    assertThat(changed.code()).isEqualTo("bundle-signature");
    assertThat(changed.reason()).contains("changed after it was signed");
  }

  private static void run(String tool, String... arguments) throws Exception {
    Stream<String> command =
        Stream.concat(
            Stream.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()),
            Stream.of(arguments));
    Process process =
        new ProcessBuilder(command.toList())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }
}
