package org.rostrum.posts;

import java.time.Instant;
import java.util.List;
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
 */
public record PostView(
    UUID id,
    long version,
    PostDraft draft,
    List<PublicationView> publications,
    String author,
    Instant createdAt,
    Instant updatedAt) {
  /** Copies the publications. */
  public PostView {
    publications = List.copyOf(publications);
  }
}
