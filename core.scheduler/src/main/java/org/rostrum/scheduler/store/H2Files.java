package org.rostrum.scheduler.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The folder of the embedded database: who may see it, who holds it, which files are in it. */
final class H2Files implements AutoCloseable {
  static final String DATABASE = "rostrum";
  static final String SCRATCH = "migrating";

  /**
   * How long H2 keeps what is no longer used before it writes over it: longer than a process runs.
   * Once it writes into such holes, a power cut can hide the newest state from it, although that
   * was forced to the disk: docs/decisions/0008-h2-durability.md.
   */
  static final Duration RETENTION = Duration.ofDays(20);

  /** A larger file is made small when it is opened, in bytes. */
  static final long COMPACT_ABOVE = 32L << 20;

  /** How long closing takes to make the file small. */
  static final Duration MAX_COMPACTING = Duration.ofSeconds(2);

  /**
   * How many statements a connection keeps ready. H2's default of 8 is less than one request uses.
   * See {@link H2Writer#PLANS_LAST}.
   */
  static final int STATEMENTS = 256;

  /** Tells a connection how long a statement may take; no part of the URL, for a migration may. */
  static final String TIMED = "set query_timeout " + Contexts.STATEMENT_TIMEOUT.toMillis();

  private static final String SUFFIX = ".mv.db";

  private final Path folder;
  private final String scheme;
  private final FileChannel lockFile;

  private H2Files(Path folder, String scheme, FileChannel lockFile) {
    this.folder = folder;
    this.scheme = scheme;
    this.lockFile = lockFile;
  }

  /**
   * Takes hold of a folder until closed; the operating system lets go of it if the process dies.
   *
   * @param scheme the file system through which H2 reaches it: {@code file}, or one of a test
   */
  static H2Files hold(Path place, String scheme) {
    Path folder = place.toAbsolutePath().normalize();
    if (folder.toString().indexOf(';') >= 0) {
      throw unusable(folder, "its name has a semicolon, which the database cannot take", null);
    }
    try {
      createForOwnerOnly(folder);
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = tryLock(lockFile);
      if (lock == null) {
        lockFile.close();
        throw new StoreException(
            StoreException.Kind.UNAVAILABLE,
            "Another Rostrum is running on the database in " + folder + ". Stop it first.");
      }
      return new H2Files(folder, scheme, lockFile);
    } catch (IOException e) {
      throw unusable(folder, "it cannot be written", e);
    }
  }

  private static void createForOwnerOnly(Path folder) throws IOException {
    Files.createDirectories(folder);
    @Nullable PosixFileAttributeView rights =
        Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (rights != null) {
      rights.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  Path file(String name) {
    return folder.resolve(name + SUFFIX);
  }

  /** The URL of a database in the folder, for readers. */
  String url(String name) {
    return "jdbc:h2:"
        + scheme
        + ":"
        + folder.resolve(name)
        + ";DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE="
        + STATEMENTS;
  }

  /**
   * The URL for the owner, who sets what is true for all. A write delay of zero ends H2's
   * background writer. With it, a change that it had just taken up counted as saved although it was
   * still being written, so that a checkpoint returned too early: a killed process lost what it had
   * acknowledged.
   */
  String ownerUrl(String name) {
    // no trace file: it would hold statements with their values
    return url(name)
        + ";TRACE_LEVEL_FILE=0;WRITE_DELAY=0;AUTO_COMPACT_FILL_RATE=0;RETENTION_TIME="
        + RETENTION.toMillis()
        + ";MAX_COMPACT_TIME="
        + MAX_COMPACTING.toMillis();
  }

  boolean isLarge() throws IOException {
    return Files.size(file(DATABASE)) > COMPACT_ABOVE;
  }

  boolean exists() {
    return Files.exists(file(DATABASE));
  }

  void deleteScratch() throws IOException {
    Files.deleteIfExists(file(SCRATCH));
  }

  void copyToScratch() throws IOException {
    Files.copy(file(DATABASE), file(SCRATCH));
  }

  /** Puts the scratch database in the place of the database, at once and durably. */
  void promoteScratch() throws IOException {
    try (FileChannel scratch = FileChannel.open(file(SCRATCH), StandardOpenOption.WRITE)) {
      scratch.force(true);
    }
    Files.move(
        file(SCRATCH),
        file(DATABASE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
  }

  /** Keeps the database as it was before a migration, for an operator who wants to go back. */
  void keepAs(String name) throws IOException {
    Files.copy(file(DATABASE), file(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private void forceFolder() {
    try (FileChannel self = FileChannel.open(folder, StandardOpenOption.READ)) {
      self.force(true);
    } catch (IOException e) {
      // not every system can open a folder; those that cannot keep renames in their journal
    }
  }

  static StoreException unusable(Path folder, String why, @Nullable Exception cause) {
    String message = "The folder " + folder + " cannot hold the database: " + why + ".";
    return cause == null
        ? new StoreException(StoreException.Kind.UNAVAILABLE, message)
        : new StoreException(StoreException.Kind.UNAVAILABLE, message, cause);
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      // the lock ends with the process at the latest
    }
  }
}
