package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.posts.BulkOutcome;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.ScheduledDraft;
import org.rostrum.posts.Target;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.posts.DraftFacts.KnownAccount;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.store.ManyIds;
import org.rostrum.scheduler.store.ManyRows;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;

/**
 * Makes many posts with their times: the same checks as for one, one question for what all of them
 * name, and one transaction with a few statements, however many they are.
 */
final class BulkScheduling {
  /** The bits of a call's id in whose place the ids of its posts have their number. */
  private static final long NUMBER_BITS = 0xFFFF;

  private final Store store;
  private final MediaFiles files;
  private final Audit audit;
  private final ContentChecks checks;
  private final TimeOrderedIds ids;

  BulkScheduling(
      Store store, MediaFiles files, Audit audit, ContentChecks checks, TimeOrderedIds ids) {
    this.store = store;
    this.files = files;
    this.audit = audit;
    this.checks = checks;
    this.ids = ids;
  }

  /** A post that was checked: its place in the call, and its accounts in order. */
  private record Checked(int number, PostDraft draft, Instant at, List<KnownAccount> accounts) {}

  /**
   * What came of a call.
   *
   * @param outcomes of each post, in order
   * @param repeated whether nothing was done, because an earlier call did it
   */
  record Result(List<BulkOutcome> outcomes, boolean repeated) {}

  Result schedule(Caller caller, List<ScheduledDraft> posts, Optional<String> key) {
    IdempotencyKeys.check(key);
    checkSizes(posts);
    // First of all: what was made stays made, although its times have passed since.
    Optional<UUID> made =
        key.flatMap(
            text ->
                store.read(
                    sql ->
                        IdempotencyKeys.find(
                            sql, caller.workspaceId(), text, IdempotencyKeys.hash(posts))));
    if (made.isPresent()) {
      return new Result(again(caller, made.get(), posts.size()), true);
    }
    Instant now = store.databaseTime();
    Map<Integer, BulkOutcome> outcomes = new HashMap<>();
    List<Checked> good = check(caller, posts, now, outcomes);
    if (good.isEmpty()) {
      return new Result(inOrder(outcomes), false);
    }
    UUID call = ids.next();
    List<List<UUID>> publications =
        good.stream()
            .map(post -> post.accounts().stream().map(account -> ids.next()).toList())
            .toList();
    Optional<UUID> before =
        store.write(
            sql -> {
              Optional<UUID> done =
                  key.flatMap(
                      text ->
                          IdempotencyKeys.claim(
                              sql,
                              caller.workspaceId(),
                              text,
                              IdempotencyKeys.hash(posts),
                              call,
                              now));
              if (done.isEmpty()) {
                insert(sql, caller, call, good, publications, now);
              }
              return done;
            });
    if (before.isPresent()) {
      return new Result(again(caller, before.get(), posts.size()), true);
    }
    for (int index = 0; index < good.size(); index++) {
      int number = good.get(index).number();
      outcomes.put(
          number, new BulkOutcome.Scheduled(postId(call, number), 1, publications.get(index)));
    }
    return new Result(inOrder(outcomes), false);
  }

