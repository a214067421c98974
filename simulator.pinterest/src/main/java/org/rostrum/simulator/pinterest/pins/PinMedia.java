package org.rostrum.simulator.pinterest.pins;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a pin shows. */
public sealed interface PinMedia {

  /** What stands for it where there is room for one picture. */
  Image cover();

  /** Every picture it has, at least one. */
  List<Image> images();

  /** One picture. */
  record Picture(Image cover) implements PinMedia {
    @Override
    public List<Image> images() {
      return List.of(cover);
    }
  }

  /** Several pictures of the same size, in order. */
  record Carousel(List<Slot> slots) implements PinMedia {
    public Carousel {
      slots = List.copyOf(slots);
    }

    @Override
    public Image cover() {
      return slots.getFirst().image();
    }

    @Override
    public List<Image> images() {
      return slots.stream().map(Slot::image).toList();
    }
  }

  /** A picture of a carousel and the words of its own. */
  record Slot(
      Image image, Optional<String> title, Optional<String> description, Optional<String> link) {}

  /**
   * A video.
   *
   * @param mediaId the upload
   * @param cover the picture sent along, or a tile that stands for a frame
   * @param coverSecond which frame is the cover, where one was named
   */
  record Video(
      String mediaId,
      Image cover,
      Optional<Integer> coverSecond,
      int width,
      int height,
      Duration duration)
      implements PinMedia {
    @Override
    public List<Image> images() {
      return List.of(cover);
    }
  }
}
