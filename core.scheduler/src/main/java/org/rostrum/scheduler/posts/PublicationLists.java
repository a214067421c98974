package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.operations.Operations;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.posts.AttemptView;
import org.rostrum.posts.Explanation;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationFilter;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.publishing.Texts;
import org.rostrum.scheduler.store.Store;

/** Lists and explains publications. Safe for use by many threads. */
public final class PublicationLists {
  private static final Duration MAX_RANGE = Duration.ofDays(100);
  private static final int MAX_SEARCH = 200;
  private static final List<String> UNDER_WAY =
      List.of(
          PublicationState.SCHEDULED.name(),
          PublicationState.WAITING.name(),
          PublicationState.RETRYING.name(),
          PublicationState.PUBLISHING.name(),
          PublicationState.UNCERTAIN.name());

  private final Store store;

  /** Reads from the given store. */
  public PublicationLists(Store store) {
    this.store = store;
  }

  /** See {@link Operations#due}. */
  public List<PublicationView> due(Caller caller, int limit) {
    caller.require(Permission.OPERATE);
    if (limit < 1 || limit > Operations.MAX_DUE) {
      throw Refusals.invalid(
          List.of(
              new FieldProblem(
                  "limit", "OUT_OF_RANGE", "The limit is 1 to " + Operations.MAX_DUE + ".")));
    }
    Instant now = store.databaseTime();
    return store.read(
        sql ->
            PublicationViews.find(
                sql,
                PUBLICATION
                    .WORKSPACE_ID
                    .eq(caller.workspaceId())
                    .and(PUBLICATION.STATE.in(UNDER_WAY)),
                limit,
                now,
                List.of(PUBLICATION.DUE_AT, PUBLICATION.ID)));
  }

  PublicationView get(Caller caller, UUID id) {
    Instant now = store.databaseTime();
    return store.read(sql -> view(sql, caller, id, now));
  }

  Page<PublicationView> page(Caller caller, PublicationFilter filter, PageRequest request) {
    Instant now = store.databaseTime();
    Condition which =
        request
            .cursor()
            .map(cursor -> where(caller, filter).and(PageCursor.read(cursor).rest()))
            .orElseGet(() -> where(caller, filter));
    List<PublicationView> found =
        store.read(
            sql ->
                PublicationViews.find(
                    sql,
                    which,
                    request.limit() + 1,
                    now,
                    List.of(PUBLICATION.DUE_AT.desc().nullsFirst(), PUBLICATION.ID.desc())));
    if (found.size() <= request.limit()) {
      return new Page<>(found, Optional.empty());
    }
    List<PublicationView> shown = found.subList(0, request.limit());
    return new Page<>(shown, Optional.of(PageCursor.after(shown.getLast()).text()));
  }

  List<PublicationView> calendar(Caller caller, Instant from, Instant until) {
    Duration range = Duration.between(from, until);
    if (!range.isPositive() || range.compareTo(MAX_RANGE) > 0) {
      throw Refusals.invalid(
          List.of(
              new FieldProblem(
                  "until",
                  "OUT_OF_RANGE",
                  "A calendar shows more than nothing and at most "
                      + MAX_RANGE.toDays()
                      + " days.")));
    }
    Instant now = store.databaseTime();
    return store.read(
        sql ->
            PublicationViews.find(
                sql,
                PUBLICATION
                    .WORKSPACE_ID
                    .eq(caller.workspaceId())
                    .and(PUBLICATION.DUE_AT.ge(from))
                    .and(PUBLICATION.DUE_AT.lt(until)),
                Posts.MAX_CALENDAR,
                now,
                List.of(PUBLICATION.DUE_AT, PUBLICATION.ID)));
  }

  Explanation explain(Caller caller, UUID id) {
    Instant now = store.databaseTime();
    return store.read(
        sql -> {
          PublicationView publication = view(sql, caller, id, now);
          List<AttemptView> attempts =
              sql.selectFrom(ATTEMPT)
                  .where(ATTEMPT.PUBLICATION_ID.eq(id))
                  .orderBy(ATTEMPT.NUMBER)
                  .fetch(
                      row ->
                          new AttemptView(
                              row.getNumber(),
                              row.getStartedAt(),
                              Optional.ofNullable(row.getEndedAt()),
                              row.getOutcome(),
                              row.getDetail(),
                              row.getNode()));
          String when =
              publication
                  .nextAt()
                  .filter(at -> at.isAfter(now))
                  .map(at -> " Next: " + at + ".")
                  .orElse("");
          return new Explanation(publication, attempts, (publication.next() + when).strip());
        });
  }

  private static PublicationView view(DSLContext sql, Caller caller, UUID id, Instant now) {
    UUID known = PublicationMoves.find(sql, caller, id, false).getId();
    return PublicationViews.find(sql, known, now).orElseThrow(Refusals::noPublication);
  }

  private static Condition where(Caller caller, PublicationFilter filter) {
    Condition which = PUBLICATION.WORKSPACE_ID.eq(caller.workspaceId());
    if (!filter.states().isEmpty()) {
      which = which.and(PUBLICATION.STATE.in(filter.states().stream().map(Enum::name).toList()));
    }
    which = which.and(filter.account().map(PUBLICATION.ACCOUNT_ID::eq).orElse(DSL.noCondition()));
    which = which.and(filter.from().map(PUBLICATION.DUE_AT::ge).orElse(DSL.noCondition()));
    which = which.and(filter.until().map(PUBLICATION.DUE_AT::lt).orElse(DSL.noCondition()));
    String search = filter.search().strip();
    if (search.length() > MAX_SEARCH || !Texts.isStorable(search)) {
      throw Refusals.invalid(
          List.of(
              new FieldProblem(
                  "search",
                  "TOO_LONG",
                  "A search has at most " + MAX_SEARCH + " characters. Shorten it.")));
    }
    return search.isEmpty()
        ? which
        : which.and(PUBLICATION.SEARCH_TEXT.contains(search.toLowerCase(Locale.ROOT)));
  }
}
