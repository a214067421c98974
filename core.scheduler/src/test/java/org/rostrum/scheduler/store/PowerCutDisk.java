package org.rostrum.scheduler.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2 over real files that knows what a power cut may leave: everything that was
 * forced, and of what was written since then any part, in any order, the rest lost or torn.
 */
public final class PowerCutDisk extends FilePathWrapper {
  static final String SCHEME = "powercut";

  private static final Map<Path, Recorded> FILES = new ConcurrentHashMap<>();

  static void register() {
    FilePath.register(new PowerCutDisk());
  }

  /** Writes what a power cut now would leave of a file into a folder. */
  static void cut(Path file, Path folder, long seed) throws IOException {
    Recorded recorded = FILES.get(file.toAbsolutePath());
    if (recorded == null) {
      throw new IOException(file + " was not opened through this disk");
    }
    Files.createDirectories(folder);
    recorded.cut(folder.resolve(file.getFileName().toString()), new Random(seed));
  }

  static FileChannel open(Path file) throws IOException {
    return FilePath.get(SCHEME + ":" + file.toAbsolutePath()).open("rw");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    Path file = Path.of(getBase().toString());
    Recorded recorded = new Recorded(getBase().open(mode), file);
    FILES.put(file, recorded);
    return recorded;
  }

  private record Write(long position, String bytes, long truncateTo) {
    static final long NO_TRUNCATION = -1;
  }

  private static final class Recorded extends FileBaseDefault {
    private final FileChannel base;
    private final Path forced;
    private final List<Write> sinceForced = new ArrayList<>();

    Recorded(FileChannel base, Path file) throws IOException {
      this.base = base;
      this.forced = file.resolveSibling(file.getFileName() + ".forced");
      Files.deleteIfExists(forced);
      Files.copy(file, forced);
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      byte[] bytes = new byte[source.remaining()];
      source.duplicate().get(bytes);
      sinceForced.add(
          new Write(
              position,
              new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1),
              Write.NO_TRUNCATION));
      return base.write(source, position);
    }

    @Override
    protected synchronized void implTruncate(long size) throws IOException {
      sinceForced.add(new Write(0, "", size));
      base.truncate(size);
    }

    @Override
    public synchronized void force(boolean metaData) throws IOException {
      base.force(metaData);
      try (RandomAccessFile disk = new RandomAccessFile(forced.toFile(), "rw")) {
        for (Write write : sinceForced) {
          apply(disk, write, Integer.MAX_VALUE);
        }
      }
      sinceForced.clear();
    }

    synchronized void cut(Path target, Random random) throws IOException {
      Files.copy(forced, target);
      try (RandomAccessFile disk = new RandomAccessFile(target.toFile(), "rw")) {
        for (Write write : sinceForced) {
          switch (random.nextInt(3)) {
            case 0 -> apply(disk, write, Integer.MAX_VALUE);
            case 1 -> apply(disk, write, random.nextInt(write.bytes().length() + 1));
            default -> {
              // lost
            }
          }
        }
      }
    }

    private static void apply(RandomAccessFile disk, Write write, int most) throws IOException {
      if (write.truncateTo() != Write.NO_TRUNCATION) {
        if (most > 0 && disk.length() > write.truncateTo()) {
          disk.setLength(write.truncateTo());
        }
        return;
      }
      byte[] bytes = write.bytes().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      disk.seek(write.position());
      disk.write(bytes, 0, Math.min(most, bytes.length));
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
      return base.read(target, position);
    }

    @Override
    public long size() throws IOException {
      return base.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      base.close();
    }
  }
}
