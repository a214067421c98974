package org.rostrum.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate that holds the provider interface to its versions bites, and not without reason. */
final class BaselineTest {
  private static final Path GATE = Path.of("../cnf/baseline/Baseline.java");
  private static final Path CLASSES = Path.of("target/classes");

  @TempDir private Path folder;

  @Test
  void aChangeThatItsVersionDoesNotTellIsRefused() throws Exception {
    Path record = folder.resolve("recorded.txt");
    assertThat(gate("record", record)).isEqualTo("0 ");
    assertThat(gate("check", record)).isEqualTo("0 ");

    // Authors implement it: to them, a method more is a method that they lack.
    change(record, "MAJOR identify(org", "MAJOR recognize(org");
    assertThat(gate("check", record))
        .startsWith("1 org.rostrum.provider was 1.")
        .contains("(MAJOR)", "it must be 2.0.0 or higher")
        .contains("Raise @Version in the package-info.java")
        .doesNotContain("org.rostrum.provider.settings was");
  }

  private static void change(Path record, String from, String to) throws IOException {
    List<String> lines = Files.readAllLines(record);
    List<String> changed = lines.stream().map(line -> line.replace(from, to)).toList();
    assertThat(changed).isNotEqualTo(lines);
    Files.write(record, changed);
  }

  /** The exit code, and what was said. */
  private static String gate(String what, Path record) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                    .toString(),
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                GATE.toString(),
                what,
                CLASSES.toString(),
                record.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said;
  }
}
