package org.rostrum.scheduler.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files named by the SHA-256 of an original: the original itself, what was derived from it. A file
 * appears whole and durable, or not at all. Safe for use by many threads.
 */
final class MediaFolder {
  /** What is kept under an original's hash. */
  enum Form {
    ORIGINAL("originals", ""),
    THUMBNAIL("thumbnails", ".jpg"),
    RENDITION("renditions", ""),
    /** Which renditions were made of an original. */
    NOTE("notes", "");

    private final String folder;
    private final String suffix;

    Form(String folder, String suffix) {
      this.folder = folder;
      this.suffix = suffix;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(MediaFolder.class);
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int LEVELS = 3;
  private static final String INCOMING = "incoming";

  private final Path root;

  /**
   * Opens the folder, and clears away what was being received when the process ended last.
   *
   * @throws IOException if it cannot be made or written to
   */
  MediaFolder(Path root) throws IOException {
    this.root = root;
    Path incoming = Files.createDirectories(root.resolve(INCOMING));
    try (Stream<Path> left = Files.list(incoming)) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A file that is here but has no place yet; whoever received it discards it in the end. */
  record Received(Path file, String sha256, long bytes) {}

  /** Writes something to be received. */
  @FunctionalInterface
  interface Source {
    void writeTo(OutputStream out) throws IOException, MediaRefused;
  }

  /** Receives what the source writes, durably. */
  Received receive(Source source) throws IOException, MediaRefused {
    Path file = root.resolve(INCOMING).resolve(UUID.randomUUID() + ".part");
    MessageDigest digest = sha256();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
      source.writeTo(out);
      out.flush();
      channel.force(true);
      return new Received(file, HexFormat.of().formatHex(digest.digest()), channel.size());
    } catch (IOException | MediaRefused | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Reads a file that has its place, to tell what it is. */
  Received look(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      return new Received(file, HexFormat.of().formatHex(digest.digest()), bytes);
    }
  }

  void discard(Received received) {
    try {
      Files.deleteIfExists(received.file());
    } catch (IOException e) {
      LOG.warn("Could not clear away the file {}; the next start does", received.file(), e);
    }
  }

  /** Gives a received file its place, unless the same bytes are there already. */
  void keep(Received received, Form form) throws IOException {
    keepAs(received, form, received.sha256());
  }

  /** Gives a received file its place under an original's hash. */
  void keepAs(Received received, Form form, String sha256) throws IOException {
    Path target = path(form, sha256);
    if (Files.exists(target) && Files.size(target) == received.bytes()) {
      return;
    }
    move(received.file(), target);
  }

  /** Stores a small file under an original's hash, replacing what is there. */
  void put(Form form, String sha256, byte[] bytes) throws IOException {
    Path file = root.resolve(INCOMING).resolve(UUID.randomUUID() + ".part");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    move(file, path(form, sha256));
  }

  Optional<Path> find(Form form, String sha256) {
    return Optional.of(path(form, sha256)).filter(Files::isRegularFile);
  }

  /** Opens a file for reading. */
  InputStream open(Path file) throws IOException {
    return Files.newInputStream(file);
  }

  /** The lines of a note; none if there is no such note. */
  List<String> note(String sha256) throws IOException {
    Path file = path(Form.NOTE, sha256);
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }

  void delete(Form form, String sha256) throws IOException {
    Files.deleteIfExists(path(form, sha256));
  }

  /** Deletes an original and everything that was made of it. */
  void deleteAll(String sha256) throws IOException {
    for (String line : note(sha256)) {
      delete(Form.RENDITION, RenditionNote.parse(line).sha256());
    }
    delete(Form.NOTE, sha256);
    delete(Form.THUMBNAIL, sha256);
    delete(Form.ORIGINAL, sha256);
  }

  /**
   * What the folder has of one original.
   *
   * @param bytes of the original, its thumbnail or its renditions
   */
  record Held(String sha256, long bytes, Instant since) {}

  /** What is in the folder, the oldest first. */
  List<Held> held() throws IOException {
    List<Held> held = new ArrayList<>();
    for (Form form : List.of(Form.THUMBNAIL, Form.ORIGINAL, Form.NOTE)) {
      Path folder = Files.createDirectories(root.resolve(form.folder));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String hash = String.valueOf(file.getFileName()).replace(form.suffix, "");
          if (HASH.matcher(hash).matches()) {
            long bytes = form == Form.NOTE ? rendered(hash) : Files.size(file);
            held.add(new Held(hash, bytes, Files.getLastModifiedTime(file).toInstant()));
          }
        }
      }
    }
    held.sort(Comparator.comparing(Held::since));
    return held;
  }

  /** Hands over the hashes of originals that came before an instant, at most so many at a time. */
  void originalsBefore(Instant before, int most, Consumer<List<String>> taker) throws IOException {
    Path folder = Files.createDirectories(root.resolve(Form.ORIGINAL.folder));
    List<String> some = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String hash = String.valueOf(file.getFileName());
            if (HASH.matcher(hash).matches()
                && attributes.lastModifiedTime().toInstant().isBefore(before)) {
              some.add(hash);
            }
            if (some.size() == most) {
              taker.accept(List.copyOf(some));
              some.clear();
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            // it was deleted meanwhile
            return FileVisitResult.CONTINUE;
          }
        });
    if (!some.isEmpty()) {
      taker.accept(List.copyOf(some));
    }
  }

  /** How many bytes the renditions of an original have. */
  private long rendered(String original) throws IOException {
    long bytes = 0;
    for (String line : note(original)) {
      RenditionNote note = RenditionNote.parse(line);
      bytes += find(Form.RENDITION, note.sha256()).isPresent() ? note.bytes() : 0;
    }
    return bytes;
  }

  /** Two levels of folders, so that none grows to many thousands of files. */
  private Path path(Form form, String sha256) {
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException("Not the SHA-256 of a file: " + sha256);
    }
    return root.resolve(form.folder)
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2, 4))
        .resolve(sha256 + form.suffix);
  }

  private static void move(Path file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(
          "The media folder must lie on one file system, with all its folders.", e);
    }
    // The two levels above may be new as well.
    Path folder = target.getParent();
    for (int level = 0; level < LEVELS && folder != null; level++) {
      makeDurable(folder);
      folder = folder.getParent();
    }
  }

  /** The name of a file is durable only when its folder is; some systems cannot open folders. */
  private static void makeDurable(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debug("This system does not sync folders: {}", folder, e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
