package org.rostrum.scheduler.media;

import static org.rostrum.scheduler.store.jooq.Tables.MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.MEDIA_CHUNK;
import static org.rostrum.scheduler.store.jooq.Tables.MEDIA_FILE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.rostrum.scheduler.media.MediaFolder.Form;
import org.rostrum.scheduler.media.MediaFolder.Received;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreException;

/**
 * Files in the database, cut into rows, so that none is ever whole in memory. A file's own row
 * comes after its chunks and goes before them: who finds it finds all of it.
 */
final class MediaChunks {
  /** How many bytes a row has at most. */
  static final int CHUNK_BYTES = 512 * 1024;

  /** Chunks without a file, left by a node that died, are cleared away when they are so old. */
  static final Duration LEFT_OVER_AFTER = Duration.ofDays(1);

  /** How many files are cleared away at one start; the next one goes on. */
  private static final int MAX_CLEARED = 1_000;

  private final Store store;

  MediaChunks(Store store) {
    this.store = store;
  }

  /** A file that is stored. */
  record Stored(UUID id, long bytes, String contentHash) {}

  boolean has(Form form, String sha256) {
    return find(form, sha256).isPresent();
  }

  Optional<Stored> find(Form form, String sha256) {
    return store.read(
        sql ->
            sql.selectFrom(MEDIA_FILE)
                .where(MEDIA_FILE.SHA256.eq(sha256))
                .and(MEDIA_FILE.FORM.eq(form.name()))
                .fetchOptional(
                    row -> new Stored(row.getFileId(), row.getBytes(), row.getContentHash())));
  }

  /** Adds a file unless it is there already; chunk by chunk, each in a transaction of its own. */
  void add(Form form, String sha256, Received received) throws IOException {
    if (has(form, sha256)) {
      return;
    }
    UUID id = UUID.randomUUID();
    try (InputStream in = Files.newInputStream(received.file())) {
      byte[] chunk = in.readNBytes(CHUNK_BYTES);
      for (int ordinal = 0; chunk.length > 0; ordinal++) {
        addChunk(id, ordinal, chunk);
        chunk = in.readNBytes(CHUNK_BYTES);
      }
      if (!addFile(form, sha256, id, received)) {
        // another node was first
        deleteChunks(id);
      }
    } catch (StoreException e) {
      throw new IOException("The database cannot take the file: " + e.getMessage(), e);
    }
  }

  private void addChunk(UUID id, int ordinal, byte[] bytes) {
    Instant now = store.databaseTime();
    store.change(
        sql ->
            sql.insertInto(MEDIA_CHUNK)
                .set(MEDIA_CHUNK.FILE_ID, id)
                .set(MEDIA_CHUNK.ORDINAL, ordinal)
                .set(MEDIA_CHUNK.BYTES, bytes)
                .set(MEDIA_CHUNK.STORED_AT, now)
                .execute());
  }

  private boolean addFile(Form form, String sha256, UUID id, Received received) {
    return store.<Integer>write(
            sql ->
                sql.insertInto(MEDIA_FILE)
                    .set(MEDIA_FILE.SHA256, sha256)
                    .set(MEDIA_FILE.FORM, form.name())
                    .set(MEDIA_FILE.FILE_ID, id)
                    .set(MEDIA_FILE.BYTES, received.bytes())
                    .set(MEDIA_FILE.CONTENT_HASH, received.sha256())
                    .onConflict(MEDIA_FILE.SHA256, MEDIA_FILE.FORM)
                    .doNothing()
                    .execute())
        == 1;
  }

  /** Writes a file; fails if it is forgotten meanwhile. */
  void copy(Stored file, OutputStream out) throws IOException {
    long copied = 0;
    for (int ordinal = 0; copied < file.bytes(); ordinal++) {
      byte[] chunk = chunk(file.id(), ordinal);
      out.write(chunk);
      copied += chunk.length;
    }
  }

