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
import org.jooq.DSLContext;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.media.MediaContent;
import org.rostrum.media.MediaEdit;
import org.rostrum.media.MediaLibrary;
import org.rostrum.media.MediaView;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.media.MediaFolder.Received;
import org.rostrum.scheduler.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The media library: rows in the store, bytes where they are kept. */
final class StoredMediaLibrary implements MediaLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(StoredMediaLibrary.class);
  private static final String THUMBNAIL_TYPE = "image/jpeg";
  private static final String THUMBNAIL_TAG = "-thumbnail";

  private final Store store;
  private final MediaFolder folder;
  private final KeptPieces pieces;
  private final LibraryFiles files;
  private final Intake intake;
  private final PictureEdits edits;
  private final Audit audit;
  private final Events events;
  private final InstantSource clock;

  StoredMediaLibrary(
      Store store,
      MediaFolder folder,
      KeptPieces pieces,
      LibraryFiles files,
      Intake intake,
      PictureEdits edits,
      Audit audit,
      Events events,
      InstantSource clock) {
    this.store = store;
    this.folder = folder;
    this.pieces = pieces;
    this.files = files;
    this.intake = intake;
    this.edits = edits;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public MediaView store(Caller caller, String name, InputStream bytes) throws IOException {
    caller.require(Permission.PUBLISH);
    return added(caller, FileNames.shown(name), intake.receive(bytes));
  }

  /** Gives what was received its place, and clears it away. */
  private MediaView added(Caller caller, String name, Received received) {
    try {
      Optional<MediaView> known = known(caller, received.sha256());
      if (known.isPresent()) {
        return known.get();
      }
      Intake.Piece piece = intake.look(received);
      MediaView media = view(name, received, piece);
      MediaView stored = pieces.add(received, piece.thumbnail(), sql -> addRow(sql, caller, media));
      events.publish(caller.workspaceId(), "media", stored.id().toString(), "added");
      return stored;
    } finally {
      folder.discard(received);
    }
  }

  private Optional<MediaView> known(Caller caller, String sha256) {
    return store
        .read(sql -> MediaRows.byContent(sql, caller.workspaceId(), sha256))
        .filter(media -> pieces.has(sha256));
  }

  private MediaView view(String name, Received received, Intake.Piece piece) {
    return new MediaView(
        UUID.randomUUID(),
        name,
        piece.kind(),
        piece.contentType(),
        received.bytes(),
        piece.width(),
        piece.height(),
        received.sha256(),
        piece.thumbnail().colour(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        piece.duration(),
        piece.codec(),
        false);
  }

  private MediaView addRow(DSLContext sql, Caller caller, MediaView media) {
    MediaView stored = MediaRows.add(sql, caller.workspaceId(), media);
    audit.record(sql, caller, "media.added", stored.id().toString(), stored.name());
    return stored;
  }

  @Override
  public MediaView edit(Caller caller, UUID mediaId, MediaEdit edit) {
    caller.require(Permission.PUBLISH);
    MediaView media = get(caller, mediaId);
    if (media.kind() != MediaKind.IMAGE) {
      throw RequestRefused.of(
          Reason.INVALID, "edit-video", "Only pictures can be changed here, and this is a video.");
    }
    try {
      Path original = files.original(media.sha256());
      ImageHeader header = ImageHeaders.read(original);
      String name = FileNames.edited(media.name(), edit, PictureEdits.type(header, edit));
      Received made = folder.receive(out -> edits.apply(original, header, edit, out));
      if (made.bytes() > MAX_IMAGE_BYTES) {
        folder.discard(made);
        throw RequestRefused.of(
            Reason.TOO_LARGE,
            "picture-too-large",
            "The result would have more than "
                + MAX_IMAGE_BYTES / (1024 * 1024)
                + " MiB. Convert it to JPEG, or scale it down first.");
      }
      return added(caller, name, made);
    } catch (MediaRefused e) {
      throw RequestRefused.of(Reason.INVALID, e.code(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw missing(media, e);
    }
  }

  @Override
  public MediaView setPoster(Caller caller, UUID mediaId, InputStream bytes) throws IOException {
    caller.require(Permission.PUBLISH);
    MediaView video = get(caller, mediaId);
    if (video.kind() != MediaKind.VIDEO) {
      throw RequestRefused.of(
          Reason.INVALID, "poster-picture", "A picture shows itself; only a video has a poster.");
    }
    Received received = intake.receivePicture(bytes);
    try {
      Intake.Piece piece = intake.look(received);
      Thumbnail thumbnail = piece.thumbnail();
      Optional<String> before =
          pieces.add(
              received,
              thumbnail,
              sql -> {
                Optional<String> old =
                    MediaRows.setPoster(sql, mediaId, received.sha256(), thumbnail.colour())
                        .orElseThrow(StoredMediaLibrary::notFound)
                        .before();
                audit.record(sql, caller, "media.poster", mediaId.toString(), video.name());
                return old;
              });
      before.filter(old -> !old.equals(received.sha256())).ifPresent(pieces::forget);
    } catch (RequestRefused e) {
      pieces.forget(received.sha256());
      throw e;
    } finally {
      folder.discard(received);
    }
    events.publish(caller.workspaceId(), "media", mediaId.toString(), "changed");
    return get(caller, mediaId);
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
    Optional<String> poster =
        media.hasPoster() ? store.read(sql -> MediaRows.poster(sql, mediaId)) : Optional.empty();
    try {
      return switch (rendition) {
        case ORIGINAL ->
            content(media.contentType(), media.sha256(), files.original(media.sha256()));
        case THUMBNAIL -> {
          Path file = poster.isPresent() ? files.ofPicture(poster.get()) : files.thumbnail(media);
          yield content(THUMBNAIL_TYPE, poster.orElse(media.sha256()) + THUMBNAIL_TAG, file);
        }
        case POSTER -> poster(poster.orElseThrow(StoredMediaLibrary::noPoster));
      };
    } catch (IOException e) {
      throw missing(media, e);
    }
  }

  private MediaContent poster(String sha256) throws IOException {
    Path file = files.original(sha256);
    try {
      return content(ImageHeaders.read(file).type().contentType(), sha256, file);
    } catch (MediaRefused e) {
      throw new IOException(e);
    }
  }

  private MediaContent content(String type, String etag, Path file) throws IOException {
    long bytes = Files.size(file);
    return new MediaContent(type, bytes, etag, folder.open(file));
  }

  @Override
  public void delete(Caller caller, UUID mediaId) {
    caller.require(Permission.PUBLISH);
    MediaView media = get(caller, mediaId);
    Optional<List<String>> removed =
        store.write(
            sql -> {
              Optional<List<String>> hashes = MediaRows.remove(sql, mediaId);
              if (hashes.isPresent()) {
                audit.record(sql, caller, "media.deleted", mediaId.toString(), media.name());
              }
              return hashes;
            });
    removed.orElseThrow(() -> used(media)).forEach(pieces::forget);
    events.publish(caller.workspaceId(), "media", mediaId.toString(), "deleted");
  }

  private static RequestRefused missing(MediaView media, IOException cause) {
    LOG.error("Media cannot be opened; media={} sha256={}", media.id(), media.sha256(), cause);
    return RequestRefused.of(
        Reason.NOT_FOUND,
        "media-file-missing",
        "The file of " + media.name() + " is missing where media are kept. Upload it again.");
  }

  private static RequestRefused used(MediaView media) {
    return RequestRefused.of(
        Reason.CONFLICT,
        "media-used",
        "A post uses " + media.name() + ". Remove it there, then delete it.");
  }

  private static RequestRefused notFound() {
    return RequestRefused.of(
        Reason.NOT_FOUND,
        "media-not-found",
        "There is no such piece in the library; it may have been deleted.");
  }

  private static RequestRefused noPoster() {
    return RequestRefused.of(
        Reason.NOT_FOUND, "media-no-poster", "Nobody has given this piece a poster.");
  }
}
