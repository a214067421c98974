package org.rostrum.provider.pinterest.internal.pins;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;

/** What a pin shows. */
sealed interface Visual {

  /** The cover of a video that was given none. */
  Cover FIRST_FRAME = new Cover.Frame(Duration.ZERO);

  /** What lists call a pin of this kind: {@code media.media_type}. */
  String mediaType();

  /** Everything whose bytes are sent, in order. */
  List<Media> files();

  /** One picture. */
  record Picture(Media media) implements Visual {
    @Override
    public String mediaType() {
      return "image";
    }

    @Override
    public List<Media> files() {
      return List.of(media);
    }
  }

  /** Several pictures, each with words of its own. */
  record Carousel(List<Media> pieces) implements Visual {
    public Carousel {
      pieces = List.copyOf(pieces);
    }

    @Override
    public String mediaType() {
      return "multiple_images";
    }

    @Override
    public List<Media> files() {
      return pieces;
    }
  }

  /** A video and what stands for it. */
  record Video(Media media, Cover cover) implements Visual {
    @Override
    public String mediaType() {
      return "video";
    }

    @Override
    public List<Media> files() {
      List<Media> files = new ArrayList<>(List.of(media));
      if (cover instanceof Cover.Picture(Media picture)) {
        files.add(picture);
      }
      return files;
    }
  }

  /**
   * Tells what pieces of media make together.
   *
   * @param media at least one; checked by {@link PinCheck}
   */
  static Visual of(List<Media> media) {
    Media first = media.getFirst();
    if (first.kind() == MediaKind.VIDEO) {
      return new Video(first, first.cover().orElse(FIRST_FRAME));
    }
    return media.size() == 1 ? new Picture(first) : new Carousel(media);
  }
}
