package org.rostrum.simulator.pinterest.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * State in a directory. A file is written under a temporary name, forced to the disk and then
 * renamed, so a reader and a restart see the old content or the new one, never a part of it.
 */
public final class DiskStorage implements Storage {

  private static final String UNFINISHED = ".part";

  private final Path directory;
  private final AtomicLong sequence = new AtomicLong();

  /** Creates the directory where it is missing. */
  public DiskStorage(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(this.directory);
    } catch (IOException e) {
      throw new UncheckedIOException("The state directory cannot be created: " + directory, e);
    }
  }

  @Override
  public Optional<byte[]> read(String name) {
    try {
      return Optional.of(Files.readAllBytes(file(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("State cannot be read: " + name, e);
    }
  }

  @Override
  public void write(String name, byte[] content) {
    Path target = file(name);
    Path unfinished =
        target.resolveSibling(target.getFileName() + "." + sequence.incrementAndGet() + UNFINISHED);
    try {
      Files.createDirectories(unfinished.resolveSibling("."));
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer remaining = ByteBuffer.wrap(content);
        while (remaining.hasRemaining()) {
          channel.write(remaining);
        }
        channel.force(true);
      }
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("State cannot be written: " + name, e);
    }
  }

  @Override
  public void delete(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("State cannot be deleted: " + name, e);
    }
  }

  @Override
  public List<String> list(String folder) {
    Path path = file(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(UNFINISHED))
          .sorted()
          .map(name -> folder + "/" + name)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("State cannot be listed: " + folder, e);
    }
  }

  private Path file(String name) {
    Path file = directory.resolve(name).normalize();
    if (!file.startsWith(directory)) {
      throw new IllegalArgumentException("A name that leaves the state directory: " + name);
    }
    return file;
  }
}
