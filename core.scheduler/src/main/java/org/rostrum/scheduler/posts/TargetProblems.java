package org.rostrum.scheduler.posts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rostrum.access.Caller;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.Target;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.store.Store;

/** Finds what keeps a stored post from being given a time. Safe for use by many threads. */
public final class TargetProblems {
  private final Store store;
  private final MediaFiles files;
  private final ContentChecks checks;

  /** Checks with what the providers say of content. */
  public TargetProblems(Store store, MediaFiles files, LiveProviders providers) {
    this(store, files, new ContentChecks(providers));
  }

  TargetProblems(Store store, MediaFiles files, ContentChecks checks) {
    this.store = store;
    this.files = files;
    this.checks = checks;
  }

  /**
   * The problems of some targets of a stored post, as fields; runs provider code, so not for inside
   * a transaction.
   */
  public List<FieldProblem> of(Caller caller, PostRows.Stored stored, Set<UUID> accounts) {
    PostDraft draft = stored.draft();
    DraftFacts facts = store.read(sql -> DraftFacts.load(sql, files, caller.workspaceId(), draft));
    return of(new Known(stored, draft, facts), accounts);
  }

  /** A stored post and what its workspace knows of the things that it names, at one moment. */
  record Known(PostRows.Stored stored, PostDraft draft, DraftFacts facts) {}

  /** Reads a post and all that {@link #of(Known, Set)} asks for. */
  Known read(Caller caller, UUID post) {
    return store.read(
        sql -> {
          PostRows.Stored stored = PostRows.read(sql, caller.workspaceId(), post);
          PostDraft draft = stored.draft();
          return new Known(stored, draft, DraftFacts.load(sql, files, caller.workspaceId(), draft));
        });
  }

  /** The same of a post that was read with what it names. */
  List<FieldProblem> of(Known known, Set<UUID> accounts) {
    PostDraft draft = known.draft();
    DraftFacts facts = known.facts();
    Set<UUID> named =
        draft.targets().stream().map(Target::accountId).collect(Collectors.toUnmodifiableSet());
    List<FieldProblem> problems = new ArrayList<>(facts.unknown(draft, named));
    for (int index = 0; index < draft.targets().size(); index++) {
      Target target = draft.targets().get(index);
      if (accounts.contains(target.accountId())) {
        problems.addAll(ContentChecks.asFields(index, checks.check(draft, target, facts)));
      }
    }
    return problems;
  }
}
