package org.rostrum.scheduler.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.rostrum.media.MediaLibrary;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.scheduler.media.MediaFolder.Received;

/** Receives an upload and finds out what it is, before it has a place in the library. */
final class Intake {
  private static final int BUFFER = 64 * 1024;
  private static final int MIB = 1024 * 1024;

  private final MediaFolder folder;
  private final Pictures pictures;

  Intake(MediaFolder folder, Pictures pictures) {
    this.folder = folder;
    this.pictures = pictures;
  }

  /** What was received, once it was looked at. */
  record Piece(
      MediaKind kind,
      String contentType,
      int width,
      int height,
      Optional<Duration> duration,
      Optional<String> codec,
      Thumbnail thumbnail) {}

  /**
   * Receives a picture or a video.
   *
   * @throws RequestRefused TOO_LARGE, UNAVAILABLE if it cannot be stored
   * @throws IOException if reading the stream fails
   */
  Received receive(InputStream bytes) throws IOException {
    return receive(bytes, true);
  }

  /**
   * Receives a picture.
   *
   * @throws RequestRefused TOO_LARGE, INVALID if it is a video, UNAVAILABLE if it cannot be stored
   * @throws IOException if reading the stream fails
   */
  Received receivePicture(InputStream bytes) throws IOException {
    return receive(bytes, false);
  }

  private Received receive(InputStream bytes, boolean videos) throws IOException {
    try {
      return folder.receive(out -> copy(bytes, out, videos));
    } catch (MediaRefused e) {
      Reason reason = e.code().endsWith("-too-large") ? Reason.TOO_LARGE : Reason.INVALID;
      throw RequestRefused.of(reason, e.code(), String.valueOf(e.getMessage()));
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
        "The file could not be stored. Check the free space and the rights of the media"
            + " folder.");
  }

  /** A failure of the sender is told apart from one of the disk by its wrapping. */
  private static void copy(InputStream from, OutputStream to, boolean videos)
      throws IOException, MediaRefused {
    byte[] buffer = new byte[BUFFER];
    int read = first(from, buffer);
    boolean video = VideoHeaders.isVideo(Arrays.copyOf(buffer, Math.min(read, VideoHeaders.MAGIC)));
    if (video && !videos) {
      throw new MediaRefused("picture-type", "This is a video. Give a picture here.");
    }
    long most = video ? MediaLibrary.MAX_VIDEO_BYTES : MediaLibrary.MAX_IMAGE_BYTES;
    long total = 0;
    while (read > 0) {
      total += read;
      if (total > most) {
        throw tooLarge(video);
      }
      to.write(buffer, 0, read);
      read = next(from, buffer);
    }
  }

  private static MediaRefused tooLarge(boolean video) {
    return video
        ? new MediaRefused(
            "video-too-large",
            "The video is larger than "
                + MediaLibrary.MAX_VIDEO_BYTES / MIB
                + " MiB. Export it smaller.")
        : new MediaRefused(
            "picture-too-large",
            "The picture is larger than "
                + MediaLibrary.MAX_IMAGE_BYTES / MIB
                + " MiB. Save it smaller.");
  }

  /** Fills the buffer: the first bytes tell what it is, and may come in pieces. */
  private static int first(InputStream from, byte[] buffer) {
    try {
      return from.readNBytes(buffer, 0, buffer.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
  Piece look(Received received) {
    try {
      return isVideo(received) ? video(received) : picture(received);
    } catch (MediaRefused e) {
      throw RequestRefused.of(Reason.INVALID, e.code(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unavailable();
    }
  }

  private static boolean isVideo(Received received) throws IOException {
    try (InputStream in = Files.newInputStream(received.file())) {
      return VideoHeaders.isVideo(in.readNBytes(VideoHeaders.MAGIC));
    }
  }

  private static Piece video(Received received) throws IOException, MediaRefused {
    VideoHeader header = VideoHeaders.read(received.file());
    return new Piece(
        MediaKind.VIDEO,
        header.type().contentType(),
        header.width(),
        header.height(),
        Optional.of(header.duration()),
        Optional.of(header.codec()),
        VideoTile.of(header.width(), header.height()));
  }

  private Piece picture(Received received) throws IOException, MediaRefused {
    ImageHeader header = ImageHeaders.read(received.file());
    check(header);
    return new Piece(
        MediaKind.IMAGE,
        header.type().contentType(),
        header.width(),
        header.height(),
        Optional.empty(),
        Optional.empty(),
        pictures.thumbnail(received.file(), header));
  }

  /** Comes before decoding: a small file can hold a picture that fills the memory. */
  private static void check(ImageHeader header) throws MediaRefused {
    if (header.pixels() > MediaLibrary.MAX_PIXELS) {
      throw new MediaRefused(
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
      throw new MediaRefused(
          "picture-animated",
          "The picture moves, and only its first frame would be published. Save it as a still"
              + " picture.");
    }
    if (header.cmyk()) {
      throw new MediaRefused(
          "picture-cmyk",
          "The picture has print colours (CMYK), which browsers show wrongly. Save it with RGB"
              + " colours.");
    }
  }
}
