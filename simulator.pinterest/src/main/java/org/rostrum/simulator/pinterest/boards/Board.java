package org.rostrum.simulator.pinterest.boards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rostrum.simulator.pinterest.api.Environment;

/**
 * A board.
 *
 * @param owner a username
 * @param sections in the order of their making
 */
public record Board(
    String id,
    Environment environment,
    String owner,
    String name,
    String description,
    Privacy privacy,
    Instant createdAt,
    List<Section> sections) {

  /** Who sees a board. */
  public enum Privacy {
    PUBLIC,
    PROTECTED,
    SECRET
  }

  /** A part of a board. */
  public record Section(String id, String name) {}

  public Board {
    sections = List.copyOf(sections);
  }

  public boolean secret() {
    return privacy == Privacy.SECRET;
  }

  public Optional<Section> section(String sectionId) {
    return sections.stream().filter(section -> section.id().equals(sectionId)).findFirst();
  }

  Board with(String newName, String newDescription, Privacy newPrivacy) {
    return new Board(
        id, environment, owner, newName, newDescription, newPrivacy, createdAt, sections);
  }

  Board with(List<Section> newSections) {
    return new Board(id, environment, owner, name, description, privacy, createdAt, newSections);
  }
}
