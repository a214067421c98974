package org.rostrum.scheduler.hosting.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.SynchronousBundleListener;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.BundleView;
import org.rostrum.hosting.InstallPlan;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.hosting.ProviderHealth;
import org.rostrum.hosting.ProviderHealth.Fault.Kind;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.hosting.AdmittedPlace;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.store.DatabaseLocation;
import org.rostrum.scheduler.store.DatabaseStore;
import org.rostrum.scheduler.store.TestClock;

/** Provider bundles come, change, fail and go, in a real framework. */
@Timeout(60)
class InstallerTest {
  private static final Caller ADMIN = TestPlatform.ADMIN;
  private static final TestClock CLOCK = new TestClock();
  @TempDir private static Path database;
  private static DatabaseStore store;

  @TempDir private Path folder;
  private TestPlatform platform;

  @BeforeAll
  static void open() {
    store = DatabaseStore.open(new DatabaseLocation.H2Folder(database), CLOCK);
    store.change(
        sql ->
            sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, new UUID(0, 2))
                .set(WORKSPACE.NAME, "Test")
                .set(WORKSPACE.ZONE, "Europe/Berlin")
                .set(WORKSPACE.CREATED_AT, CLOCK.instant())
                .execute());
  }

  @AfterAll
  static void shut() {
    store.close();
  }

  @BeforeEach
  void start() throws Exception {
    platform = new TestPlatform(folder, store, CLOCK);
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  private void restart() throws Exception {
    platform.close();
    platform = new TestPlatform(folder, store, CLOCK);
  }

  private InstallPlan stage(ProviderJar jar) throws IOException {
    return platform.bundles().stage(ADMIN, "chirp.jar", new ByteArrayInputStream(jar.bytes()));
  }

  private BundleView install(ProviderJar jar) throws IOException {
    InstallPlan plan = stage(jar);
    return platform.bundles().install(ADMIN, plan.id(), plan.fingerprint());
  }

  private RequestRefused refused(ProviderJar jar) {
    return catchThrowableOfType(RequestRefused.class, () -> install(jar));
  }

  private BundleView chirp() {
    return platform.bundles().list(ADMIN).getFirst();
  }

  private String liveVersion() {
    return platform.live.find("chirp").map(live -> live.bundleVersion()).orElse("none");
  }

  private Map<Long, Long> others() {
    return Arrays.stream(platform.context().getBundles())
        .filter(bundle -> !AdmittedPlace.isOne(bundle.getLocation()))
        .collect(
            Collectors.toMap(
                bundle -> bundle.getBundleId(),
                bundle -> bundle.getLastModified() * 100 + bundle.getState(),
                (one, other) -> one,
                TreeMap::new));
  }

  @Test
  void aNetworkIsInstalledOnceItsFingerprintIsConfirmed() throws Exception {
    Map<Long, Long> before = others();
    InstallPlan plan = stage(ProviderJar.chirp("1.0.0"));

    assertThat(plan.change()).isEqualTo(InstallPlan.Change.NEW);
    assertThat(plan.needsConfirmation()).isTrue();
    assertThat(plan.spiRange()).isEqualTo("[1.0.0,2.0.0)");
    assertThat(platform.live.all()).isEmpty();
    for (String wrong : new String[] {"", "00".repeat(32)}) {
      RequestRefused refusal =
          catchThrowableOfType(
              RequestRefused.class, () -> platform.bundles().install(ADMIN, plan.id(), wrong));
      assertThat(refusal.code()).isEqualTo("fingerprint-unconfirmed");
    }

    BundleView view = platform.bundles().install(ADMIN, plan.id(), plan.fingerprint());

    assertThat(view.state()).isEqualTo(BundleView.State.ACTIVE);
    assertThat(view.trust()).isEqualTo(new BundleTrust(BundleTrust.Kind.CONFIRMED, "Ada"));
    assertThat(view.network()).isEqualTo("Chirp");
    assertThat(liveVersion()).isEqualTo("1.0.0");
    assertThat(platform.context().getBundle("rostrum-provider:chirp")).isNotNull();
    assertThat(platform.bundles().plans(ADMIN)).isEmpty();
    assertThat(platform.audited).containsExactly("bundle.installed chirp");
    assertThat(platform.told).contains("bundle staged", "bundle installed");
    assertThat(others()).isEqualTo(before);
  }

  @Test
  void anUpdateTakesTheSamePlaceAndCanBeRolledBack() throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    long place = platform.context().getBundle("rostrum-provider:chirp").getBundleId();

    assertThat(stage(ProviderJar.chirp("1.1.0")).change()).isEqualTo(InstallPlan.Change.UPDATE);
    assertThat(stage(ProviderJar.chirp("0.9.0")).change()).isEqualTo(InstallPlan.Change.DOWNGRADE);
    assertThat(stage(ProviderJar.chirp("1.0.0")).change()).isEqualTo(InstallPlan.Change.SAME);
    assertThat(stage(ProviderJar.chirp("1.0.0").with("X", "y")).change())
        .isEqualTo(InstallPlan.Change.REINSTALL);
    BundleView updated = install(ProviderJar.chirp("1.1.0"));

    assertThat(updated.previousVersion()).contains("1.0.0");
    assertThat(liveVersion()).isEqualTo("1.1.0");
    assertThat(platform.context().getBundle("rostrum-provider:chirp").getBundleId())
        .isEqualTo(place);
    BundleView back = platform.bundles().rollBack(ADMIN, "chirp");
    assertThat(back.version()).isEqualTo("1.0.0");
    assertThat(back.previousVersion()).contains("1.1.0");
    assertThat(liveVersion()).isEqualTo("1.0.0");
  }

  @ParameterizedTest
  @CsvSource({
    "throws, bundle-start-throws, No voice today",
    "error, bundle-start-throws, Too many birds",
    "hangs, bundle-start-hangs, within 1 seconds",
    "hangs-for-ever, bundle-start-hangs, within 1 seconds",
    "offers-nothing, bundle-no-provider, offered no provider",
    "descriptor-throws, bundle-descriptor, cannot be read",
    "descriptor-hangs, bundle-descriptor, its descriptor did not come",
    "descriptor-missing, bundle-descriptor, is missing",
    "other-id, bundle-descriptor, must agree"
  })
  void whatDoesNotComeUpIsRolledBackByItself(String behaviour, String code, String reason)
      throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    Map<Long, Long> before = others();

    // of the same version: even then the one before finds a place
    RequestRefused refusal = refused(ProviderJar.chirp("1.0.0").behaving(behaviour));

    assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal).hasMessageContaining(reason);
    assertThat(chirp().state()).isEqualTo(BundleView.State.ACTIVE);
    assertThat(liveVersion()).isEqualTo("1.0.0");
    assertThat(platform.bundles().quarantine(ADMIN).getFirst().code()).isEqualTo(code);
    assertThat(others()).isEqualTo(before);
    assertThat(install(ProviderJar.chirp("1.2.0")).version()).isEqualTo("1.2.0");
    assertThat(liveVersion()).isEqualTo("1.2.0");
  }

  @Test
  void aBundleOfOneNetworkNeverTakesThePlaceOfAnother() throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    install(tweet().behaving("tweets-and-chirps"));
    assertThat(platform.live.find("tweet")).isPresent();
    assertThat(live().bundleName()).isEqualTo(ProviderJar.NAME);

    assertThat(install(ProviderJar.chirp("1.1.0")).version()).isEqualTo("1.1.0");
    assertThat(live().bundleName()).isEqualTo(ProviderJar.NAME);
    platform.bundles().remove(ADMIN, "chirp");
    assertThat(platform.live.find("chirp")).isEmpty();
    restart();
    assertThat(platform.live.find("tweet")).isPresent();
    assertThat(platform.live.find("chirp")).isEmpty();
  }

  private static ProviderJar tweet() {
    return ProviderJar.chirp("1.0.0")
        .with("Bundle-SymbolicName", "org.example.tweet")
        .with("Provide-Capability", "org.rostrum.provider;id=tweet")
        .behaving("tweets");
  }

  @Test
  void aNewNetworkThatDoesNotComeUpLeavesNothing() throws Exception {
    assertThat(refused(ProviderJar.chirp("1.0.0").behaving("throws"))).isNotNull();

    assertThat(platform.bundles().list(ADMIN)).isEmpty();
    assertThat(platform.context().getBundle("rostrum-provider:chirp")).isNull();
    restart();
    assertThat(platform.bundles().list(ADMIN)).isEmpty();
    assertThat(platform.bundles().quarantine(ADMIN)).hasSize(1);
    platform.bundles().forget(ADMIN, platform.bundles().quarantine(ADMIN).getFirst().id());
    assertThat(platform.bundles().quarantine(ADMIN)).isEmpty();
  }

  @Test
  void whatIsInstalledIsThereAfterARestart() throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    install(ProviderJar.chirp("1.1.0"));
    // as a crash leaves them
    Files.write(folder.resolve("bundles/chirp.json.tmp"), new byte[] {1});
    Files.write(folder.resolve("bundles/" + "ab".repeat(32) + ".jar"), new byte[] {1});

    restart();

    assertThat(chirp().version()).isEqualTo("1.1.0");
    assertThat(chirp().previousVersion()).contains("1.0.0");
    assertThat(liveVersion()).isEqualTo("1.1.0");
    try (Stream<Path> files = Files.list(folder.resolve("bundles"))) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void whatFailsWithOneNetworkKeepsNoOtherFromComingUp() throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    install(tweet());
    platform.close();
    AtomicBoolean full = new AtomicBoolean(true);
    platform =
        new TestPlatform(
            folder,
            store,
            CLOCK,
            descriptor -> {
              if (descriptor.id().equals("chirp") && full.get()) {
                throw new IllegalStateException("The database is full");
              }
            });

    assertThat(platform.live.find("tweet")).isPresent();
    assertThat(chirp().state()).isEqualTo(BundleView.State.BROKEN);
    assertThat(chirp().reason()).contains("could not bring it up (IllegalStateException)");
    assertThat(platform.troubles()).singleElement().asString().startsWith("Chirp does not run: ");
    assertThat(platform.live.find("chirp")).isEmpty();
    assertThat(platform.live.absence("chirp"))
        .as("what everybody reads who waits for it")
        .isEqualTo(
            "Chirp is installed, but could not be started. An administrator finds the reason on"
                + " Bundles.");

    full.set(false);
    byte[] again = ProviderJar.chirp("1.0.0").bytes();
    Files.write(folder.resolve("again"), again);
    Files.writeString(
        platform.drop.resolve("chirp.jar.sha256"), StagingFolder.sha256(folder.resolve("again")));
    Files.move(folder.resolve("again"), platform.drop.resolve("chirp.jar"));
    until(() -> chirp().state() == BundleView.State.ACTIVE);
    assertThat(liveVersion()).isEqualTo("1.0.0");
  }

  @Test
  void aVersionThatCannotBeBroughtBackDoesNotPretendToBeBeingInstalled() throws Exception {
    platform.close();
    AtomicBoolean full = new AtomicBoolean();
    platform =
        new TestPlatform(
            folder,
            store,
            CLOCK,
            descriptor -> {
              if (full.get()) {
                throw new IllegalStateException("The database is full");
              }
            });
    install(ProviderJar.chirp("1.0.0"));
    full.set(true);

    assertThat(
            catchThrowableOfType(
                IllegalStateException.class, () -> install(ProviderJar.chirp("1.1.0"))))
        .hasMessage("The database is full");

    assertThat(chirp().state()).isEqualTo(BundleView.State.BROKEN);
    assertThat(platform.live.find("chirp")).isEmpty();
    full.set(false);
    assertThat(install(ProviderJar.chirp("1.1.0")).state()).isEqualTo(BundleView.State.ACTIVE);
    assertThat(liveVersion()).isEqualTo("1.1.0");
  }

  @Test
  void aKeptJarThatWasChangedDoesNotRun() throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    InstallPlan plan = stage(ProviderJar.chirp("1.1.0"));
    platform.bundles().install(ADMIN, plan.id(), plan.fingerprint());
    Files.write(folder.resolve("bundles/" + plan.fingerprint() + ".jar"), new byte[] {1});

    restart();

    assertThat(liveVersion()).isEqualTo("1.0.0");
    assertThat(chirp().reason()).contains("1.1.0 did not start, so 1.0.0 runs");
  }

  @Test
  void whatIsRemovedStaysAwayUntilItIsBroughtBack() throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    platform.bundles().remove(ADMIN, "chirp");

    assertThat(platform.live.all()).isEmpty();
    assertThat(chirp().state()).isEqualTo(BundleView.State.STOPPED);
    assertThat(platform.context().getBundle("rostrum-provider:chirp")).isNull();
    restart();
    assertThat(chirp().state()).isEqualTo(BundleView.State.STOPPED);
    assertThat(chirp().previousVersion()).contains("1.0.0");
    platform.bundles().rollBack(ADMIN, "chirp");
    assertThat(liveVersion()).isEqualTo("1.0.0");
  }

  @Test
  void whatRunsMayEndBeforeTheBundleStops() throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    platform.inFlight.set(1);
    InstallPlan plan = stage(ProviderJar.chirp("1.1.0"));
    CompletableFuture<BundleView> update =
        CompletableFuture.supplyAsync(
            () -> platform.bundles().install(ADMIN, plan.id(), plan.fingerprint()));
    while (chirp().state() != BundleView.State.DRAINING) {
      Thread.onSpinWait();
    }

    assertThat(platform.live.all()).isEmpty();
    assertThat(platform.context().getBundle("rostrum-provider:chirp").getVersion())
        .hasToString("1.0.0");
    platform.inFlight.set(0);
    assertThat(update.get(5, TimeUnit.SECONDS).version()).isEqualTo("1.1.0");
  }

  @Test
  void whatIsAskedOfTheNetworkMayEndBeforeTheBundleStops() throws Exception {
    install(ProviderJar.chirp("1.0.0").behaving("asks-the-network"));
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    AccountContext account =
        (AccountContext)
            Proxy.newProxyInstance(
                AccountContext.class.getClassLoader(),
                new Class<?>[] {AccountContext.class},
                (proxy, method, arguments) -> {
                  asked.countDown();
                  answered.await();
                  return Optional.empty();
                });
    NetworkProvider before = live().provider();
    CompletableFuture<String> identity = CompletableFuture.supplyAsync(() -> name(before, account));
    assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
    InstallPlan plan = stage(ProviderJar.chirp("1.1.0"));
    CompletableFuture<BundleView> update =
        CompletableFuture.supplyAsync(
            () -> platform.bundles().install(ADMIN, plan.id(), plan.fingerprint()));
    until(() -> platform.live.find("chirp").isEmpty());

    assertThat(name(before, account))
        .as("whoever found it before the update began")
        .isEqualTo("Chirp is being installed, updated or removed. Try again in a minute.");
    assertThatThrownBy(() -> update.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    answered.countDown();

    assertThat(identity.get(5, TimeUnit.SECONDS)).isEqualTo("Bird");
    assertThat(update.get(5, TimeUnit.SECONDS).version()).isEqualTo("1.1.0");
    assertThat(name(live().provider(), account)).isEqualTo("Bird");
  }

  private static String name(NetworkProvider provider, AccountContext account) {
    try {
      return provider.identify(account).displayName();
    } catch (NetworkException | InterruptedException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void theProductsOwnIsUpdatedAndRolledBackLikeAnyOther() throws Exception {
    Files.createDirectories(folder.resolve("shipped"));
    ProviderJar.chirp("1.0.0").write(folder.resolve("shipped/chirp.jar"));
    restart();
    assertThat(chirp().trust().kind()).isEqualTo(BundleTrust.Kind.SHIPPED);

    install(ProviderJar.chirp("1.1.0"));
    restart();
    assertThat(liveVersion()).isEqualTo("1.1.0");
    platform.bundles().rollBack(ADMIN, "chirp");
    restart();
    assertThat(liveVersion()).isEqualTo("1.0.0");

    install(ProviderJar.chirp("1.1.0"));
    ProviderJar.chirp("2.0.0").write(folder.resolve("shipped/chirp.jar"));
    restart();
    assertThat(liveVersion()).isEqualTo("2.0.0");
    platform.bundles().remove(ADMIN, "chirp");
    restart();
    assertThat(liveVersion()).isEqualTo("none");
  }

  @Test
  void aSuspendedProviderIsNotAskedNotEvenAfterARestart() throws Exception {
    install(ProviderJar.chirp("1.0.0"));

    BundleView suspended = platform.bundles().suspend(ADMIN, "chirp", "Noise");
    assertThat(suspended.state()).isEqualTo(BundleView.State.SUSPENDED);
    assertThat(suspended.reason()).isEqualTo("Noise");
    assertThat(platform.live.all()).isEmpty();
    restart();
    assertThat(chirp().state()).isEqualTo(BundleView.State.SUSPENDED);
    assertThat(platform.live.all()).isEmpty();
    platform.bundles().resume(ADMIN, "chirp");
    assertThat(liveVersion()).isEqualTo("1.0.0");
    assertThat(
            catchThrowableOfType(
                    RequestRefused.class, () -> platform.bundles().resume(ADMIN, "chirp"))
                .code())
        .isEqualTo("not-suspended");
  }

  /** Everything that can be wrong with a jar, each with the one reason that it gets. */
  static Stream<Arguments> wrongJars() {
    ProviderJar jar = ProviderJar.chirp("1.1.0");
    byte[] whole = jar.bytes();
    return Stream.of(
        arguments("half a file", Arrays.copyOf(whole, whole.length / 2), "bundle-not-a-jar"),
        arguments("a fragment", with("Fragment-Host", "org.example"), "bundle-fragment"),
        arguments("exports", with("Export-Package", "org.example"), "bundle-exports"),
        arguments("dynamic", with("DynamicImport-Package", "*"), "bundle-dynamic-import"),
        arguments(
            "no capability",
            ProviderJar.chirp("1.1.0").without("Provide-Capability").bytes(),
            "bundle-capability"),
        arguments(
            "a newer interface",
            with("Import-Package", ProviderJar.imports("[7.0,8)")),
            "bundle-spi"),
        arguments(
            "the store", with("Import-Package", "org.rostrum.scheduler.store"), "bundle-import"),
        arguments(
            "a bomb",
            ProviderJar.chirp("1.1.0").entry("zeros", new byte[20 * 1024 * 1024]).bytes(),
            "bundle-zip-bomb"),
        arguments(
            "a way out",
            ProviderJar.chirp("1.1.0").entry("../evil", new byte[1]).bytes(),
            "bundle-path"),
        arguments(
            "too large", new byte[(int) ProviderBundles.MAX_BUNDLE_BYTES + 1], "bundle-too-large"));
  }

  private static byte[] with(String header, String value) {
    return ProviderJar.chirp("1.1.0").with(header, value).bytes();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongJars")
  void aWrongJarGetsOneReasonAndChangesNothingElse(String what, byte[] jar, String code)
      throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    Map<Long, Long> before = others();
    long started = platform.context().getBundle("rostrum-provider:chirp").getLastModified();

    RequestRefused refusal =
        catchThrowableOfType(
            RequestRefused.class,
            () -> platform.bundles().stage(ADMIN, "chirp.jar", new ByteArrayInputStream(jar)));

    assertThat(refusal.code()).as(what).isEqualTo(code);
    assertThat(platform.bundles().quarantine(ADMIN))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.code()).isEqualTo(code);
              assertThat(one.reason()).endsWith(".").doesNotContain(folder.toString());
            });
    assertThat(platform.bundles().plans(ADMIN)).isEmpty();
    assertThat(liveVersion()).isEqualTo("1.0.0");
    assertThat(platform.context().getBundle("rostrum-provider:chirp").getLastModified())
        .isEqualTo(started);
    assertThat(others()).isEqualTo(before);
    try (Stream<Path> staged = Files.list(folder.resolve("staging"))) {
      assertThat(staged).isEmpty();
    }
  }

  private LiveProvider live() {
    return platform.live.find("chirp").orElseThrow();
  }

  private String asked() {
    try {
      return live().provider().authorization(SettingValues.of(Map.of(), Map.of())).toString();
    } catch (RuntimeException | Error e) {
      return e.getClass().getSimpleName();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "asks-and-throws, THREW, authorization threw StackOverflowError",
    "asks-and-answers-nothing, NONSENSE, authorization answered nothing that can be used"
  })
  void aFaultyProviderIsTroubledThenSuspendedUntilSomebodyResumesIt(
      String behaviour, Kind kind, String detail) throws Exception {
    install(ProviderJar.chirp("1.0.0").behaving(behaviour));
    assertThat(chirp().health()).isEqualTo(ProviderHealth.well());
    asked();
    assertThat(chirp().state()).isEqualTo(BundleView.State.ACTIVE);
    assertThat(chirp().health().state()).isEqualTo(ProviderHealth.State.TROUBLED);
    assertThat(chirp().health().faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.kind()).isEqualTo(kind);
              assertThat(fault.detail()).isEqualTo(detail);
            });
    assertThat(platform.troubles()).singleElement().asString().contains("Chirp is troubled");

    for (int faults = 1; faults < ProviderHealth.SUSPENDED_AFTER; faults++) {
      asked();
    }

    until(() -> platform.live.find("chirp").isEmpty());
    until(() -> platform.audited.contains("bundle.suspended chirp"));
    assertThat(chirp().state()).isEqualTo(BundleView.State.SUSPENDED);
    assertThat(chirp().reason()).contains("by itself after 5 faults").contains(detail);
    assertThat(chirp().health().byItself()).isTrue();
    assertThat(platform.live.absence("chirp"))
        .startsWith("Chirp is suspended: ")
        .contains(detail)
        .endsWith(". It goes on when an administrator resumes it on Bundles.");
    assertThat(platform.troubles()).singleElement().asString().contains("Chirp is suspended");
    assertThat(platform.told).contains("bundle health", "bundle suspended");

    restart();
    assertThat(platform.live.all()).as("a restart forgets no suspension").isEmpty();
    assertThat(chirp().health().byItself()).isTrue();
    assertThat(chirp().health().since()).contains(CLOCK.instant());
    assertThat(stage(ProviderJar.chirp("1.1.0")).notes())
        .contains("The network is suspended, and stays so until somebody resumes it.");
    assertThat(install(ProviderJar.chirp("1.1.0")).state()).isEqualTo(BundleView.State.SUSPENDED);

    assertThat(platform.bundles().resume(ADMIN, "chirp").health()).isEqualTo(ProviderHealth.well());
    assertThat(asked()).contains("Under Settings");
  }

  @Test
  void aProviderThatHangsWhenAskedHoldsNobody() throws Exception {
    install(ProviderJar.chirp("1.0.0").behaving("asks-and-hangs"));

    assertThat(asked()).isEqualTo("ProviderSilent");

    until(() -> chirp().health().state() == ProviderHealth.State.TROUBLED);
    assertThat(chirp().health().faults().getFirst().kind()).isEqualTo(Kind.BLOCKED);
    assertThat(install(ProviderJar.chirp("1.1.0")).health()).isEqualTo(ProviderHealth.well());
    assertThat(asked()).contains("Under Settings");
  }

  @Test
  void whereNothingCanBeWrittenASuspensionHoldsAndItsEndIsRefused() throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    Path obstacle = Files.createDirectory(folder.resolve("suspended-providers.json.tmp"));

    BundleView suspended = platform.bundles().suspend(ADMIN, "chirp", "Noise");
    assertThat(suspended.state()).isEqualTo(BundleView.State.SUSPENDED);
    assertThat(suspended.reason()).startsWith("Noise This holds until the next restart only");
    assertThat(platform.live.all()).isEmpty();
    assertThat(platform.audited).contains("bundle.suspended chirp");
    assertThat(
            catchThrowableOfType(
                RequestRefused.class, () -> platform.bundles().resume(ADMIN, "chirp")))
        .hasMessageContaining("'chirp' stays suspended")
        .extracting(RequestRefused::reason)
        .isEqualTo(Reason.UNAVAILABLE);
    assertThat(chirp().state()).isEqualTo(BundleView.State.SUSPENDED);
    assertThat(platform.audited).doesNotContain("bundle.resumed chirp");

    Files.delete(obstacle);
    assertThat(platform.bundles().resume(ADMIN, "chirp").state())
        .isEqualTo(BundleView.State.ACTIVE);
    assertThat(liveVersion()).isEqualTo("1.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"tweet\":{\"rea", "[]", "{\"chirp\":{\"since\":\"once\"}}"})
  void whenNobodyKnowsWhoIsSuspendedEverybodyIs(String damaged) throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    platform.close();
    Files.writeString(folder.resolve("suspended-providers.json"), damaged);
    platform = new TestPlatform(folder, store, CLOCK);

    assertThat(chirp().state()).isEqualTo(BundleView.State.SUSPENDED);
    assertThat(chirp().reason()).contains("could not be understood").contains("resume");
    assertThat(platform.live.all()).isEmpty();
    assertThat(folder.resolve("suspended-providers.json.unreadable")).hasContent(damaged);
    restart();
    assertThat(chirp().state()).isEqualTo(BundleView.State.SUSPENDED);
    platform.bundles().resume(ADMIN, "chirp");
    assertThat(liveVersion()).isEqualTo("1.0.0");
  }

  @Test
  void aSuspensionOfAnOlderInstallationIsUnderstood() throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    platform.close();
    Files.writeString(folder.resolve("suspended-providers.json"), "{\"chirp\":\"Noise\"}");
    platform = new TestPlatform(folder, store, CLOCK);

    assertThat(chirp().reason()).isEqualTo("Noise");
    assertThat(chirp().health().byItself()).isFalse();
    assertThat(platform.live.all()).isEmpty();
  }

  /** The timeout of the class ends the waiting. */
  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new AssertionError("It never came to that.");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void onlyWhoMayInstallCan() {
    Caller operator =
        new Caller(
            new UUID(0, 3),
            "Ben",
            new UUID(0, 2),
            Set.of(Permission.READ, Permission.OPERATE, Permission.MANAGE_SERVICES),
            Caller.Origin.TOKEN);

    RequestRefused refusal =
        catchThrowableOfType(
            RequestRefused.class,
            () ->
                platform.bundles().stage(operator, "a.jar", new ByteArrayInputStream(new byte[0])));

    assertThat(refusal.reason()).isEqualTo(Reason.FORBIDDEN);
  }

  @Test
  void aProviderHearsOfNoOtherBundle() throws Exception {
    install(ProviderJar.chirp("1.0.0"));
    List<String> heard = new CopyOnWriteArrayList<>();
    List<String> said = new CopyOnWriteArrayList<>();
    Bundle own = platform.context().getBundle("rostrum-provider:chirp");
    BundleContext inside = own.getBundleContext();
    inside.addBundleListener(
        (SynchronousBundleListener) event -> heard.add(event.getBundle().getLocation()));
    platform
        .context()
        .addBundleListener(
            (SynchronousBundleListener) event -> said.add(event.getBundle().getLocation()));

    install(tweet());

    assertThat(said).contains("rostrum-provider:tweet");
    assertThat(heard).isEmpty();
    assertThat(inside.getBundles()).containsExactly(own);
    assertThat(inside.getBundle(0)).isNull();
    assertThat(inside.getBundle("rostrum-provider:tweet"))
        .as("the framework asks no hook for a location; docs/threat-model.md says so")
        .isNotNull();
    platform.bundles().remove(ADMIN, "chirp");
    assertThat(heard).contains("rostrum-provider:chirp").doesNotContain("rostrum-provider:tweet");
  }

  @Test
  void namesOfThePlatformAndOfOthersAreTaken() throws Exception {
    String platformsOwn = platform.context().getBundle(0).getSymbolicName();
    assertThat(refused(ProviderJar.chirp("1.0.0").with("Bundle-SymbolicName", platformsOwn)).code())
        .isEqualTo("bundle-platform-name");
    install(ProviderJar.chirp("1.0.0"));
    assertThat(
            refused(
                    ProviderJar.chirp("1.0.0")
                        .with("Provide-Capability", "org.rostrum.provider;id=tweet"))
                .code())
        .isEqualTo("bundle-name-taken");
    assertThat(refused(ProviderJar.chirp("1.0.0").with("Bundle-SymbolicName", "a.b")).code())
        .isEqualTo("bundle-id-taken");
    assertThat(liveVersion()).isEqualTo("1.0.0");
  }
}
