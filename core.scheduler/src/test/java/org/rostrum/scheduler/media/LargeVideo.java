package org.rostrum.scheduler.media;

import static org.rostrum.scheduler.media.BoxWriter.bytes;
import static org.rostrum.scheduler.media.BoxWriter.join;
import static org.rostrum.scheduler.media.BoxWriter.letters;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.rostrum.media.MediaView;
import org.rostrum.posts.MediaUse;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaRule;
import org.rostrum.scheduler.store.DatabaseLocation;
import org.rostrum.scheduler.store.DatabaseStore;

/** A process with little memory that takes a large video in and gives it to a network. */
public final class LargeVideo {
  private LargeVideo() {}

  /** Takes a folder and a number of bytes; prints how many of them came out as they went in. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long filling = Long.parseLong(arguments[1]);
    try (DatabaseStore store =
        DatabaseStore.open(
            new DatabaseLocation.H2Folder(folder.resolve("db")), Clock.systemUTC())) {
      TestLibrary bench = new TestLibrary(store, Clock.systemUTC(), folder.resolve("media"));
      MediaView video = bench.library.store(bench.ada, "large.mp4", video(filling));
      MediaRule rule =
          MediaRule.videos("video/mp4")
              .maxBytes(video.bytes())
              .duration(Duration.ZERO, Duration.ofHours(1))
              .build();
      Media prepared =
          bench.files.prepare(bench.described(new MediaUse(video.id(), "")), rule).media();
      System.out.println(came(bench, prepared) == prepared.bytes() ? prepared.bytes() : "altered");
    }
  }

  /** The bytes of a video that came as they went in; none if they came differently. */
  private static long came(TestLibrary bench, Media media) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(bench.files.open(media).open(), digest)) {
      long came = in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest()).equals(media.sha256()) ? came : -1;
    }
  }

  /** The header first, then pictures that are none, without end almost. */
  private static InputStream video(long filling) throws IOException {
    byte[] begin =
        join(
            BoxWriter.brands("isom", "mp42"),
            BoxWriter.movie(1_080, 1_920, 600, "avc1"),
            bytes(
                out -> {
                  out.writeInt(1);
                  out.write(letters("mdat"));
                  out.writeLong(filling + 16);
                }));
    return new SequenceInputStream(new ByteArrayInputStream(begin), new Zeros(filling));
  }
}
