package org.rostrum.scheduler.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Master keys in files of their own, {@code master-<id>.key}, which only the owner of the process
 * can read. A key that is no longer needed moves to {@code retired}: backups of the database from
 * before still need it.
 */
final class KeyFolder implements MasterKeys {
  private static final String PREFIX = "master-";
  private static final String SUFFIX = ".key";
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path folder;
  private final SecureRandom random;

  KeyFolder(Path folder, SecureRandom random) {
    this.folder = folder.toAbsolutePath().normalize();
    this.random = random;
  }

  @Override
  public List<MasterKey> all() {
    List<MasterKey> keys = new ArrayList<>();
    for (Path file : files()) {
      keys.add(read(file));
    }
    return keys;
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name(file).startsWith(PREFIX) && name(file).endsWith(SUFFIX))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unusable("The folder of the vault's master keys " + folder + " cannot be read.");
    }
  }

  private static MasterKey read(Path file) {
    try {
      refuseOpenToOthers(file);
      MasterKey key =
          MasterKey.parse(Files.readString(file))
              .orElseThrow(
                  () ->
                      unusable(
                          "The file "
                              + file
                              + " holds no master key. Restore it from your backup of the keys."));
      if (!name(file).equals(PREFIX + key.id() + SUFFIX)) {
        throw unusable(
            "The file "
                + file
                + " holds another key than its name says ("
                + key.id()
                + "). Restore it from your backup of the keys.");
      }
      return key;
    } catch (IOException e) {
      throw unusable("The vault's master key " + file + " cannot be read.");
    }
  }

  private static void refuseOpenToOthers(Path file) throws IOException {
    if (POSIX && !OWNER_FILE.containsAll(Files.getPosixFilePermissions(file))) {
      throw unusable(
          "Others than its owner can read the vault's master key "
              + file
              + ". Say: chmod 600 "
              + file);
    }
  }

  @Override
  public MasterKey next(String inForce) {
    byte[] key = new byte[Cipher.KEY_BYTES];
    random.nextBytes(key);
    String text = Base64.getEncoder().encodeToString(key);
    MasterKey made = MasterKey.parse(text).orElseThrow();
    try {
      Files.createDirectories(folder);
      if (POSIX) {
        Files.setPosixFilePermissions(folder, OWNER_FOLDER);
      }
      Path unfinished = folder.resolve("unfinished");
      Files.deleteIfExists(unfinished);
      writeDurably(unfinished, text + "\n");
      Files.move(
          unfinished, folder.resolve(PREFIX + made.id() + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
      forceFolder();
    } catch (IOException e) {
      throw unusable("A master key for the vault cannot be written to " + folder + ".");
    }
    return made;
  }

  private static void writeDurably(Path file, String text) throws IOException {
    FileAttribute<?>[] rights =
        POSIX
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FILE)}
            : new FileAttribute<?>[0];
    try (FileChannel out =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  private void forceFolder() throws IOException {
    if (POSIX) {
      try (FileChannel self = FileChannel.open(folder, StandardOpenOption.READ)) {
        self.force(true);
      }
    }
  }

  @Override
  public void retireAllBut(Set<String> needed) {
    try {
      for (Path file : files()) {
        String id = name(file).substring(PREFIX.length(), name(file).length() - SUFFIX.length());
        if (!needed.contains(id)) {
          Path retired = Files.createDirectories(folder.resolve("retired"));
          Files.move(file, retired.resolve(name(file)), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw unusable("Old master keys in " + folder + " cannot be put away into its retired/.");
    }
  }

  @Override
  public boolean madeHere() {
    return true;
  }

  @Override
  public String place() {
    return folder.toString();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static VaultException unusable(String message) {
    return new VaultException(VaultException.Kind.KEY_PLACE, message);
  }
}