  private byte[] chunk(UUID id, int ordinal) throws IOException {
    try {
      return store
          .<Optional<byte[]>>read(
              sql ->
                  sql.select(MEDIA_CHUNK.BYTES)
                      .from(MEDIA_CHUNK)
                      .where(MEDIA_CHUNK.FILE_ID.eq(id))
                      .and(MEDIA_CHUNK.ORDINAL.eq(ordinal))
                      .fetchOptional(MEDIA_CHUNK.BYTES))
          .filter(bytes -> bytes.length > 0)
          .orElseThrow(() -> new IOException("The file was deleted while it was fetched"));
    } catch (StoreException e) {
      throw new IOException("The database does not give the file: " + e.getMessage(), e);
    }
  }

  /** Holds an original's row, so that who forgets waits and then sees what refers to it. */
  boolean hold(DSLContext sql, String sha256) {
    return sql.select(MEDIA_FILE.FILE_ID)
        .from(MEDIA_FILE)
        .where(MEDIA_FILE.SHA256.eq(sha256))
        .and(MEDIA_FILE.FORM.eq(Form.ORIGINAL.name()))
        .forShare()
        .fetchOptional()
        .isPresent();
  }

  /** Forgets all forms of an original that no row refers to; false if one does. */
  boolean forget(String sha256) {
    Optional<List<UUID>> files =
        store.write(
            sql -> {
              List<UUID> ids =
                  sql.select(MEDIA_FILE.FILE_ID)
                      .from(MEDIA_FILE)
                      .where(MEDIA_FILE.SHA256.eq(sha256))
                      .forUpdate()
                      .fetch(MEDIA_FILE.FILE_ID);
              if (MediaRows.isUsed(sql, sha256)) {
                return Optional.<List<UUID>>empty();
              }
              sql.deleteFrom(MEDIA_FILE).where(MEDIA_FILE.SHA256.eq(sha256)).execute();
              return Optional.of(ids);
            });
    files.ifPresent(ids -> ids.forEach(this::deleteChunks));
    return files.isPresent();
  }

  private void deleteChunks(UUID id) {
    store.change(sql -> sql.deleteFrom(MEDIA_CHUNK).where(MEDIA_CHUNK.FILE_ID.eq(id)).execute());
  }

  /**
   * Deletes what nodes that died have left over: files that no piece of the library refers to, and
   * chunks without a file; answers how many.
   */
  int clearLeftOvers() {
    Instant before = store.databaseTime().minus(LEFT_OVER_AFTER);
    int files = 0;
    for (String sha256 : unused(before)) {
      files += forget(sha256) ? 1 : 0;
    }
    return files + clearChunks(before);
  }

  /** A file without a piece may still be given one, unless it is old. */
  private List<String> unused(Instant before) {
    return store.read(
        sql ->
            sql.selectDistinct(MEDIA_FILE.SHA256)
                .from(MEDIA_FILE)
                .where(
                    DSL.notExists(
                        sql.selectOne()
                            .from(MEDIA)
                            .where(
                                MEDIA
                                    .SHA256
                                    .eq(MEDIA_FILE.SHA256)
                                    .or(MEDIA.POSTER_SHA256.eq(MEDIA_FILE.SHA256)))))
                .andNotExists(
                    sql.selectOne()
                        .from(MEDIA_CHUNK)
                        .where(MEDIA_CHUNK.FILE_ID.eq(MEDIA_FILE.FILE_ID))
                        .and(MEDIA_CHUNK.STORED_AT.ge(before)))
                .limit(MAX_CLEARED)
                .fetch(MEDIA_FILE.SHA256));
  }

  private int clearChunks(Instant before) {
    return store.<Integer>write(
        sql ->
            sql.deleteFrom(MEDIA_CHUNK)
                .where(MEDIA_CHUNK.STORED_AT.lt(before))
                .and(MEDIA_CHUNK.FILE_ID.notIn(sql.select(MEDIA_FILE.FILE_ID).from(MEDIA_FILE)))
                .execute());
  }
}
