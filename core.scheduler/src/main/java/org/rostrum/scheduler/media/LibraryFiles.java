package org.rostrum.scheduler.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.rostrum.media.MediaView;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.scheduler.media.MediaFolder.Form;

/** The files of the library's pieces. */
final class LibraryFiles {
  private final MediaKeep keep;
  private final Pictures pictures;

  LibraryFiles(MediaKeep keep, Pictures pictures) {
    this.keep = keep;
    this.pictures = pictures;
  }

  /** A piece's bytes as uploaded. */
  Path original(String sha256) throws IOException {
    return keep.find(Form.ORIGINAL, sha256)
        .orElseThrow(() -> new IOException("the file is missing"));
  }

  /** A piece's thumbnail; made anew where it was lost, since a backup may leave it out. */
  Path thumbnail(MediaView media) throws IOException {
    return media.kind() == MediaKind.VIDEO
        ? found(media.sha256(), () -> VideoTile.of(media.width(), media.height()))
        : ofPicture(media.sha256());
  }

  /** The thumbnail of a picture, also of one that is a poster. */
  Path ofPicture(String sha256) throws IOException {
    return found(
        sha256,
        () -> {
          Path file = original(sha256);
          return pictures.thumbnail(file, ImageHeaders.read(file));
        });
  }

  /** Makes a thumbnail. */
  @FunctionalInterface
  private interface Maker {
    Thumbnail make() throws IOException, MediaRefused;
  }

  private Path found(String sha256, Maker maker) throws IOException {
    Optional<Path> known = keep.find(Form.THUMBNAIL, sha256);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      keep.putThumbnail(sha256, maker.make().jpeg());
    } catch (MediaRefused e) {
      throw new IOException(e);
    }
    return keep.find(Form.THUMBNAIL, sha256)
        .orElseThrow(() -> new IOException("the thumbnail is missing"));
  }
}
