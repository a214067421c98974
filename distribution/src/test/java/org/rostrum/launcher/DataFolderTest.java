package org.rostrum.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path temporary;

  @Test
  void belongsToOneAtATime() throws Exception {
    Path path = temporary.resolve("data");

    try (DataFolder first = DataFolder.take(path)) {
      assertThat(first.log()).isDirectory();
      assertThatThrownBy(() -> DataFolder.take(path))
          .isInstanceOf(LaunchFailure.class)
          .hasMessageStartingWith("The data folder " + path + " is in use by another process (");
    }
    DataFolder.take(path).close();
    assertThat(path.resolve(DataFolder.PID_FILE)).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isItsOwnersAlone() throws Exception {
    Path path = temporary.resolve("data");

    DataFolder.take(path).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx------");
  }

  @Test
  void emptiesTheCacheOfTheRunBefore() throws Exception {
    Path path = temporary.resolve("data");
    Path stale = Files.createDirectories(path.resolve("cache/run/felix")).resolve("bundle0");
    Files.createFile(stale);

    try (DataFolder folder = DataFolder.take(path)) {
      assertThat(folder.emptyCache("run")).isEmptyDirectory();
    }
  }

  @Test
  void refusesAFile() throws Exception {
    Path file = Files.createFile(temporary.resolve("data"));

    assertThatThrownBy(() -> DataFolder.take(file))
        .hasMessage("The data folder " + file + " is a file; choose a folder with --data.");
  }
}
