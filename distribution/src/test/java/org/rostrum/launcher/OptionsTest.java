package org.rostrum.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {
  private static final Path HOME = Path.of("/opt/rostrum");

  @Test
  void defaultsListenOnThisMachineOnly() throws Exception {
    Options options = parse();

    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.host()).isEqualTo("127.0.0.1");
    assertThat(options.data()).isEqualTo(HOME.resolve("data"));
    assertThat(options.baseUrl()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(options.practicePort()).isEmpty();
  }

  @Test
  void theCommandLineWinsOverTheConfiguration() throws Exception {
    Properties configured = new Properties();
    configured.setProperty("port", "9000");
    configured.setProperty("base.url", "https://rostrum.example.org/");

    Options options = Options.parse(List.of("--port=9001"), configured, Map.of(), HOME);

    assertThat(options.port()).isEqualTo(9001);
    assertThat(options.baseUrl()).isEqualTo(URI.create("https://rostrum.example.org"));
  }

  @Test
  void theSimulatorTakesThePortAfterTheProducts() throws Exception {
    assertThat(parse("--practice", "--port", "9000").practicePort()).isEqualTo(Optional.of(9001));
    assertThat(parse("--practice", "--practice-port", "9500").practicePort())
        .isEqualTo(Optional.of(9500));
  }

  @Test
  void theSimulatorsPortIsOfNoUseWithoutTheSimulator() {
    assertThatThrownBy(() -> parse("--practice-port", "9500"))
        .isInstanceOf(LaunchFailure.class)
        .hasMessageContaining("--practice-port is of no use without --practice");
  }

  @Test
  void namesWhatItDoesNotUnderstand() {
    assertThatThrownBy(() -> parse("--prot", "1"))
        .isInstanceOf(LaunchFailure.class)
        .hasMessage("Unknown option --prot; --help lists the options.");
    assertThatThrownBy(() -> parse("--port", "eighty"))
        .hasMessage("--port is eighty, but a port is a number from 1 to 65535.");
    assertThatThrownBy(() -> parse("--port", "65535", "--practice"))
        .hasMessage("--practice-port is 65536, but a port is a number from 1 to 65535.");
    assertThatThrownBy(() -> parse("--data")).hasMessage("Option --data needs a value.");
  }

  @Test
  void refusesABaseUrlThatIsNoAddress() {
    Properties configured = new Properties();
    configured.setProperty("base.url", "rostrum.example.org");

    assertThatThrownBy(() -> Options.parse(List.of(), configured, Map.of(), HOME))
        .hasMessageContaining("rostrum.example.org, which is not an http or https address");
  }

  @Test
  void theDatabaseIsTheEmbeddedOneUnlessAServerIsNamed(@TempDir Path folder) throws Exception {
    assertThat(parse().database()).isEmpty();

    Path password = Files.writeString(folder.resolve("password"), "pssst");
    Options options =
        parse(
            "--database=jdbc:postgresql://db/rostrum?ssl=true",
            "--database-user",
            "me",
            "--database-password-file",
            password.toString());

    assertThat(options.database())
        .contains(
            new DatabaseServer(
                "jdbc:postgresql://db/rostrum?ssl=true", Optional.of("me"), Optional.of(password)));
  }

  @Test
  void theDatabaseMayStandInTheEnvironmentOrTheConfiguration() throws Exception {
    Properties configured = new Properties();
    configured.setProperty("database.url", "jdbc:postgresql://configured/rostrum");
    configured.setProperty("database.user", "configured");
    Map<String, String> environment =
        Map.of("ROSTRUM_DATABASE_URL", "jdbc:postgresql://environment/rostrum");

    assertThat(Options.parse(List.of(), configured, environment, HOME).database())
        .contains(
            new DatabaseServer(
                "jdbc:postgresql://environment/rostrum",
                Optional.of("configured"),
                Optional.empty()));
    assertThat(
            Options.parse(
                    List.of("--database", "jdbc:postgresql://line/rostrum"),
                    configured,
                    environment,
                    HOME)
                .database()
                .orElseThrow()
                .url())
        .isEqualTo("jdbc:postgresql://line/rostrum");
  }

  @Test
  void saysWhatIsWrongWithADatabase() {
    assertThatThrownBy(() -> parse("--database", "mysql://db/rostrum"))
        .hasMessage(
            "The database is mysql://db/rostrum, but its address must be like jdbc:postgresql://host/database.");
    assertThatThrownBy(() -> parse("--database", "jdbc:postgresql://db/rostrum?Password=pssst"))
        .hasMessageContaining("must not hold a password")
        .hasMessageContaining("--database-password-file")
        .hasMessageNotContaining("pssst");
    assertThatThrownBy(() -> parse("--database-user", "me"))
        .hasMessageContaining("of no use without its address; add --database");
    assertThatThrownBy(
            () ->
                parse(
                    "--database",
                    "jdbc:postgresql://db/rostrum",
                    "--database-password-file",
                    "/nowhere/password"))
        .hasMessage("The password file /nowhere/password cannot be read.");
  }

  @Test
  void peopleMayReachItElsewhere() throws Exception {
    assertThat(parse("--base-url", "https://rostrum.example.org/").baseUrl())
        .isEqualTo(URI.create("https://rostrum.example.org"));
  }

  private static Options parse(String... arguments) throws LaunchFailure {
    return Options.parse(List.of(arguments), new Properties(), Map.of(), HOME);
  }
}
