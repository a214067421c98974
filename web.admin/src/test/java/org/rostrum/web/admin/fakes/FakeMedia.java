package org.rostrum.web.admin.fakes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.rostrum.access.Caller;
import org.rostrum.media.MediaContent;
import org.rostrum.media.MediaEdit;
import org.rostrum.media.MediaLibrary;
import org.rostrum.media.MediaView;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;

/** Counts the bytes it is given and serves a few of its own. */
public final class FakeMedia implements MediaLibrary {
  public static final UUID MEDIA = UUID.fromString("00000000-0000-0000-0000-0000000000ed");
  public static final String NAME = "sun\"set\r\n 夕.png";

  public final AtomicLong taken = new AtomicLong();
  public final List<MediaEdit> edits = new ArrayList<>();
  public final AtomicInteger open = new AtomicInteger();

  @Override
  public MediaView store(Caller caller, String name, InputStream bytes) throws IOException {
    byte[] buffer = new byte[8192];
    for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
      taken.addAndGet(count);
    }
    return view(name);
  }

  private static MediaView view(String name) {
    return MediaView.picture(
        MEDIA, name, "image/png", 5, 1, 1, "ab".repeat(32), "#102030", Instant.EPOCH);
  }

  @Override
  public MediaView edit(Caller caller, UUID mediaId, MediaEdit edit) {
    edits.add(edit);
    return view("edited.png");
  }

  @Override
  public MediaView setPoster(Caller caller, UUID mediaId, InputStream bytes) throws IOException {
    return store(caller, NAME, bytes);
  }

  @Override
  public Page<MediaView> list(Caller caller, PageRequest page) {
    return new Page<>(List.of(view("a.png")), Optional.empty());
  }

  @Override
  public MediaView get(Caller caller, UUID mediaId) {
    return view(NAME);
  }

  @Override
  public MediaContent open(Caller caller, UUID mediaId, Rendition rendition) {
    open.incrementAndGet();
    return new MediaContent(
        "image/png",
        5,
        "tag1",
        new ByteArrayInputStream("bytes".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            open.decrementAndGet();
          }
        });
  }

  @Override
  public void delete(Caller caller, UUID mediaId) {}
}
