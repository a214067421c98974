package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A video of a gigabyte, with a heap of a quarter of that for provider and simulator together. */
final class BigVideoTest {
  private static final long GIGABYTE = 1_000_000_000;
  private static final String HEAP = "-Xmx256m";

  @Test
  void aGigabyteIsPublishedWithASmallHeap(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    HEAP,
                    "-cp",
                    classPath(),
                    BigVideoMain.class.getName(),
                    folder.resolve("state").toString(),
                    Long.toString(GIGABYTE)))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(read(output)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(read(output)).contains("Published " + GIGABYTE);
    assertThat(process.exitValue()).isZero();
  }

  /** Surefire's own jar may stand in the usual property. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String read(Path output) throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
