package org.rostrum.scheduler.hosting.bundles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a file in the place of another as a whole: a crash or a power cut leaves old or new. */
final class WholeFile {
  static final String TEMPORARY = ".tmp";

  private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);

  private WholeFile() {}

  /** Replaces what a file holds; on disk when this returns. */
  static void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    Files.write(temporary, content);
    move(temporary, file);
  }

  /** Moves a file that was written over another in the same folder; on disk when this returns. */
  static void move(Path temporary, Path file) throws IOException {
    // before the name: else a power cut can leave the new name on an empty file
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel channel =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folder; there the rename is durable by itself
      LOG.debug("The folder of {} cannot be synchronized: {}", file.getFileName(), e.getMessage());
    }
  }
}
