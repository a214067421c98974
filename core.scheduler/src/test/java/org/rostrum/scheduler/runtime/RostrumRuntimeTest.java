package org.rostrum.scheduler.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.access.Access;
import org.rostrum.access.NewOwner;
import org.rostrum.operations.HealthCheck;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.store.DatabaseLocation.H2Folder;
import org.rostrum.scheduler.store.DatabaseLocation.PostgresServer;

class RostrumRuntimeTest {
  private static final Pattern GREETING =
      Pattern.compile(
          "First start: open http://localhost:8080/setup and enter the setup token (([A-Z2-9]{4}-){2}[A-Z2-9]{4})");

  @TempDir Path data;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private RostrumRuntime start() {
    return start(Map.of());
  }

  private RostrumRuntime start(Map<String, String> environment) {
    return RostrumRuntime.start(
        new Surroundings(
            installation(Map.of()),
            environment,
            LiveProviders.of(),
            Optional.empty(),
            Clock.systemUTC(),
            new SecureRandom(),
            new PrintStream(printed, true, StandardCharsets.UTF_8)));
  }

  private Installation installation(Map<String, String> more) {
    Map<String, String> properties = new HashMap<>(more);
    properties.putIfAbsent(Installation.DATA, data.toString());
    return Installation.of(name -> Optional.ofNullable(properties.get(name)));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8).strip();
  }

  private void setUp(Access access) {
    Matcher greeting = GREETING.matcher(printed());
    assertThat(greeting.matches()).isTrue();
    assertThat(
            access
                .completeSetup(
                    Secret.of(greeting.group(1)),
                    new NewOwner(
                        "Ida",
                        "ida@norra.example",
                        Secret.of("copper lantern otter"),
                        "Norra",
                        ZoneId.of("UTC")),
                    "127.0.0.1")
                .caller()
                .name())
        .isEqualTo("Ida");
  }

  @Test
  void theFirstStartPrintsTheSetupTokenAndLaterOnesDoNot() {
    try (RostrumRuntime first = start()) {
      setUp(first.services().access());
    }
    printed.reset();
    try (RostrumRuntime second = start()) {
      assertThat(printed()).isEmpty();
      assertThat(second.services().access().setupRequired()).isFalse();
    }
  }

  @Test
  void itIsReadyAndEveryPartAnswers() {
    try (RostrumRuntime runtime = start()) {
      setUp(runtime.services().access());
      assertThat(runtime.services().operations().ready()).isTrue();
      assertThat(runtime.services().operations().health(runtime.services().access().operator()))
          .extracting(HealthCheck::name)
          .containsExactly("database", "vault", "engine", "disk", "accounts", "networks");
    }
  }

  @Test
  void whatIsOfferedTellsWhenTheDatabaseIsGone() {
    RostrumRuntime runtime = start();
    Access access = Offered.asService(Access.class, runtime.services().access());
    runtime.close();
    assertThatThrownBy(access::setupRequired)
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(RequestRefused.Reason.UNAVAILABLE));
    assertThat(runtime.services().operations().ready()).isFalse();
  }

  @Test
  void aSecondStartOnTheSameDataIsRefusedInOneSentence() {
    try (RostrumRuntime first = start()) {
      assertThat(first.services().operations().ready()).isTrue();
      assertThatThrownBy(this::start)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("Another Rostrum is running");
    }
    start().close();
  }

  @Test
  void aLostKeyEndsTheStartInOneSentenceAndLetsGoOfTheDatabase() throws IOException {
    start().close();
    Path vault = data.resolve("vault");
    Path aside = Files.move(vault, data.resolve("aside"));
    assertThatThrownBy(this::start)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("is missing")
        .hasMessageContaining(vault.toString());
    Files.move(aside, vault);
    start().close();
  }

  @Test
  void aDatabaseFromElsewhereWithoutItsKeyIsRefused() throws IOException {
    start().close();
    String other = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    assertThatThrownBy(() -> start(Map.of("ROSTRUM_VAULT_KEY", other)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("is the wrong one");
  }

  @Test
  void theDataFolderIsNotReadableByOthers() throws IOException {
    start().close();
    for (String folder : new String[] {"db", "vault"}) {
      try (Stream<Path> files = Files.list(data.resolve(folder))) {
        assertThat(files).isNotEmpty();
      }
      assertThat(Files.getPosixFilePermissions(data.resolve(folder))).hasSize(3);
    }
  }

  @Test
  void theDatabaseIsChosenByProperties() throws IOException {
    assertThat(installation(Map.of()).database()).isEqualTo(new H2Folder(data.resolve("db")));
    Path password = Files.writeString(data.resolve("password"), "s3cret\n");
    Installation server =
        installation(
            Map.of(
                Installation.DATABASE_URL, "jdbc:postgresql://db/rostrum",
                Installation.DATABASE_USER, "me",
                Installation.DATABASE_PASSWORD_FILE, password.toString(),
                Installation.BASE_URL, "https://rostrum.example.org/"));
    assertThat(server.baseUrl()).isEqualTo(URI.create("https://rostrum.example.org/"));
    assertThat(server.database())
        .isInstanceOfSatisfying(
            PostgresServer.class,
            postgres -> {
              assertThat(postgres.user()).isEqualTo("me");
              assertThat(postgres.password().expose()).isEqualTo("s3cret");
            });
    assertThat(server.toString()).doesNotContain("s3cret");
    assertThatThrownBy(() -> installation(Map.of(Installation.DATABASE_URL, "jdbc:mysql://x")))
        .isInstanceOf(StartRefused.class);
    assertThatThrownBy(() -> installation(Map.of(Installation.BASE_URL, "rostrum.example.org")))
        .isInstanceOf(StartRefused.class);
  }
}
