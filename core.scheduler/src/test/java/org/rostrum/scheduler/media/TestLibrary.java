package org.rostrum.scheduler.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.media.MediaContent;
import org.rostrum.media.MediaLibrary;
import org.rostrum.media.MediaLibrary.Rendition;
import org.rostrum.media.MediaView;
import org.rostrum.posts.MediaUse;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.content.Media;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.store.Store;

/** A library with one workspace and somebody who works in it. */
final class TestLibrary {
  final Caller ada =
      new Caller(
          new UUID(0, 1),
          "Ada",
          new UUID(0, 77),
          EnumSet.allOf(Permission.class),
          Caller.Origin.SESSION);
  final List<String> events = new CopyOnWriteArrayList<>();
  final MediaLibrary library;
  final MediaFiles files;

  private final Store store;
  private final Path folder;

  TestLibrary(Store store, InstantSource clock, Path folder) throws IOException {
    this.store = store;
    this.folder = folder;
    MediaServices services =
        new MediaServices(
            folder, store, (sql, who, action, subject, detail) -> {}, new Heard(), clock);
    library = services.library();
    files = services.files();
    store.change(
        sql ->
            sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, ada.workspaceId())
                .set(WORKSPACE.NAME, "Studio")
                .set(WORKSPACE.ZONE, "UTC")
                .set(WORKSPACE.CREATED_AT, clock.instant())
                .execute());
  }

  MediaView sample(String name) throws IOException {
    return stored(name, Samples.file(name));
  }

  MediaView stored(String name, byte[] bytes) throws IOException {
    return library.store(ada, name, Samples.stream(bytes));
  }

  Media described(MediaUse use) {
    return store.read(sql -> files.describe(sql, ada.workspaceId(), use)).orElseThrow();
  }

  byte[] read(MediaView media, Rendition rendition) throws IOException {
    MediaContent content = library.open(ada, media.id(), rendition);
    try (InputStream in = content.stream()) {
      byte[] bytes = in.readAllBytes();
      assertThat(content.bytes()).isEqualTo(bytes.length);
      return bytes;
    }
  }

  BufferedImage image(MediaView media, Rendition rendition) throws IOException {
    return ImageIO.read(Samples.stream(read(media, rendition)));
  }

  byte[] published(Media media) throws IOException {
    try (InputStream in = files.open(media).open()) {
      return in.readAllBytes();
    }
  }

  List<String> filesOf(String form) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.startsWith(folder.resolve(form)))
          .map(file -> String.valueOf(file.getFileName()))
          .toList();
    }
  }

  static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private final class Heard implements Events {
    @Override
    public void publish(UUID workspace, String topic, String subject, String change) {
      events.add(topic + " " + change);
    }

    @Override
    public void publishToAll(String topic, String subject, String change) {
      events.add(topic + " " + change);
    }
  }
}
