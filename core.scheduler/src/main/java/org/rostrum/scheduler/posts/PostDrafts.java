package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.Target;
import org.rostrum.posts.TargetCheck;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.posts.DraftFacts.KnownAccount;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.store.ManyRows;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduler.store.jooq.tables.records.PostRecord;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/** Composes posts: makes, changes, checks and removes them. */
final class PostDrafts {
  private static final String TAKEN_OUT_REASON = "The account was taken out of the post.";

  private final Store store;
  private final MediaFiles files;
  private final Audit audit;
  private final ContentChecks checks;
  private final TimeOrderedIds ids;

  PostDrafts(Store store, MediaFiles files, Audit audit, ContentChecks checks, TimeOrderedIds ids) {
    this.store = store;
    this.files = files;
    this.audit = audit;
    this.checks = checks;
    this.ids = ids;
  }

  /**
   * What a call has made.
   *
   * @param id the post
   * @param post as it was made; empty if an earlier call made it
   */
  record Made(UUID id, Optional<PostView> post) {}

  Made create(Caller caller, PostDraft draft, Optional<String> idempotencyKey) {
    IdempotencyKeys.check(idempotencyKey);
    DraftFacts facts = facts(caller, draft, Set.of());
    UUID id = ids.next();
    List<UUID> publications = draft.targets().stream().map(target -> ids.next()).toList();
    Instant now = store.databaseTime();
    Map<Field<?>, @Nullable Object> post = PostContentRows.post(id, caller, draft, now);
    List<Map<Field<?>, @Nullable Object>> rows = new ArrayList<>();
    for (int index = 0; index < publications.size(); index++) {
      rows.add(publication(caller, id, publications.get(index), draft, index, facts, now));
    }
    Optional<UUID> before =
        store.write(
            sql -> {
              Optional<UUID> done =
                  idempotencyKey.flatMap(
                      key -> IdempotencyKeys.claim(sql, caller.workspaceId(), key, draft, id, now));
              if (done.isEmpty()) {
                ManyRows.insert(sql, POST, List.of(post));
                PostContentRows.insertMedia(sql, id, draft.media());
                ManyRows.insert(sql, PUBLICATION, rows);
                audit.record(sql, caller, "post.created", id.toString(), "");
              }
              return done;
            });
    if (before.isPresent()) {
      return new Made(before.get(), Optional.empty());
    }
    PostRows.Stored made =
        new PostRows.Stored(
            PostRows.with(new PostRecord(), post),
            rows.stream().map(row -> PostRows.with(new PublicationRecord(), row)).toList(),
            List.of(),
            draft.media());
    return new Made(id, PostRows.view(made, facts.environments(), now));
  }

  void update(Caller caller, UUID id, long version, PostDraft draft) {
    PostRows.Stored before = store.read(sql -> PostRows.read(sql, caller.workspaceId(), id));
    mayChange(before, version);
    Map<UUID, PublicationRecord> known =
        before.publications().stream()
            .collect(Collectors.toMap(PublicationRecord::getAccountId, Function.identity()));
    DraftFacts facts = facts(caller, draft, known.keySet());
    List<FieldProblem> problems = new ArrayList<>();
    for (int index = 0; index < draft.targets().size(); index++) {
      Target target = draft.targets().get(index);
      @Nullable PublicationRecord row = known.get(target.accountId());
      if (row != null && PublicationStates.AHEAD.contains(PostRows.state(row))) {
        problems.addAll(ContentChecks.asFields(index, checks.check(draft, target, facts)));
      }
    }
    if (!problems.isEmpty()) {
      throw Refusals.invalid(problems);
    }
    List<UUID> fresh = draft.targets().stream().map(target -> ids.next()).toList();
    Instant now = store.databaseTime();
    store.change(
        sql -> {
          PostRows.Stored current = PostRows.lock(sql, store.dialect(), caller.workspaceId(), id);
          mayChange(current, version);
          PostContentRows.updatePost(sql, id, version + 1, draft, now);
          targets(sql, caller, current, draft, facts, fresh, now);
          TemplateRows.changed(sql, current.post());
          audit.record(sql, caller, "post.updated", id.toString(), "version " + (version + 1));
        });
  }

  void delete(Caller caller, UUID id, long version) {
    store.change(
        sql -> {
          PostRows.Stored current = PostRows.lock(sql, store.dialect(), caller.workspaceId(), id);
          mayChange(current, version);
          TemplateRows.mayDelete(current.post());
          IdempotencyKeys.forget(sql, caller.workspaceId(), id);
          int ignored = sql.deleteFrom(POST).where(POST.ID.eq(id)).execute();
          audit.record(sql, caller, "post.deleted", id.toString(), current.post().getTitle());
        });
  }