  private static void checkSizes(List<ScheduledDraft> posts) {
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

  /** Runs provider code, so not inside a transaction. */
  private List<Checked> check(
      Caller caller, List<ScheduledDraft> posts, Instant now, Map<Integer, BulkOutcome> refused) {
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
    List<DraftFacts> facts =
        store.read(sql -> DraftFacts.loadAll(sql, files, caller.workspaceId(), bounded));
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

  private void insert(
      DSLContext sql,
      Caller caller,
      UUID call,
      List<Checked> posts,
      List<List<UUID>> publications,
      Instant now) {
    List<Map<Field<?>, @Nullable Object>> postRows = new ArrayList<>();
    List<Map<Field<?>, @Nullable Object>> publicationRows = new ArrayList<>();
    Map<String, String> trail = new LinkedHashMap<>();
    for (int index = 0; index < posts.size(); index++) {
      Checked post = posts.get(index);
      UUID id = postId(call, post.number());
      postRows.add(PostContentRows.post(id, caller, post.draft(), now));
      for (int ordinal = 0; ordinal < post.accounts().size(); ordinal++) {
        Map<Field<?>, @Nullable Object> row =
            PostContentRows.publication(
                publications.get(index).get(ordinal),
                id,
                caller.workspaceId(),
                post.draft(),
                ordinal,
                post.accounts().get(ordinal),
                now);
        row.putAll(scheduled(post.at(), now));
        publicationRows.add(row);
      }
      trail.put(id.toString(), post.at().toString());
    }
    ManyRows.insert(sql, POST, postRows);
    for (Checked post : posts) {
      PostContentRows.insertMedia(sql, postId(call, post.number()), post.draft().media());
    }
    ManyRows.insert(sql, PUBLICATION, publicationRows);
    audit.recordAll(sql, caller, "post.scheduled", trail);
  }

  private static Map<Field<?>, @Nullable Object> scheduled(Instant at, Instant now) {
    Map<Field<?>, @Nullable Object> columns =
        RuleColumns.of(
            PublicationStates.rule(Event.SCHEDULE, PublicationState.DRAFT).orElseThrow(),
            now,
            Optional.of(at),
            "");
    columns.put(PUBLICATION.DUE_AT, at);
    return columns;
  }

  /** What an earlier call with the same key has made, as far as it is still there. */
  private List<BulkOutcome> again(Caller caller, UUID call, int count) {
    Map<UUID, Integer> numbers = new HashMap<>();
    for (int number = 0; number < count; number++) {
      numbers.put(postId(call, number), number);
    }
    Map<Integer, BulkOutcome> outcomes = new HashMap<>();
    for (int number = 0; number < count; number++) {
      outcomes.put(number, notRepeated());
    }
    store
        .read(sql -> made(sql, caller.workspaceId(), numbers.keySet()))
        .forEach(
            there ->
                outcomes.put(
                    Optional.ofNullable(numbers.get(there.postId())).orElseThrow(), there));
    return inOrder(outcomes);
  }

  private static BulkOutcome notRepeated() {
    return new BulkOutcome.Refused(
        List.of(
            new FieldProblem(
                "idempotencyKey",
                "NOT_REPEATED",
                "The first call with this key refused the post, or it was deleted since. Send it"
                    + " with a new key.")));
  }

  private List<BulkOutcome.Scheduled> made(DSLContext sql, UUID workspace, Collection<UUID> posts) {
    Map<UUID, List<UUID>> publications =
        sql.select(PUBLICATION.POST_ID, PUBLICATION.ID)
            .from(PUBLICATION)
            .where(ManyIds.among(store.dialect(), PUBLICATION.POST_ID, posts))
            .and(PUBLICATION.ORDINAL.ne(PostRows.TAKEN_OUT))
            .orderBy(PUBLICATION.ORDINAL)
            .fetchGroups(PUBLICATION.POST_ID, PUBLICATION.ID);
    return sql.select(POST.ID, POST.VERSION)
        .from(POST)
        .where(ManyIds.among(store.dialect(), POST.ID, posts))
        .and(POST.WORKSPACE_ID.eq(workspace))
        .fetch(
            row ->
                new BulkOutcome.Scheduled(
                    row.value1(),
                    row.value2(),
                    publications.getOrDefault(row.value1(), List.of())));
  }

  /** Follows from the call, so that the row of its key leads to all of its posts. */
  private static UUID postId(UUID call, int number) {
    return new UUID(
        call.getMostSignificantBits(), (call.getLeastSignificantBits() & ~NUMBER_BITS) | number);
  }

  private static List<BulkOutcome> inOrder(Map<Integer, BulkOutcome> outcomes) {
    List<BulkOutcome> list = new ArrayList<>();
    for (int number = 0; number < outcomes.size(); number++) {
      list.add(Optional.ofNullable(outcomes.get(number)).orElseThrow());
    }
    return list;
  }
}
