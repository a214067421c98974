package org.rostrum.web.admin.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.ProviderBundles;
import org.rostrum.media.MediaLibrary;
import org.rostrum.problems.RequestRefused;
import org.rostrum.web.admin.json.Json;

/** Bounds every body: by its declared length at once, by its bytes while it is read. */
@Provider
public final class BodyLimit implements ContainerRequestFilter {
  /**
   * What is read of a body that is refused, in bytes, and thrown away. A connection that closes on
   * unread bytes is reset, and a sender that is still writing then never sees why it was refused.
   */
  private static final int MAX_DISCARDED_BYTES = 2 * 1024 * 1024;

  private static final Pattern LIBRARY = Pattern.compile("/?media/?");
  private static final Pattern BUNDLE = Pattern.compile("/?bundles/plans/?");
  private static final Pattern POSTER = Pattern.compile("/?media/[^/]+/poster/?");

  @Override
  public void filter(ContainerRequestContext request) {
    long limit = limit(request);
    String declared = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    if (declared != null && declaredLength(declared) > limit) {
      // who asks first has sent nothing yet, and reading would tell it to go on
      boolean asksFirst = request.getHeaderString("Expect") != null;
      if (!asksFirst && declaredLength(declared) <= MAX_DISCARDED_BYTES) {
        discard(request.getEntityStream());
      }
      throw tooLarge(limit);
    }
    if (request.hasEntity()) {
      request.setEntityStream(new Bounded(request.getEntityStream(), limit));
    }
  }

  /** The library itself tells pictures from videos, by their bytes. */
  private static long limit(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    @Nullable String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (LIBRARY.matcher(path).matches()) {
      return type != null && type.startsWith("image/")
          ? MediaLibrary.MAX_IMAGE_BYTES
          : MediaLibrary.MAX_VIDEO_BYTES;
    }
    if (BUNDLE.matcher(path).matches()) {
      return ProviderBundles.MAX_BUNDLE_BYTES;
    }
    return POSTER.matcher(path).matches() ? MediaLibrary.MAX_IMAGE_BYTES : Json.MAX_BODY_BYTES;
  }

  private static long declaredLength(String header) {
    try {
      return Long.parseLong(header);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static RequestRefused tooLarge(long limit) {
    return RequestRefused.of(
        RequestRefused.Reason.TOO_LARGE,
        "body-too-large",
        "The body may have at most " + limit / 1024 + " KiB. Send less.");
  }

  private static void discard(InputStream body) {
    try {
      body.skipNBytes(MAX_DISCARDED_BYTES);
    } catch (IOException e) {
      // Its end came first, or the sender left or stalled: it is refused for its size all the same.
    }
  }

  /** Refuses the byte after the last allowed one. */
  private static final class Bounded extends FilterInputStream {
    private final long limit;
    private long taken;

    Bounded(InputStream body, long limit) {
      super(body);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        count(1);
      }
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count > 0) {
        count(count);
      }
      return count;
    }

    @Override
    public long skip(long wanted) throws IOException {
      long skipped = super.skip(wanted);
      count(skipped);
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void count(long bytes) {
      taken += bytes;
      if (taken > limit) {
        discard(in);
        throw tooLarge(limit);
      }
    }
  }
}