  List<TargetCheck> check(Caller caller, PostDraft draft) {
    DraftFacts facts = facts(caller, draft, Set.of());
    return draft.targets().stream()
        .map(target -> TargetCheck.of(target.accountId(), checks.check(draft, target, facts)))
        .toList();
  }

  /** Refuses a change if somebody else made one, or if a network may know of the post. */
  static void mayChange(PostRows.Stored stored, long version) {
    if (stored.post().getVersion() != version) {
      throw Refusals.stale(version, stored.post().getVersion());
    }
    List<PublicationRecord> all = new ArrayList<>(stored.publications());
    all.addAll(stored.takenOut());
    for (PublicationRecord row : all) {
      PublicationState state = PostRows.state(row);
      if (PublicationStates.TOUCHED.contains(state)) {
        throw Refusals.touched(row.getAccountName(), state);
      }
    }
  }

  private DraftFacts facts(Caller caller, PostDraft draft, Set<UUID> namedBefore) {
    List<FieldProblem> broken = DraftLimits.check(draft);
    if (!broken.isEmpty()) {
      throw Refusals.invalid(broken);
    }
    DraftFacts facts = store.read(sql -> DraftFacts.load(sql, files, caller.workspaceId(), draft));
    List<FieldProblem> unknown = facts.unknown(draft, namedBefore);
    if (!unknown.isEmpty()) {
      throw Refusals.invalid(unknown);
    }
    return facts;
  }

  private void targets(
      DSLContext sql,
      Caller caller,
      PostRows.Stored current,
      PostDraft draft,
      DraftFacts facts,
      List<UUID> fresh,
      Instant now) {
    Map<UUID, PublicationRecord> present =
        current.publications().stream()
            .collect(Collectors.toMap(PublicationRecord::getAccountId, Function.identity()));
    Map<UUID, PublicationRecord> gone =
        current.takenOut().stream()
            .collect(Collectors.toMap(PublicationRecord::getAccountId, Function.identity()));
    Set<UUID> wanted = Set.copyOf(accountsOf(draft));
    for (PublicationRecord row : current.publications()) {
      if (!wanted.contains(row.getAccountId())) {
        takeOut(sql, row, now);
      }
    }
    for (int index = 0; index < draft.targets().size(); index++) {
      UUID account = draft.targets().get(index).accountId();
      @Nullable PublicationRecord row = present.get(account);
      @Nullable PublicationRecord old = gone.get(account);
      if (row != null) {
        set(sql, row, PostContentRows.target(draft, index, now));
      } else if (old != null) {
        set(sql, old, PostContentRows.target(draft, index, now));
        apply(sql, old, Event.RESTORE, "", now);
      } else {
        UUID post = current.post().getId();
        ManyRows.insert(
            sql,
            PUBLICATION,
            List.of(publication(caller, post, fresh.get(index), draft, index, facts, now)));
      }
    }
  }

  /** A draft leaves no trace; whatever had a time stays in the lists, called off. */
  private static void takeOut(DSLContext sql, PublicationRecord row, Instant now) {
    if (PostRows.state(row) == PublicationState.DRAFT && row.getAttempts() == 0) {
      int ignored = sql.deleteFrom(PUBLICATION).where(PUBLICATION.ID.eq(row.getId())).execute();
      return;
    }
    apply(sql, row, Event.CANCEL, TAKEN_OUT_REASON, now);
    set(sql, row, Map.of(PUBLICATION.ORDINAL, PostRows.TAKEN_OUT, PUBLICATION.QUEUED, false));
  }

  /** What cannot be called off, because it is over, stays as it is. */
  private static void apply(
      DSLContext sql, PublicationRecord row, Event event, String reason, Instant now) {
    PublicationStates.rule(event, PostRows.state(row))
        .ifPresent(rule -> set(sql, row, RuleColumns.of(rule, now, Optional.empty(), reason)));
  }

  private static void set(DSLContext sql, PublicationRecord row, Map<?, ?> columns) {
    int ignored =
        sql.update(PUBLICATION).set(columns).where(PUBLICATION.ID.eq(row.getId())).execute();
  }

  private static Map<Field<?>, @Nullable Object> publication(
      Caller caller,
      UUID post,
      UUID id,
      PostDraft draft,
      int index,
      DraftFacts facts,
      Instant now) {
    @Nullable KnownAccount account = facts.accounts().get(draft.targets().get(index).accountId());
    if (account == null) {
      throw new IllegalStateException("The account of target " + index + " was checked before");
    }
    return PostContentRows.publication(id, post, caller.workspaceId(), draft, index, account, now);
  }

  private static List<UUID> accountsOf(PostDraft draft) {
    return draft.targets().stream().map(Target::accountId).toList();
  }
}
