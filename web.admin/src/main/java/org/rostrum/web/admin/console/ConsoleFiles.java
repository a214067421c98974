package org.rostrum.web.admin.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * The console's files, in memory and compressed once. They lie below a path that changes with their
 * content, so that browsers may keep them for ever and never mix two versions. Immutable.
 */
public final class ConsoleFiles {
  /** Where the files lie. */
  public static final String ROOT = "/static/";

  /** Stands for the version in {@value #INDEX}. */
  public static final String VERSION_MARK = "@VERSION@";

  static final String INDEX = "index.html";

  private static final int VERSION_LENGTH = 16;

  /** Smaller ones do not gain from compression. */
  private static final int LEAST_TO_COMPRESS = 512;

  private final String version;
  private final Map<String, ConsoleFile> byPath;
  private final Optional<ConsoleFile> index;

  private ConsoleFiles(
      String version, Map<String, ConsoleFile> byPath, Optional<ConsoleFile> index) {
    this.version = version;
    this.byPath = Map.copyOf(byPath);
    this.index = index;
  }

  /** Takes files by their path below the folder of static files, for example {@code lib/ui.js}. */
  public static ConsoleFiles of(Map<String, byte[]> contents) {
    String version = hash(new TreeMap<>(contents)).substring(0, VERSION_LENGTH);
    Map<String, ConsoleFile> byPath = new HashMap<>();
    contents.forEach(
        (path, content) -> {
          if (!path.equals(INDEX)) {
            byPath.put(ROOT + version + "/" + path, file(path, content));
          }
        });
    Optional<ConsoleFile> index =
        Optional.ofNullable(contents.get(INDEX))
            .map(content -> file(INDEX, withVersion(content, version)));
    return new ConsoleFiles(version, byPath, index);
  }

  /** Changes with every change of any file. */
  public String version() {
    return version;
  }

  /** The page that every route of the console is; empty if the build left the console out. */
  Optional<ConsoleFile> index() {
    return index;
  }

  /** A file by the path in the address; a mere look-up, so no path can lead anywhere else. */
  Optional<ConsoleFile> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  private static byte[] withVersion(byte[] page, String version) {
    return new String(page, StandardCharsets.UTF_8)
        .replace(VERSION_MARK, version)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static ConsoleFile file(String path, byte[] content) {
    String type = ContentTypes.of(path);
    Optional<byte[]> compressed =
        ContentTypes.isCompressible(type) && content.length >= LEAST_TO_COMPRESS
            ? Optional.of(gzip(content))
            : Optional.empty();
    return new ConsoleFile(
        type, content, compressed, hash(Map.of(path, content)).substring(0, VERSION_LENGTH));
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String hash(Map<String, byte[]> contents) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      contents.forEach(
          (path, content) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Integer.toString(content.length).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
