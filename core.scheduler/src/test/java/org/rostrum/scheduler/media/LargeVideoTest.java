package org.rostrum.scheduler.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A video passes through in pieces: a process whose whole heap is far smaller can do it. */
class LargeVideoTest {
  private static final long GIB = 1024L * 1024 * 1024;
  private static final String HEAP = "-Xmx256m";

  @Test
  @Timeout(300)
  void aVideoOfAGibibyteGoesInAndOutWithAHeapOfAQuarter(@TempDir Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                HEAP,
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                LargeVideo.class.getName(),
                folder.toString(),
                Long.toString(GIB))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();

    assertThat(process.waitFor()).isZero();
    assertThat(Long.parseLong(lines.getLast())).isGreaterThan(GIB);
  }
}
