package org.rostrum.scheduler.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.scheduler.media.Mp4Boxes.Box;

/**
 * The track of a movie that has its pictures ({@code trak}, ISO/IEC 14496-12, 8.3).
 *
 * @param enabled whether it is played at all
 * @param width in pixels, as shown
 * @param height in pixels, as shown
 * @param codec four letters
 */
record VideoTrack(boolean enabled, long width, long height, String codec) {
  private static final Set<String> PROTECTED = Set.of("encv", "drmi");
  private static final int ENABLED = 1;
  private static final int MATRIX = 40;
  private static final int MATRIX_AFTER_LONG_TIMES = 52;
  private static final int MATRIX_BYTES = 36;
  private static final int FIXED_POINT = 16;
  private static final int HANDLER = 8;
  private static final int CODEC = 12;
  private static final int SAMPLE_SIZE = 40;

  /** Reads a track; empty if it has something else than pictures. */
  static Optional<VideoTrack> read(Mp4Boxes boxes, Box trak) throws IOException, MediaRefused {
    List<Box> parts = boxes.within(trak);
    Optional<Box> media = find(parts, "mdia");
    Optional<Box> head = find(parts, "tkhd");
    if (media.isEmpty() || head.isEmpty()) {
      return Optional.empty();
    }
    List<Box> described = boxes.within(media.get());
    Optional<Box> handler = find(described, "hdlr");
    if (handler.isEmpty()
        || !Mp4Boxes.fourLetters(boxes.bytes(handler.get(), HANDLER, 4)).equals("vide")) {
      return Optional.empty();
    }
    Box samples = samples(boxes, described);
    String codec = Mp4Boxes.fourLetters(boxes.bytes(samples, CODEC, 4));
    if (PROTECTED.contains(codec)) {
      throw VideoRefused.protectedCopy();
    }
    return Optional.of(shown(boxes, head.get(), samples, codec));
  }

  private static Box samples(Mp4Boxes boxes, List<Box> media) throws IOException, MediaRefused {
    List<Box> inside = media;
    for (String name : List.of("minf", "stbl")) {
      inside = boxes.within(find(inside, name).orElseThrow(VideoRefused::broken));
    }
    return find(inside, "stsd").orElseThrow(VideoRefused::broken);
  }

  private static VideoTrack shown(Mp4Boxes boxes, Box head, Box samples, String codec)
      throws IOException, MediaRefused {
    int flags = boxes.bytes(head, 0, 4).getInt();
    int at = flags >>> 24 == 1 ? MATRIX_AFTER_LONG_TIMES : MATRIX;
    ByteBuffer matrix = boxes.bytes(head, at, MATRIX_BYTES);
    // a turn by a quarter has zeros where the unturned picture has its scale
    boolean sideways = matrix.getInt(0) == 0 && matrix.getInt(16) == 0;
    ByteBuffer size = boxes.bytes(head, at + MATRIX_BYTES, 8);
    long width = (size.getInt() & 0xffffffffL) >> FIXED_POINT;
    long height = (size.getInt() & 0xffffffffL) >> FIXED_POINT;
    if (width == 0 || height == 0) {
      ByteBuffer stored = boxes.bytes(samples, SAMPLE_SIZE, 4);
      width = stored.getShort() & 0xffff;
      height = stored.getShort() & 0xffff;
    }
    boolean enabled = (flags & ENABLED) != 0;
    return sideways
        ? new VideoTrack(enabled, height, width, codec)
        : new VideoTrack(enabled, width, height, codec);
  }

  static Optional<Box> find(List<Box> boxes, String type) {
    return boxes.stream().filter(box -> box.type().equals(type)).findFirst();
  }
}
