package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.rostrum.access.Caller;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.Target;
import org.rostrum.scheduler.posts.DraftFacts.KnownAccount;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/** Makes the posts of a recurrence: copies of its template, scheduled at once. */
public final class OccurrencePosts {
  /** The version of an occurrence that nobody has changed. */
  public static final long VERSION = 1;

  private static final String LEFT_OUT = "The account was disconnected before this occurrence.";

  private final TimeOrderedIds ids;

  /** Makes posts with the given ids. */
  public OccurrencePosts(TimeOrderedIds ids) {
    this.ids = ids;
  }

  /**
   * Which occurrence.
   *
   * @param recurrence of which recurrence
   * @param number its number, from 1
   * @param at its time
   * @param authorId who made the recurrence
   * @param authorName who that is, in words
   */
  public record Occurrence(
      UUID recurrence, int number, Instant at, UUID authorId, String authorName) {}

  /**
   * Copies a template.
   *
   * @param sql the write in which the occurrence is counted
   * @param template the post to be copied
   * @param occurrence which it is
   * @param now the time of the database
   * @return the new post; empty, and nothing is made, if none of its accounts is there
   */
  public Optional<UUID> copy(
      DSLContext sql, PostRows.Stored template, Occurrence occurrence, Instant now) {
    PostDraft draft = template.draft();
    Set<UUID> there = connected(sql, template);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    UUID workspace = template.post().getWorkspaceId();
    Caller author =
        new Caller(
            occurrence.authorId(),
            occurrence.authorName(),
            workspace,
            Set.of(),
            Caller.Origin.SESSION);
    UUID id = ids.next();
    PostContentRows.insertPost(sql, id, author, draft, now);
    link(sql, id, occurrence);
    for (int index = 0; index < draft.targets().size(); index++) {
      Target target = draft.targets().get(index);
      PublicationRecord from = template.publications().get(index);
      KnownAccount account =
          new KnownAccount(
              target.accountId(), from.getAccountName(), from.getProviderId(), "", "", "");
      UUID publication = ids.next();
      PostContentRows.insertPublication(
          sql, publication, id, workspace, draft, index, account, now);
      begin(sql, publication, there.contains(target.accountId()), occurrence.at(), now);
    }
    return Optional.of(id);
  }

  private static void link(DSLContext sql, UUID post, Occurrence occurrence) {
    int ignored =
        sql.update(POST)
            .set(POST.RECURRENCE_ID, occurrence.recurrence())
            .set(POST.OCCURRENCE, occurrence.number())
            .where(POST.ID.eq(post))
            .execute();
  }

  /** Schedules a publication, or calls it off if its account is gone. */
  private static void begin(
      DSLContext sql, UUID publication, boolean goes, Instant at, Instant now) {
    Event event = goes ? Event.SCHEDULE : Event.CANCEL;
    int ignored =
        sql.update(PUBLICATION)
            .set(
                RuleColumns.of(
                    PublicationStates.rule(event, PublicationState.DRAFT).orElseThrow(),
                    now,
                    Optional.of(at),
                    goes ? "" : LEFT_OUT))
            .set(PUBLICATION.DUE_AT, at)
            .where(PUBLICATION.ID.eq(publication))
            .execute();
  }

  /** Whether a publication was left out of its occurrence because its account was gone. */
  public static boolean wasLeftOut(PublicationRecord row) {
    return LEFT_OUT.equals(row.getReason());
  }

  /** What a list shows of a post. */
  public static String title(PostRows.Stored post) {
    List<PublicationRecord> publications = post.publications();
    return publications.isEmpty()
        ? PostContentRows.listTitle(
            post.post().getTitle().isBlank() ? post.post().getBody() : post.post().getTitle())
        : publications.getFirst().getListTitle();
  }

  private static Set<UUID> connected(DSLContext sql, PostRows.Stored template) {
    // held, so that no account can be disconnected between this look and the commit
    List<UUID> wanted =
        template.publications().stream().map(PublicationRecord::getAccountId).toList();
    var rows =
        sql.select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.ID.in(wanted)).orderBy(ACCOUNT.ID);
    return Set.copyOf(
        sql.dialect() == SQLDialect.POSTGRES
            ? rows.forKeyShare().fetch(ACCOUNT.ID)
            : rows.fetch(ACCOUNT.ID));
  }
}
