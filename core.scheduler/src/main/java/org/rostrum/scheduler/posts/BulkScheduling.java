package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.posts.BulkOutcome;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.ScheduledDraft;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.media.MediaFiles;
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
  private final Audit audit;
  private final BulkChecks checks;
  private final TimeOrderedIds ids;

  BulkScheduling(
      Store store, MediaFiles files, Audit audit, ContentChecks checks, TimeOrderedIds ids) {
    this.store = store;
    this.audit = audit;
    this.checks = new BulkChecks(store, files, checks);
    this.ids = ids;
  }

  /**
   * What came of a call.
   *
   * @param outcomes of each post, in order
   * @param repeated whether nothing was done, because an earlier call did it
   */
  record Result(List<BulkOutcome> outcomes, boolean repeated) {}

  Result schedule(Caller caller, List<ScheduledDraft> posts, Optional<String> key) {
    IdempotencyKeys.check(key);
    BulkChecks.sizes(posts);
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
    List<BulkChecks.Checked> good = checks.of(caller.workspaceId(), posts, now, outcomes);
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

  private void insert(
      DSLContext sql,
      Caller caller,
      UUID call,
      List<BulkChecks.Checked> posts,
      List<List<UUID>> publications,
      Instant now) {
    List<Map<Field<?>, @Nullable Object>> postRows = new ArrayList<>();
    List<Map<Field<?>, @Nullable Object>> mediaRows = new ArrayList<>();
    List<Map<Field<?>, @Nullable Object>> publicationRows = new ArrayList<>();
    Map<String, String> trail = new LinkedHashMap<>();
    for (int index = 0; index < posts.size(); index++) {
      BulkChecks.Checked post = posts.get(index);
      UUID id = postId(call, post.number());
      postRows.add(PostContentRows.post(id, caller, post.draft(), now));
      mediaRows.addAll(PostContentRows.media(id, post.draft().media()));
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
    ManyRows.insert(sql, POST_MEDIA, mediaRows);
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
