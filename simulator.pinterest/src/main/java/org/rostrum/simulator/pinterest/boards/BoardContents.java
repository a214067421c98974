package org.rostrum.simulator.pinterest.boards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What boards need to know of the pins on them. */
public interface BoardContents {

  int count(String boardId);

  /** When the newest pin was made. */
  Optional<Instant> lastPinned(String boardId);

  /** Addresses of the newest images, at most so many. */
  List<String> images(String boardId, int limit);

  void deleteAll(String boardId);

  /** Takes the pins of a section out of it; they stay on the board. */
  void forgetSection(String sectionId);
}
