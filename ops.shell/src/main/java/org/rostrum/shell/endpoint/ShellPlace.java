package org.rostrum.shell.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the socket lies: in a folder that only the user of this process may enter. The file {@code
 * shell.path} in the data folder tells clients the way.
 */
final class ShellPlace {
  /** The longest path of a socket, in bytes; the system takes 104 to 108, depending on its kind. */
  static final int MAX_SOCKET_PATH = 100;

  private static final Logger LOG = LoggerFactory.getLogger(ShellPlace.class);
  private static final String SOCKET = "rostrum.sock";
  private static final String OWNER_FOLDER = "rwx------";
  private static final String OWNER_FILE = "rw-------";

  private final Path folder;
  private final Path pointer;
  private final boolean temporary;

  private ShellPlace(Path folder, Path pointer, boolean temporary) {
    this.folder = folder;
    this.pointer = pointer;
    this.temporary = temporary;
  }

  /** Makes the folder, and removes the socket of a process that ended without cleaning up. */
  static ShellPlace prepare(Path data) throws IOException {
    Path pointer = data.resolve("shell.path");
    Path usual = data.resolve("shell");
    ShellPlace place;
    if (!hasOwnerRights(data)) {
      // without POSIX rights, the user's own profile keeps others out
      Path profile = Path.of(System.getProperty("user.home"), ".rostrum");
      Files.createDirectories(profile);
      place = new ShellPlace(Files.createTempDirectory(profile, "shell"), pointer, true);
    } else if (lengthOf(usual.resolve(SOCKET)) > MAX_SOCKET_PATH) {
      place = new ShellPlace(Files.createTempDirectory("rostrum"), pointer, true);
    } else {
      Files.createDirectories(usual);
      Files.setPosixFilePermissions(usual, PosixFilePermissions.fromString(OWNER_FOLDER));
      place = new ShellPlace(usual, pointer, false);
    }
    // the data folder is locked by this process, so a socket in it belongs to nobody
    Files.deleteIfExists(place.socket());
    return place;
  }

  Path socket() {
    return folder.resolve(SOCKET);
  }

  /** Lets clients find the socket, once it answers. */
  void announce() throws IOException {
    restrict(socket());
    Path fresh = pointer.resolveSibling("shell.path.new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh);
    restrict(fresh);
    Files.writeString(fresh, socket().toAbsolutePath().toString(), StandardCharsets.UTF_8);
    Files.move(fresh, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Leaves nothing behind that leads nowhere. */
  void remove() {
    delete(pointer);
    delete(socket());
    if (temporary) {
      delete(folder);
    }
  }

  private static void restrict(Path file) throws IOException {
    if (hasOwnerRights(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_FILE));
    }
  }

  private static boolean hasOwnerRights(Path path) {
    return Optional.ofNullable(Files.getFileAttributeView(path, PosixFileAttributeView.class))
        .isPresent();
  }

  private static int lengthOf(Path path) {
    return path.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("file", file).setCause(e).log("A file of the shell stays behind");
    }
  }
}
