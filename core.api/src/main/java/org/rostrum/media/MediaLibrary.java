package org.rostrum.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;

/** Pictures that posts are made of. JPEG, PNG and WebP are taken, told by their bytes. */
@ProviderType
public interface MediaLibrary {
  /** The largest picture file, in bytes. */
  long MAX_IMAGE_BYTES = 32L * 1024 * 1024;

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
    /** A small JPEG. */
    THUMBNAIL
  }

  /**
   * Takes a file in, streaming. The same bytes are stored once.
   *
   * @param caller needs PUBLISH
   * @param name the file's name
   * @param bytes the file; not closed
   * @return the piece of media
   * @throws RequestRefused TOO_LARGE, INVALID (not a picture that is taken, too many pixels,
   *     broken)
   * @throws IOException if reading the given stream fails
   */
  MediaView store(Caller caller, String name, InputStream bytes) throws IOException;

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
   * @throws RequestRefused NOT_FOUND
   */
  MediaContent open(Caller caller, UUID mediaId, Rendition rendition);

  /**
   * Removes a piece of media that no post uses.
   *
   * @param caller needs PUBLISH
   * @param mediaId which
   * @throws RequestRefused NOT_FOUND, CONFLICT if a post uses it
   */
  void delete(Caller caller, UUID mediaId);
}
