package org.rostrum.posts;

import java.util.List;
import java.util.UUID;
import org.rostrum.problems.RequestRefused.FieldProblem;

/** What came of one post of {@link Posts#scheduleAll}. */
public sealed interface BulkOutcome {
  /**
   * The post was made and is scheduled.
   *
   * @param postId which
   * @param version its version, for later changes
   * @param publicationIds one for each account, in the draft's order
   */
  record Scheduled(UUID postId, long version, List<UUID> publicationIds) implements BulkOutcome {
    /** Copies the list. */
    public Scheduled {
      publicationIds = List.copyOf(publicationIds);
    }
  }

  /**
   * Nothing of the post was kept.
   *
   * @param problems why not; one at least
   */
  record Refused(List<FieldProblem> problems) implements BulkOutcome {
    /** Copies the list. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
