package org.rostrum.media;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;

/**
 * Pictures and videos that posts are made of, told by their bytes: JPEG, PNG and WebP; MP4, MOV and
 * M4V. Safe for use by many threads.
 */
@ProviderType
public interface MediaLibrary {
  /** The largest picture file, in bytes. */
  long MAX_IMAGE_BYTES = 32L * 1024 * 1024;

  /** The largest video file, in bytes. */
  long MAX_VIDEO_BYTES = 2L * 1024 * 1024 * 1024;

  /** The longest edge of a video, in pixels. */
  int MAX_VIDEO_EDGE = 16_384;

  /** The longest edge to which a picture can be padded, in pixels. */
  int MAX_PAD_EDGE = 16_384;

  /** The longest video. */
  Duration MAX_VIDEO_DURATION = Duration.ofHours(24);

  /**
   * The most pixels of a picture (width times height). WebP and progressive JPEG are decoded as a
   * whole and take 16 bytes of heap a pixel: with the default heap of 512 MiB they have about 31
   * million at most, with one of 832 MiB (JAVA_OPTS=-Xmx832m) all of them.
   */
  long MAX_PIXELS = 50_000_000;

  /** The longest file name, in code points; longer ones are cut. */
  int MAX_NAME = 200;

  /** The longer edge of a thumbnail, in pixels. */
  int THUMBNAIL_EDGE = 480;

  /** Which form of a piece of media. */
  enum Rendition {
    /** As uploaded. */
    ORIGINAL,
    /** A small JPEG; of a video that of its poster, and a plain tile where it has none. */
    THUMBNAIL,
    /** The picture that was given to be shown for a video. */
    POSTER
  }

  /**
   * Takes a file in, streaming. The same bytes are stored once.
   *
   * @param caller needs PUBLISH
   * @param name the file's name
   * @param bytes the file; not closed
   * @return the piece of media
   * @throws RequestRefused TOO_LARGE, INVALID (not of a type that is taken, too many pixels,
   *     broken)
   * @throws IOException if reading the given stream fails
   */
  MediaView store(Caller caller, String name, InputStream bytes) throws IOException;

  /**
   * Changes a picture; the result is another piece, and the picture stays as it is. The same change
   * of the same picture has the same bytes, and so is one piece.
   *
   * @param caller needs PUBLISH
   * @param mediaId which picture
   * @param edit what to do
   * @return the piece with the result
   * @throws RequestRefused NOT_FOUND, INVALID if it is a video, or the change is not possible with
   *     this picture
   */
  MediaView edit(Caller caller, UUID mediaId, MediaEdit edit);

  /**
   * Gives a video the picture that is shown for it in the library. It replaces the one before, and
   * has no influence on what networks show.
   *
   * @param caller needs PUBLISH
   * @param mediaId which video
   * @param bytes a picture, checked like every other; not closed
   * @return the video
   * @throws RequestRefused NOT_FOUND, TOO_LARGE, INVALID if that is no video or this no picture
   * @throws IOException if reading the given stream fails
   */
  MediaView setPoster(Caller caller, UUID mediaId, InputStream bytes) throws IOException;

  /**
   * Lists the library, newest first.
   *
   * @param caller needs READ
   * @param page which part
   * @return the media
   */
  Page<MediaView> list(Caller caller, PageRequest page);

  /**
   * Finds a piece of media.
   *
   * @param caller needs READ
   * @param mediaId which
   * @return what is known of it
   * @throws RequestRefused NOT_FOUND
   */
  MediaView get(Caller caller, UUID mediaId);

  /**
   * Opens the bytes.
   *
   * @param caller needs READ
   * @param mediaId which
   * @param rendition in which form
   * @return the bytes
   * @throws RequestRefused NOT_FOUND, also if there is no poster
   */
  MediaContent open(Caller caller, UUID mediaId, Rendition rendition);

  /**
   * Removes a piece of media that no post uses, neither as a piece nor as a cover.
   *
   * @param caller needs PUBLISH
   * @param mediaId which
   * @throws RequestRefused NOT_FOUND, CONFLICT if a post uses it
   */
  void delete(Caller caller, UUID mediaId);
}
