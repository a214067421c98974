package org.rostrum.scheduler.media;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rostrum.media.MediaLibrary;
import org.rostrum.scheduler.media.Mp4Boxes.Box;

/**
 * Tells a video by its bytes, and reads what is needed to know whether a network takes it. Why this
 * is no library: docs/decisions/0015-video-headers.md.
 */
final class VideoHeaders {
  /** How many bytes {@link #isVideo} needs. */
  static final int MAGIC = 12;

  /** Boxes that files begin with which are older than the one that says their type. */
  private static final Set<String> OLD_BEGINNINGS = Set.of("moov", "mdat", "wide", "pnot");

  private static final Set<String> PICTURES =
      Set.of("heic", "heix", "heim", "heis", "mif1", "msf1", "avif", "avis");
  private static final Set<String> M4V = Set.of("M4V ", "M4VH", "M4VP");
  private static final Set<String> MP4 =
      Set.of(
          "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "MSNV", "XAVC",
          "dash", "f4v ", "F4V ");
  private static final int MAX_BRANDS = 64;
  private static final long UNKNOWN = 0xffffffffL;

  private final Mp4Boxes boxes;

  private VideoHeaders(Mp4Boxes boxes) {
    this.boxes = boxes;
  }

  /** Whether bytes begin as a video does; a picture in the same kind of file is none. */
  static boolean isVideo(byte[] magic) {
    if (magic.length < MAGIC) {
      return false;
    }
    String first = new String(magic, 4, 4, StandardCharsets.ISO_8859_1);
    String brand = new String(magic, 8, 4, StandardCharsets.ISO_8859_1);
    return OLD_BEGINNINGS.contains(first) || (first.equals("ftyp") && !PICTURES.contains(brand));
  }

  /**
   * Reads a file's header.
   *
   * @throws MediaRefused if it is not a video that is taken
   * @throws IOException if the file cannot be read
   */
  static VideoHeader read(Path file) throws MediaRefused, IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return new VideoHeaders(new Mp4Boxes(channel)).read();
    }
  }

  private VideoHeader read() throws MediaRefused, IOException {
    List<Box> file = boxes.ofFile();
    Optional<Box> brands = VideoTrack.find(file, "ftyp");
    VideoType type = brands.isPresent() ? type(brands.get()) : VideoType.MOV;
    Box movie = VideoTrack.find(file, "moov").orElseThrow(VideoRefused::broken);
    if (VideoTrack.find(file, "mdat").isEmpty()) {
      throw VideoRefused.broken();
    }
    List<Box> parts = boxes.within(movie);
    if (VideoTrack.find(parts, "cmov").isPresent()) {
      throw VideoRefused.type("The video's header is compressed");
    }
    VideoTrack track = track(parts);
    if (track.width() < 1 || track.height() < 1) {
      throw VideoRefused.broken();
    }
    if (Math.max(track.width(), track.height()) > MediaLibrary.MAX_VIDEO_EDGE) {
      throw VideoRefused.tooWide(track.width(), track.height());
    }
    return new VideoHeader(
        type, (int) track.width(), (int) track.height(), duration(parts), track.codec());
  }

  private VideoType type(Box brands) throws MediaRefused, IOException {
    List<String> names = names(brands);
    String major = names.getFirst();
    if (major.equals("qt  ")) {
      return VideoType.MOV;
    }
    if (M4V.contains(major)) {
      return VideoType.M4V;
    }
    if (major.startsWith("3g") || names.stream().noneMatch(MP4::contains)) {
      throw VideoRefused.type("This is a video of the type «" + major.strip() + "»");
    }
    return VideoType.MP4;
  }

  /** The brand of the file, then those that it is compatible with. */
  private List<String> names(Box brands) throws MediaRefused, IOException {
    List<String> names = new ArrayList<>();
    names.add(Mp4Boxes.fourLetters(boxes.bytes(brands, 0, 4)));
    long compatible = Math.min((brands.end() - brands.start() - 8) / 4, MAX_BRANDS);
    for (int i = 0; i < compatible; i++) {
      names.add(Mp4Boxes.fourLetters(boxes.bytes(brands, 8 + 4 * i, 4)));
    }
    return names;
  }

  /** The track that is played; the first one where a file enables none. */
  private VideoTrack track(List<Box> movie) throws MediaRefused, IOException {
    List<VideoTrack> found = new ArrayList<>();
    for (Box part : movie) {
      if (part.type().equals("trak")) {
        VideoTrack.read(boxes, part).ifPresent(found::add);
      }
    }
    return found.stream()
        .filter(VideoTrack::enabled)
        .findFirst()
        .or(() -> found.stream().findFirst())
        .orElseThrow(VideoRefused::noPicture);
  }

  private Duration duration(List<Box> movie) throws MediaRefused, IOException {
    Box head = VideoTrack.find(movie, "mvhd").orElseThrow(VideoRefused::broken);
    boolean large = boxes.bytes(head, 0, 1).get() == 1;
    ByteBuffer fields =
        large ? boxes.bytes(head, 20, 4 + Long.BYTES) : boxes.bytes(head, 12, 4 + Integer.BYTES);
    long unitsPerSecond = fields.getInt() & 0xffffffffL;
    long units = large ? fields.getLong() : fields.getInt() & 0xffffffffL;
    if (unitsPerSecond == 0 || units == 0 || units == (large ? -1 : UNKNOWN)) {
      throw VideoRefused.lengthUnknown();
    }
    BigInteger millis =
        new BigInteger(Long.toUnsignedString(units))
            .multiply(BigInteger.valueOf(1_000))
            .divide(BigInteger.valueOf(unitsPerSecond));
    Duration duration =
        Duration.ofMillis(millis.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue());
    if (duration.compareTo(MediaLibrary.MAX_VIDEO_DURATION) > 0) {
      throw VideoRefused.tooLong(duration);
    }
    return duration;
  }
}
