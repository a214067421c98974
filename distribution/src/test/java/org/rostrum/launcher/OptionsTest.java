package org.rostrum.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

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

    Options options = Options.parse(List.of("--port=9001"), configured, HOME);

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

    assertThatThrownBy(() -> Options.parse(List.of(), configured, HOME))
        .hasMessageContaining("rostrum.example.org, which is not an http or https address");
  }

  private static Options parse(String... arguments) throws LaunchFailure {
    return Options.parse(List.of(arguments), new Properties(), HOME);
  }
}
