package org.rostrum.scheduler.posts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rostrum.posts.BulkOutcome;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.Posts;
import org.rostrum.posts.ScheduledDraft;
import org.rostrum.posts.Target;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.posts.DraftFacts.KnownAccount;
import org.rostrum.scheduler.store.Store;

/** Finds out which of many posts can be scheduled, with one question for what all of them name. */
final class BulkChecks {
  private final Store store;
  private final MediaFiles files;
  private final ContentChecks checks;

  BulkChecks(Store store, MediaFiles files, ContentChecks checks) {
    this.store = store;
    this.files = files;
    this.checks = checks;
  }

  /** A post that was checked: its place in the call, and its accounts in order. */
  record Checked(int number, PostDraft draft, Instant at, List<KnownAccount> accounts) {}

  /** Refuses a call that is empty or too large as a whole. */
  static void sizes(List<ScheduledDraft> posts) {
    int publications = posts.stream().mapToInt(post -> post.draft().targets().size()).sum();
    if (posts.isEmpty()) {
      throw refused("REQUIRED", "There is no post. Send at least one.");
    }
    if (posts.size() > Posts.MAX_BULK_POSTS || publications > Posts.MAX_BULK_PUBLICATIONS) {
      throw refused(
          "TOO_MANY",
          "There are %d posts with %d accounts; at most %d and %d are allowed. Send several calls."
              .formatted(
                  posts.size(), publications, Posts.MAX_BULK_POSTS, Posts.MAX_BULK_PUBLICATIONS));
    }
  }

  private static RequestRefused refused(String code, String message) {
    return Refusals.invalid(List.of(new FieldProblem("posts", code, message)));
  }

  /**
   * Those that can be scheduled. Runs provider code, so not inside a transaction.
   *
   * @param refused gets the outcomes of the others, by their places
   */
  List<Checked> of(
      UUID workspace, List<ScheduledDraft> posts, Instant now, Map<Integer, BulkOutcome> refused) {
    List<PostDraft> bounded = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number < posts.size(); number++) {
      List<FieldProblem> broken = bounds(posts.get(number), now);
      if (broken.isEmpty()) {
        bounded.add(posts.get(number).draft());
        numbers.add(number);
      } else {
        refused.put(number, new BulkOutcome.Refused(broken));
      }
    }
    List<DraftFacts> facts = store.read(sql -> DraftFacts.loadAll(sql, files, workspace, bounded));
    List<Checked> good = new ArrayList<>();
    for (int index = 0; index < bounded.size(); index++) {
      int number = numbers.get(index);
      PostDraft draft = bounded.get(index);
      List<FieldProblem> problems = problems(draft, facts.get(index));
      if (problems.isEmpty()) {
        good.add(
            new Checked(
                number,
                draft,
                PostTimes.checked(posts.get(number).at(), now),
                accounts(draft, facts.get(index))));
      } else {
        refused.put(number, new BulkOutcome.Refused(problems));
      }
    }
    return good;
  }

  private static List<FieldProblem> bounds(ScheduledDraft post, Instant now) {
    List<FieldProblem> problems = new ArrayList<>(DraftLimits.check(post.draft()));
    if (post.draft().targets().isEmpty()) {
      problems.add(
          new FieldProblem("targets", "REQUIRED", "The post goes to no account. Add one."));
    }
    try {
      Instant ignored = PostTimes.checked(post.at(), now);
    } catch (RequestRefused e) {
      problems.addAll(e.problems());
    }
    return problems;
  }

  private List<FieldProblem> problems(PostDraft draft, DraftFacts facts) {
    List<FieldProblem> problems = new ArrayList<>(facts.unknown(draft, Set.of()));
    if (problems.isEmpty()) {
      for (int index = 0; index < draft.targets().size(); index++) {
        Target target = draft.targets().get(index);
        problems.addAll(ContentChecks.asFields(index, checks.check(draft, target, facts)));
      }
    }
    return problems;
  }

  private static List<KnownAccount> accounts(PostDraft draft, DraftFacts facts) {
    List<KnownAccount> accounts = new ArrayList<>();
    for (Target target : draft.targets()) {
      accounts.add(Optional.ofNullable(facts.accounts().get(target.accountId())).orElseThrow());
    }
    return accounts;
  }
}
