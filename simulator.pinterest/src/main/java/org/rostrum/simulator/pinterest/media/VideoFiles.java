package org.rostrum.simulator.pinterest.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bytes of uploaded videos, always on disk: in the state directory, or in a temporary one that
 * ends with the simulator. Safe for use by several threads.
 */
public final class VideoFiles implements AutoCloseable {

  private static final String FOLDER = "videos";
  private static final String UNFINISHED = ".part";

  private final Path folder;
  private final boolean temporary;

  /** Creates the folder. */
  public VideoFiles(Optional<Path> stateDirectory) {
    temporary = stateDirectory.isEmpty();
    try {
      folder =
          temporary
              ? Files.createTempDirectory("practice-videos")
              : Files.createDirectories(stateDirectory.get().resolve(FOLDER));
      try (Stream<Path> left = Files.list(folder)) {
        // Uploads that were under way when an earlier process ended.
        left.filter(file -> file.toString().endsWith(UNFINISHED)).forEach(VideoFiles::delete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of videos cannot be created", e);
    }
  }

  /** A file to write an upload to; nobody sees it before {@link #keep}. */
  Path unfinished(String id) throws IOException {
    return Files.createTempFile(folder, id + ".", UNFINISHED);
  }

  void keep(Path unfinished, String id) throws IOException {
    Files.move(
        unfinished, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The video of an upload, while it is kept. */
  public Optional<Path> find(String id) {
    return Optional.of(file(id)).filter(Files::isRegularFile);
  }

  void delete(String id) {
    delete(file(id));
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("A video cannot be deleted: " + file.getFileName(), e);
    }
  }

  private Path file(String id) {
    if (!id.matches("\\d+")) {
      throw new IllegalArgumentException("An id is made of digits: " + id);
    }
    return folder.resolve(id + ".mp4");
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> left = Files.list(folder)) {
      List<Path> files = left.toList();
      files.forEach(VideoFiles::delete);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of videos cannot be deleted", e);
    }
  }
}
