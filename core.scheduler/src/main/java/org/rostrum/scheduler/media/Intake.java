package org.rostrum.scheduler.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.rostrum.media.MediaLibrary;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.media.MediaFolder.Received;

/** Receives an upload and finds out what it is, before it has a place in the library. */
final class Intake {
  private static final int BUFFER = 64 * 1024;

  private final MediaFolder folder;
  private final Pictures pictures;

  Intake(MediaFolder folder, Pictures pictures) {
    this.folder = folder;
    this.pictures = pictures;
  }

  /** What was received, once it was looked at. */
  record Picture(ImageHeader header, Thumbnail thumbnail) {}

  /**
   * Receives a stream.
   *
   * @throws RequestRefused TOO_LARGE, UNAVAILABLE if it cannot be stored
   * @throws IOException if reading the stream fails
   */
  Received receive(InputStream bytes) throws IOException {
    try {
      return folder.receive(out -> copy(bytes, out));
    } catch (PictureRefused e) {
      throw RequestRefused.of(Reason.TOO_LARGE, e.code(), String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IOException e) {
      throw unavailable();
    }
  }

  /** The platform's own disk fails; whose fault it is not need not know more. */
  static RequestRefused unavailable() {
    return RequestRefused.of(
        Reason.UNAVAILABLE,
        "media-folder",
        "The picture could not be stored. Check the free space and the rights of the media"
            + " folder.");
  }

  /** A failure of the sender is told apart from one of the disk by its wrapping. */
  private static void copy(InputStream from, OutputStream to) throws IOException, PictureRefused {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    for (int read = next(from, buffer); read >= 0; read = next(from, buffer)) {
      total += read;
      if (total > MediaLibrary.MAX_IMAGE_BYTES) {
        throw new PictureRefused(
            "picture-too-large",
            "The picture is larger than "
                + MediaLibrary.MAX_IMAGE_BYTES / 1024 / 1024
                + " MiB. Save it smaller.");
      }
      to.write(buffer, 0, read);
    }
  }

  private static int next(InputStream from, byte[] buffer) {
    try {
      return from.read(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Looks at what was received.
   *
   * @throws RequestRefused INVALID
   */
  Picture look(Received received) {
    try {
      ImageHeader header = ImageHeaders.read(received.file());
      check(header);
      return new Picture(header, pictures.thumbnail(received.file(), header));
    } catch (PictureRefused e) {
      throw RequestRefused.of(Reason.INVALID, e.code(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unavailable();
    }
  }

  /** Comes before decoding: a small file can hold a picture that fills the memory. */
  private static void check(ImageHeader header) throws PictureRefused {
    if (header.pixels() > MediaLibrary.MAX_PIXELS) {
      throw new PictureRefused(
          "picture-pixels",
          "The picture has "
              + header.width()
              + " by "
              + header.height()
              + " pixels; at most "
              + MediaLibrary.MAX_PIXELS / 1_000_000
              + " million are taken. Save it smaller.");
    }
    if (header.animated()) {
      throw new PictureRefused(
          "picture-animated",
          "The picture moves, and only its first frame would be published. Save it as a still"
              + " picture.");
    }
    if (header.cmyk()) {
      throw new PictureRefused(
          "picture-cmyk",
          "The picture has print colours (CMYK), which browsers show wrongly. Save it with RGB"
              + " colours.");
    }
  }
}
