package org.rostrum.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data folder, held by this process until it is closed. Its lock is the operating system's, so
 * a killed process leaves none behind.
 */
final class DataFolder implements AutoCloseable {
  static final String PID_FILE = "rostrum.pid";
  private static final String LOCK_FILE = "rostrum.lock";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates the folder where it is missing and takes it for this process alone. */
  static DataFolder take(Path path) throws LaunchFailure {
    create(path);
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unwritable(path);
    }
    DataFolder folder = new DataFolder(path, channel);
    try {
      if (lock(channel) == null) {
        throw new LaunchFailure(
            "The data folder %s is in use by another process%s; stop that one or choose another with --data."
                .formatted(path, holder(path)));
      }
      Files.createDirectories(folder.log());
      Files.writeString(path.resolve(PID_FILE), Long.toString(ProcessHandle.current().pid()));
      return folder;
    } catch (IOException e) {
      folder.release();
      throw unwritable(path);
    } catch (LaunchFailure e) {
      folder.release();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  Path log() {
    return path.resolve("log");
  }

  /** A folder whose content is worthless once the process has ended; empty at first. */
  Path emptyCache(String name) throws LaunchFailure {
    Path cache = path.resolve("cache").resolve(name);
    try {
      if (Files.exists(cache)) {
        delete(cache);
      }
      return Files.createDirectories(cache);
    } catch (IOException e) {
      throw unwritable(path);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path.resolve(PID_FILE));
    } catch (IOException e) {
      // bin/rostrum believes a pid file only if that process was started for this folder.
      System.err.println("The pid file in " + path + " could not be removed.");
    }
    release();
  }

  private void release() {
    try {
      channel.close();
    } catch (IOException e) {
      System.err.println(
          "The lock of " + path + " could not be released; it ends with this process.");
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void create(Path path) throws LaunchFailure {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new LaunchFailure(
          "The data folder %s is a file; choose a folder with --data.".formatted(path));
    }
    try {
      if (!Files.exists(path)) {
        Files.createDirectories(path);
        FileStore store = Files.getFileStore(path);
        if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
          // it will hold secrets and sessions: its owner's alone
          Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
      }
    } catch (IOException e) {
      throw unwritable(path);
    }
    if (!Files.isWritable(path)) {
      throw unwritable(path);
    }
  }

  private static LaunchFailure unwritable(Path path) {
    return new LaunchFailure(
        "The data folder %s cannot be written by user %s; change its rights or choose another with --data."
            .formatted(path, System.getProperty("user.name")));
  }

  private static String holder(Path path) {
    try {
      return " (" + Files.readString(path.resolve(PID_FILE)).strip() + ")";
    } catch (IOException e) {
      return "";
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
