package org.rostrum.scheduler.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.media.MediaContent;
import org.rostrum.media.MediaLibrary;
import org.rostrum.media.MediaView;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.media.MediaFolder.Form;
import org.rostrum.scheduler.media.MediaFolder.Received;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media library: rows in the store, bytes where they are kept. The bytes are there before their
 * row and go after it, so that a crash in between leaves a file that nobody misses, never a row
 * without one.
 */
final class StoredMediaLibrary implements MediaLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(StoredMediaLibrary.class);
  private static final int LOCKS = 64;

  /** How often an original is kept again that another node forgot meanwhile. */
  private static final int MAX_KEEPING = 3;

  private static final String THUMBNAIL_TYPE = "image/jpeg";

  private final Store store;
  private final MediaFolder folder;
  private final MediaKeep keep;
  private final Intake intake;
  private final Pictures pictures;
  private final Audit audit;
  private final Events events;
  private final InstantSource clock;

  /** Keeps the same bytes from being added and removed at the same time. */
  private final List<ReentrantLock> locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

  StoredMediaLibrary(
      Store store,
      MediaFolder folder,
      MediaKeep keep,
      Pictures pictures,
      Audit audit,
      Events events,
      InstantSource clock) {
    this.store = store;
    this.folder = folder;
    this.keep = keep;
    this.intake = new Intake(folder, pictures);
    this.pictures = pictures;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public MediaView store(Caller caller, String name, InputStream bytes) throws IOException {
    caller.require(Permission.PUBLISH);
    Received received = intake.receive(bytes);
    try {
      Optional<MediaView> known = known(caller, received.sha256());
      if (known.isPresent()) {
        return known.get();
      }
      MediaView added = add(caller, name, received, intake.look(received));
      events.publish(caller.workspaceId(), "media", added.id().toString(), "added");
      return added;
    } finally {
      folder.discard(received);
    }
  }

  private Optional<MediaView> known(Caller caller, String sha256) {
    return store
        .read(sql -> MediaRows.byContent(sql, caller.workspaceId(), sha256))
        .filter(media -> keep.has(sha256));
  }

  private MediaView add(Caller caller, String name, Received received, Intake.Picture picture) {
    MediaView media =
        MediaView.picture(
            UUID.randomUUID(),
            FileNames.shown(name),
            picture.header().type().contentType(),
            received.bytes(),
            picture.header().width(),
            picture.header().height(),
            received.sha256(),
            picture.thumbnail().colour(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    ReentrantLock lock = lock(received.sha256());
    lock.lock();
    try {
      for (int time = 1; time <= MAX_KEEPING; time++) {
        keep.keep(received, picture.thumbnail().jpeg());
        Optional<MediaView> added = store.write(sql -> addHeld(sql, caller, media));
        if (added.isPresent()) {
          return added.get();
        }
      }
      throw new IOException("It is deleted elsewhere again and again");
    } catch (IOException e) {
      LOG.error("A picture could not be stored; sha256={}", received.sha256(), e);
      throw Intake.unavailable();
    } finally {
      lock.unlock();
    }
  }

  private Optional<MediaView> addHeld(DSLContext sql, Caller caller, MediaView media) {
    if (!keep.hold(sql, media.sha256())) {
      return Optional.empty();
    }
    MediaView stored = MediaRows.add(sql, caller.workspaceId(), media);
    audit.record(sql, caller, "media.added", stored.id().toString(), stored.name());
    return Optional.of(stored);
  }

  @Override
  public Page<MediaView> list(Caller caller, PageRequest page) {
    caller.require(Permission.READ);
    return store.read(sql -> MediaRows.list(sql, caller.workspaceId(), page));
  }

  @Override
  public MediaView get(Caller caller, UUID mediaId) {
    caller.require(Permission.READ);
    return store
        .read(sql -> MediaRows.find(sql, caller.workspaceId(), mediaId))
        .orElseThrow(StoredMediaLibrary::notFound);
  }

  @Override
  public MediaContent open(Caller caller, UUID mediaId, Rendition rendition) {
    MediaView media = get(caller, mediaId);
    try {
      return switch (rendition) {
        case ORIGINAL -> content(media.contentType(), media.sha256(), original(media));
        case THUMBNAIL -> content(THUMBNAIL_TYPE, media.sha256() + "-thumbnail", thumbnail(media));
      };
    } catch (IOException e) {
      LOG.error("A picture cannot be opened; media={} sha256={}", mediaId, media.sha256(), e);
      throw RequestRefused.of(
          Reason.NOT_FOUND,
          "media-file-missing",
          "The file of " + media.name() + " is missing where pictures are kept. Upload it again.");
    }
  }

  private MediaContent content(String type, String etag, Path file) throws IOException {
    long bytes = Files.size(file);
    return new MediaContent(type, bytes, etag, folder.open(file));
  }

  private Path original(MediaView media) throws IOException {
    return keep.find(Form.ORIGINAL, media.sha256())
        .orElseThrow(() -> new IOException("the file is missing"));
  }

  /** Made anew where it was lost: a backup may leave thumbnails out. */
  private Path thumbnail(MediaView media) throws IOException {
    Optional<Path> known = keep.find(Form.THUMBNAIL, media.sha256());
    if (known.isPresent()) {
      return known.get();
    }
    Path original = original(media);
    try {
      Thumbnail made = pictures.thumbnail(original, ImageHeaders.read(original));
      keep.putThumbnail(media.sha256(), made.jpeg());
    } catch (PictureRefused e) {
      throw new IOException(e);
    }
    return keep.find(Form.THUMBNAIL, media.sha256()).orElseThrow();
  }

  @Override
  public void delete(Caller caller, UUID mediaId) {
    caller.require(Permission.PUBLISH);
    MediaView media = get(caller, mediaId);
    boolean removed =
        store.write(
            sql -> {
              boolean unused = MediaRows.remove(sql, mediaId);
              if (unused) {
                audit.record(sql, caller, "media.deleted", mediaId.toString(), media.name());
              }
              return unused;
            });
    if (!removed) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "media-used",
          "A post uses " + media.name() + ". Remove it there, then delete it.");
    }
    forget(media.sha256());
    events.publish(caller.workspaceId(), "media", mediaId.toString(), "deleted");
  }

  /** Deletes files that no row of any workspace refers to any more. */
  private void forget(String sha256) {
    ReentrantLock lock = lock(sha256);
    lock.lock();
    try {
      keep.forget(sha256);
    } catch (IOException e) {
      LOG.warn("Files of a deleted picture are left over; sha256={}", sha256, e);
    } finally {
      lock.unlock();
    }
  }

  private ReentrantLock lock(String sha256) {
    return locks.get(Math.floorMod(sha256.hashCode(), LOCKS));
  }

  private static RequestRefused notFound() {
    return RequestRefused.of(
        Reason.NOT_FOUND,
        "media-not-found",
        "There is no such picture in the library; it may have been deleted.");
  }
}
