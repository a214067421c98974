package org.rostrum.scheduler.hosting.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;
import org.rostrum.access.Caller;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.InstallPlan;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.store.DatabaseLocation;
import org.rostrum.scheduler.store.DatabaseStore;
import org.rostrum.scheduler.store.TestClock;

/** Jars that are moved into the folder of a running platform. */
@Timeout(60)
class DropFolderTest {
  private static final Caller ADMIN = TestPlatform.ADMIN;
  private static final TestClock CLOCK = new TestClock();
  @TempDir private static Path database;
  private static DatabaseStore store;

  @TempDir private Path folder;
  private TestPlatform platform;

  @BeforeAll
  static void open() {
    store = DatabaseStore.open(new DatabaseLocation.H2Folder(database), CLOCK);
  }

  @AfterAll
  static void shut() {
    store.close();
  }

  @BeforeEach
  void start() throws Exception {
    platform = new TestPlatform(folder, store, CLOCK);
    Files.createDirectories(platform.drop);
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  private static String fingerprint(ProviderJar jar, Path scratch) throws IOException {
    return StagingFolder.sha256(jar.write(scratch));
  }

  /** Moves a file in, whole at once. */
  private void drop(ProviderJar jar, String name) throws IOException {
    Files.move(jar.write(folder.resolve(name)), platform.drop.resolve(name));
  }

  private String confirmed(ProviderJar jar, String name) throws IOException {
    String fingerprint = fingerprint(jar, folder.resolve(name));
    // as sha256sum writes it
    Files.writeString(platform.drop.resolve(name + ".sha256"), fingerprint + "  " + name + "\n");
    Files.move(folder.resolve(name), platform.drop.resolve(name));
    return fingerprint;
  }

  private String liveVersion() {
    return platform.live.find("chirp").map(live -> live.bundleVersion()).orElse("none");
  }

  private String refusal() {
    return platform.bundles().quarantine(ADMIN).isEmpty()
        ? "none"
        : platform.bundles().quarantine(ADMIN).getFirst().code();
  }

  /** The timeout of the class ends the waiting. */
  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new AssertionError("It never happened");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void aFingerprintBesideItConfirmsAJarAndUpdatesIt() throws Exception {
    confirmed(ProviderJar.chirp("1.0.0"), "chirp.jar");
    until(() -> liveVersion().equals("1.0.0"));
    until(() -> !Files.exists(platform.drop.resolve("chirp.jar")));

    confirmed(ProviderJar.chirp("1.1.0"), "chirp.jar");
    until(() -> liveVersion().equals("1.1.0"));

    assertThat(platform.bundles().list(ADMIN).getFirst().trust())
        .isEqualTo(new BundleTrust(BundleTrust.Kind.CONFIRMED, "folder"));
    assertThat(refusal()).isEqualTo("none");
  }

  @Test
  void aJarOfNobodyWaitsForAnAdministrator() throws Exception {
    drop(ProviderJar.chirp("1.0.0"), "chirp.jar");
    until(() -> !platform.bundles().plans(ADMIN).isEmpty());

    InstallPlan plan = platform.bundles().plans(ADMIN).getFirst();
    assertThat(plan.needsConfirmation()).isTrue();
    assertThat(liveVersion()).isEqualTo("none");

    platform.bundles().install(ADMIN, plan.id(), plan.fingerprint());
    assertThat(liveVersion()).isEqualTo("1.0.0");
    until(() -> !Files.exists(platform.drop.resolve("chirp.jar")));
  }

  @Test
  void aPlanGoesWithTheFileThatItIsOf() throws Exception {
    drop(ProviderJar.chirp("1.0.0"), "chirp.jar");
    until(() -> !platform.bundles().plans(ADMIN).isEmpty());
    Files.delete(platform.drop.resolve("chirp.jar"));

    until(() -> platform.bundles().plans(ADMIN).isEmpty());
    assertThat(liveVersion()).isEqualTo("none");
  }

  @Test
  void aWrongFingerprintIsRefused() throws Exception {
    Files.writeString(platform.drop.resolve("chirp.jar.sha256"), "00".repeat(32));
    drop(ProviderJar.chirp("1.0.0"), "chirp.jar");

    until(() -> refusal().equals("bundle-fingerprint"));
    assertThat(liveVersion()).isEqualTo("none");
    assertThat(platform.bundles().plans(ADMIN)).isEmpty();
  }

  @Test
  void aJarThatIsHalfCopiedWaitsForItsOtherHalf() throws Exception {
    ProviderJar jar = ProviderJar.chirp("1.0.0");
    byte[] whole = jar.bytes();
    Path file = platform.drop.resolve("chirp.jar");
    Files.writeString(
        platform.drop.resolve("chirp.jar.sha256"), fingerprint(jar, folder.resolve("whole")));
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    // another network comes and goes through while it lies there: it was looked at, and left
    drop(ProviderJar.chirp("1.0.0").without("Provide-Capability"), "other.jar");
    until(() -> refusal().equals("bundle-capability"));
    assertThat(file).exists();
    assertThat(liveVersion()).isEqualTo("none");

    Files.write(file, Files.readAllBytes(folder.resolve("whole")));
    until(() -> liveVersion().equals("1.0.0"));
  }

  @Test
  void twoJarsForOneNetworkAreBothRefused() throws Exception {
    Path both = Files.createDirectory(folder.resolve("both"));
    ProviderJar.chirp("1.1.0").write(both.resolve("a.jar"));
    ProviderJar.chirp("1.2.0").write(both.resolve("b.jar"));
    DropFolder look = look(both);
    look.look();
    look.look();

    assertThat(quarantine.list())
        .extracting(one -> one.code() + " " + one.fileName())
        .containsExactlyInAnyOrder("bundle-id-twice a.jar", "bundle-id-twice b.jar");
    assertThat(quarantine.list().getFirst().reason()).contains("a.jar, b.jar");
    try (Stream<Path> left = Files.list(both)) {
      assertThat(left).isEmpty();
    }
    assertThat(taken).isEmpty();
  }

  @Test
  void aJarThatIsReplacedWhileItIsReadIsReadAgain() throws Exception {
    Path own = Files.createDirectory(folder.resolve("own"));
    ProviderJar.chirp("1.0.0").write(own.resolve("chirp.jar"));
    byte[] other = ProviderJar.chirp("1.1.0").with("X", "longer than it was before").bytes();
    DropFolder look = look(own);
    look.look();
    whileReading.set(other);
    look.look();
    assertThat(taken).as("neither the old one nor a mixture").isEmpty();

    whileReading.set(null);
    look.look();
    look.look();
    assertThat(taken).containsExactly("1.1.0");
    assertThat(quarantine.list()).isEmpty();
  }

  @Test
  void aJarThatCannotBeDecidedAboutIsOfferedAgainAndKeepsNoOtherBack() throws Exception {
    Path three = Files.createDirectory(folder.resolve("three"));
    ProviderJar.chirp("1.0.0").write(three.resolve("a.jar"));
    another("2.0.0", "tweet").write(three.resolve("b.jar"));
    another("3.0.0", "call").write(three.resolve("c.jar"));
    undecidedFor = "1.0.0";
    throwsFor = "2.0.0";
    DropFolder look = look(three);
    look.look();
    look.look();
    assertThat(taken).containsExactly("1.0.0", "2.0.0", "3.0.0");
    look.look();
    assertThat(taken).as("not at once: that would be every moment").hasSize(3);
    try (Stream<Path> copies = Files.list(folder.resolve("own-staging"))) {
      assertThat(copies).as("no copy is left of what nobody took").hasSize(1);
    }

    undecidedFor = "";
    throwsFor = "";
    until(
        () -> {
          look.look();
          return taken.size() == 5;
        });
    assertThat(taken.subList(3, 5)).containsExactlyInAnyOrder("1.0.0", "2.0.0");
    look.look();
    assertThat(taken).hasSize(5);
  }

  private static ProviderJar another(String version, String id) {
    return ProviderJar.chirp(version)
        .with("Bundle-SymbolicName", "org.example." + id)
        .with("Provide-Capability", "org.rostrum.provider;id=" + id);
  }

  @Test
  void aJarForWhichThereIsNoRoomWaitsUntilThereIs() throws Exception {
    for (int i = 0; i < ProviderBundles.MAX_PLANS; i++) {
      platform
          .bundles()
          .stage(
              ADMIN, "other.jar", new ByteArrayInputStream(ProviderJar.chirp("0.0." + i).bytes()));
    }
    drop(ProviderJar.chirp("1.0.0"), "chirp.jar");
    // each is refused in a look of its own, the second after the one that took up the first two
    drop(ProviderJar.chirp("1.0.0").without("Provide-Capability"), "y.jar");
    until(() -> platform.bundles().quarantine(ADMIN).size() == 1);
    drop(ProviderJar.chirp("1.0.0").without("Provide-Capability"), "z.jar");
    until(() -> platform.bundles().quarantine(ADMIN).size() == 2);
    assertThat(platform.drop.resolve("chirp.jar")).exists();
    platform.bundles().discard(ADMIN, platform.bundles().plans(ADMIN).getFirst().id());

    until(
        () ->
            platform.bundles().plans(ADMIN).stream()
                .anyMatch(plan -> plan.toVersion().equals("1.0.0")));
  }

  private final List<String> taken = new ArrayList<>();
  private String undecidedFor = "";
  private String throwsFor = "";
  private final AtomicReference<byte @Nullable []> whileReading = new AtomicReference<>();

  @BeforeEach
  void openQuarantine() throws IOException {
    quarantine = Quarantine.open(folder.resolve("own-quarantine"));
  }

  private Quarantine quarantine;

  /** A folder of the test's own, looked at when the test says so. */
  private DropFolder look(Path own) throws IOException {
    Version spi = new Version("1.0.0");
    Staging staging =
        new Staging(
            StagingFolder.open(folder.resolve("own-staging")),
            new BundleVerification(
                new AllowedImports(
                    Stream.of("", ".auth", ".content", ".publish", ".settings")
                        .collect(
                            Collectors.toMap(part -> "org.rostrum.provider" + part, any -> spi))),
                new TrustedSigners(Optional.empty()),
                manifest -> {},
                CLOCK),
            quarantine,
            new BundleNews(new Silence()),
            CLOCK);
    return new DropFolder(own, staging, new Noting(), this::open);
  }

  /** Open already, a file is read to its end even when another one has taken its name. */
  private InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    byte @Nullable [] other = whileReading.get();
    if (other != null) {
      Path made = Files.write(folder.resolve("other.jar"), other);
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return in;
  }

  private final class Noting implements DropFolder.Taker {
    @Override
    public boolean take(VerifiedJar jar, Path source, Optional<String> fingerprint) {
      String version = jar.manifest().version().toString();
      taken.add(version);
      if (version.equals(throwsFor)) {
        throw new IllegalStateException("The database is away");
      }
      return !version.equals(undecidedFor);
    }

    @Override
    public void left(Path source) {}
  }

  private static final class Silence implements Events {
    @Override
    public void publish(UUID workspace, String topic, String subject, String change) {}

    @Override
    public void publishToAll(String topic, String subject, String change) {}
  }

  @Test
  void whatBreaksARuleLeavesTheFolderAndIsKeptWithItsReason() throws Exception {
    confirmed(ProviderJar.chirp("1.0.0"), "chirp.jar");
    until(() -> liveVersion().equals("1.0.0"));
    until(() -> !Files.exists(platform.drop.resolve("chirp.jar")));
    confirmed(ProviderJar.chirp("1.1.0").with("Export-Package", "org.example"), "chirp.jar");

    until(() -> refusal().equals("bundle-exports"));
    until(() -> !Files.exists(platform.drop.resolve("chirp.jar")));
    assertThat(platform.drop.resolve("chirp.jar.sha256")).doesNotExist();
    assertThat(liveVersion()).isEqualTo("1.0.0");
  }
}
