package org.rostrum.scheduler.media;

import static org.rostrum.scheduler.store.jooq.Tables.MEDIA;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.MediaCover;
import org.rostrum.posts.MediaUse;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.provider.publish.MediaStream;
import org.rostrum.scheduler.media.MediaFolder.Form;
import org.rostrum.scheduler.media.MediaFolder.Received;
import org.rostrum.scheduler.store.ManyIds;
import org.rostrum.scheduler.store.jooq.tables.records.MediaRecord;

/** Media for providers: as uploaded where the network takes that, otherwise converted once. */
final class ConvertedFiles implements MediaFiles {
  /** Tried one after the other until the picture is small enough for the network, in percent. */
  private static final List<Integer> JPEG_QUALITIES = List.of(92, 80, 65);

  private static final int PNG = 100;

  private final MediaFolder folder;
  private final MediaKeep keep;
  private final Pictures pictures;
  private final Object noteLock = new Object();

  ConvertedFiles(MediaFolder folder, MediaKeep keep, Pictures pictures) {
    this.folder = folder;
    this.keep = keep;
    this.pictures = pictures;
  }

  @Override
  public Optional<Media> describe(DSLContext sql, UUID workspace, MediaUse use) {
    return Optional.ofNullable(describeAll(sql, workspace, List.of(use)).get(use));
  }

  @Override
  public Map<MediaUse, Media> describeAll(
      DSLContext sql, UUID workspace, Collection<MediaUse> uses) {
    Map<UUID, MediaRecord> rows = rows(sql, workspace, uses);
    Map<MediaUse, Media> found = new HashMap<>();
    for (MediaUse use : uses) {
      @Nullable MediaRecord row = rows.get(use.mediaId());
      if (row != null) {
        found.put(
            use,
            media(row, use.altText())
                .withTexts(use.title(), use.text(), use.link())
                .withCover(use.cover().flatMap(cover -> cover(rows, cover))));
      }
    }
    return found;
  }

  private static Optional<Cover> cover(Map<UUID, MediaRecord> rows, MediaCover cover) {
    return switch (cover) {
      case MediaCover.Frame frame -> Optional.of(new Cover.Frame(frame.at()));
      case MediaCover.Picture picture ->
          Optional.ofNullable(rows.get(picture.mediaId()))
              .map(row -> new Cover.Picture(media(row, "")));
    };
  }

  /** The rows of the pieces and of their covers. */
  private static Map<UUID, MediaRecord> rows(
      DSLContext sql, UUID workspace, Collection<MediaUse> uses) {
    Set<UUID> ids = new HashSet<>();
    for (MediaUse use : uses) {
      ids.add(use.mediaId());
      use.cover()
          .filter(MediaCover.Picture.class::isInstance)
          .map(MediaCover.Picture.class::cast)
          .ifPresent(picture -> ids.add(picture.mediaId()));
    }
    return ids.isEmpty()
        ? Map.of()
        : sql.selectFrom(MEDIA)
            .where(ManyIds.among(sql, MEDIA.ID, ids))
            .and(MEDIA.WORKSPACE_ID.eq(workspace))
            .fetchMap(MEDIA.ID);
  }

  private static Media media(MediaRecord row, String altText) {
    @Nullable Long millis = row.getDurationMs();
    return new Media(
        row.getId().toString(),
        MediaKind.valueOf(row.getKind()),
        row.getContentType(),
        row.getBytes(),
        row.getWidth(),
        row.getHeight(),
        Optional.ofNullable(millis).map(Duration::ofMillis),
        row.getSha256(),
        altText);
  }

  @Override
  public PreparedMedia prepare(Media media, MediaRule rule) throws IOException {
    // found before anything is sent: fetching a large file must not use up the time of the call
    Path original = keep.find(Form.ORIGINAL, media.sha256()).orElseThrow(() -> missing(media));
    if (rule.contentTypes().contains(media.contentType()) || media.kind() != MediaKind.IMAGE) {
      return new PreparedMedia(media, false);
    }
    try {
      return new PreparedMedia(converted(media, rule, original), true);
    } catch (MediaRefused e) {
      throw new IOException("The picture cannot be converted: " + e.getMessage(), e);
    }
  }

  private Media converted(Media media, MediaRule rule, Path original)
      throws IOException, MediaRefused {
    ImageHeader header = ImageHeaders.read(original);
    ImageType type = target(header, rule.contentTypes());
    List<Integer> qualities = type == ImageType.PNG ? List.of(PNG) : JPEG_QUALITIES;
    Media smallest = media;
    for (int quality : qualities) {
      smallest = rendition(media, original, header, type, quality);
      if (smallest.bytes() <= rule.maxBytes()) {
        return smallest;
      }
    }
    return smallest;
  }

  /** PNG keeps transparency; for everything else JPEG is far smaller. */
  private static ImageType target(ImageHeader header, Set<String> taken) throws MediaRefused {
    boolean png = taken.contains(ImageType.PNG.contentType());
    boolean jpeg = taken.contains(ImageType.JPEG.contentType());
    if (!png && !jpeg) {
      throw new MediaRefused(
          "picture-not-writable",
          "the network takes neither JPEG nor PNG. Upload a picture of a type that it takes.");
    }
    return png && (header.alpha() || !jpeg) ? ImageType.PNG : ImageType.JPEG;
  }

  private Media rendition(
      Media media, Path original, ImageHeader header, ImageType type, int quality)
      throws IOException, MediaRefused {
    String form = type + "-" + quality;
    for (String line : folder.note(media.sha256())) {
      RenditionNote note = RenditionNote.parse(line);
      if (note.form().equals(form) && folder.find(Form.RENDITION, note.sha256()).isPresent()) {
        return as(media, note, type);
      }
    }
    Received received =
        folder.receive(out -> pictures.convert(original, header, type, quality / 100f, out));
    try {
      folder.keep(received, Form.RENDITION);
      RenditionNote note =
          new RenditionNote(
              form, received.sha256(), received.bytes(), header.width(), header.height());
      remember(media.sha256(), note);
      keep.rendered(media.sha256(), received.bytes());
      return as(media, note, type);
    } finally {
      folder.discard(received);
    }
  }

  private void remember(String original, RenditionNote added) throws IOException {
    synchronized (noteLock) {
      List<String> lines = new ArrayList<>(folder.note(original));
      lines.removeIf(line -> RenditionNote.parse(line).form().equals(added.form()));
      lines.add(added.line());
      folder.put(Form.NOTE, original, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Media as(Media media, RenditionNote note, ImageType type) {
    return media.inForm(
        type.contentType(), note.bytes(), note.width(), note.height(), note.sha256());
  }

  @Override
  public MediaStream open(Media media) {
    return () -> {
      Optional<Path> converted = folder.find(Form.RENDITION, media.sha256());
      Optional<Path> file =
          converted.isPresent() ? converted : keep.find(Form.ORIGINAL, media.sha256());
      return folder.open(file.orElseThrow(() -> missing(media)));
    };
  }

  private static IOException missing(Media media) {
    return new IOException(
        "The file of the piece " + media.id() + " is missing where media are kept.");
  }
}
