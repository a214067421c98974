package org.rostrum.posts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A post.
 *
 * @param id its id
 * @param version grows with every change; hand it back when changing the post
 * @param draft what was composed
 * @param publications one per target, in their order
 * @param author who made it
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param recurrence the recurrence that it is the template or an occurrence of
 */
public record PostView(
    UUID id,
    long version,
    PostDraft draft,
    List<PublicationView> publications,
    String author,
    Instant createdAt,
    Instant updatedAt,
    Optional<RecurrenceLink> recurrence) {
  /** Copies the publications. */
  public PostView {
    publications = List.copyOf(publications);
  }

  /**
   * A post that does not recur.
   *
   * @param id its id
   * @param version grows with every change
   * @param draft what was composed
   * @param publications one per target, in their order
   * @param author who made it
   * @param createdAt when it was made
   * @param updatedAt when it was last changed
   */
  public PostView(
      UUID id,
      long version,
      PostDraft draft,
      List<PublicationView> publications,
      String author,
      Instant createdAt,
      Instant updatedAt) {
    this(id, version, draft, publications, author, createdAt, updatedAt, Optional.empty());
  }
}
