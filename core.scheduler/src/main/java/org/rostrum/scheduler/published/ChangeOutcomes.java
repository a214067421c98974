package org.rostrum.scheduler.published;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLISHED_POST;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.rostrum.access.Caller;
import org.rostrum.posts.Presence;
import org.rostrum.posts.PublicationChange.Kind;
import org.rostrum.posts.PublicationChange.State;
import org.rostrum.provider.publish.EditableParts.Text;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.publishing.OptionsText;
import org.rostrum.scheduler.publishing.Texts;
import org.rostrum.scheduler.store.Store;

/** Writes down what came of a change, guarded by its fence, and tells of it. */
final class ChangeOutcomes {
  private static final int MAX_LIST_TITLE = 200;
  private static final int MAX_URL = 2_048;

  private final Store store;
  private final AccountSessions sessions;
  private final Audit audit;
  private final Events events;

  ChangeOutcomes(Store store, AccountSessions sessions, Audit audit, Events events) {
    this.store = store;
    this.sessions = sessions;
    this.audit = audit;
    this.events = events;
  }

  /** The post says what it shall say, or was removed. */
  void done(ChangeRow change, Optional<URI> url) {
    Instant now = store.databaseTime();
    end(
        change,
        State.DONE,
        "",
        change.kind() == Kind.EDIT ? "edited" : "removed",
        sql -> {
          if (change.kind() == Kind.EDIT) {
            say(sql, change, url, now);
          }
          PublishedRows.stands(
              sql,
              change.publication(),
              change.kind() == Kind.EDIT ? Presence.EDITED : Presence.REMOVED,
              now);
        });
  }

  /** The network has no such post: what a removal wanted, and the end of an edit. */
  void gone(ChangeRow change) {
    Instant now = store.databaseTime();
    boolean wanted = change.kind() == Kind.REMOVE;
    // A removal that may have been sent before is ours; so is one that finds nothing the first
    // time.
    end(
        change,
        wanted ? State.DONE : State.FAILED,
        wanted ? "" : "The post is not on the network any more.",
        wanted ? "removed" : "change-failed",
        sql ->
            PublishedRows.stands(
                sql, change.publication(), wanted ? Presence.REMOVED : Presence.GONE, now));
  }

  void failed(ChangeRow change, String reason) {
    end(change, State.FAILED, reason, "change-failed", sql -> {});
  }

  /** The account must be connected again; nothing was changed. */
  void unauthorized(ChangeRow change, String reason, Set<String> missingScopes) {
    if (!missingScopes.isEmpty()) {
      sessions.needsReconnect(change.account(), reason, missingScopes);
    }
    failed(change, reason);
  }

  /** Nothing was sent, and it is tried again. */
  void pending(ChangeRow change, String reason, Duration pause) {
    later(change, State.PENDING, reason, pause);
  }

  /** It may have been sent, and the network is asked. */
  void unclear(ChangeRow change, String reason, Duration pause) {
    later(change, State.UNDER_WAY, reason, pause);
  }

  private void later(ChangeRow change, State state, String reason, Duration pause) {
    Instant at = store.databaseTime().plus(pause);
    boolean ours = store.write(sql -> PublishedRows.later(sql, change, state, at, reason));
    if (ours) {
      tell(change, "changing");
    }
  }

  @FunctionalInterface
  private interface Consequence {
    void in(DSLContext sql);
  }

  private void end(
      ChangeRow change, State state, String reason, String name, Consequence consequence) {
    Instant now = store.databaseTime();
    boolean ours =
        store.write(
            sql -> {
              if (!PublishedRows.end(sql, change, state, reason, now)) {
                return false;
              }
              consequence.in(sql);
              audit.record(
                  sql,
                  caller(change),
                  "publication." + name,
                  change.publication().toString(),
                  reason);
              return true;
            });
    if (ours) {
      tell(change, name);
    }
  }

  private void tell(ChangeRow change, String what) {
    events.publish(change.workspace(), "publication", change.publication().toString(), what);
  }

  private static Caller caller(ChangeRow change) {
    return new Caller(
        change.requestedById(),
        change.requestedBy(),
        change.workspace(),
        Set.of(),
        Caller.Origin.SESSION);
  }

  /** From now on the publication says what the network does. */
  private static void say(DSLContext sql, ChangeRow change, Optional<URI> url, Instant now) {
    String title = change.texts().title();
    String text = change.texts().text();
    var update =
        sql.update(PUBLICATION)
            .set(PUBLICATION.OPTIONS, OptionsText.write(change.options()))
            .set(PUBLICATION.VERSION_TITLE, title)
            .set(PUBLICATION.VERSION_BODY, text)
            .set(PUBLICATION.VERSION_LINK, change.texts().link())
            .set(PUBLICATION.LIST_TITLE, listTitle(title.isBlank() ? text : title))
            .set(PUBLICATION.SEARCH_TEXT, (title + '\n' + text).toLowerCase(Locale.ROOT))
            .set(PUBLICATION.UPDATED_AT, now);
    Optional<String> address =
        url.map(URI::toString).filter(one -> one.length() <= MAX_URL && Texts.isStorable(one));
    int ignored =
        (address.isPresent() ? update.set(PUBLICATION.URL, address.get()) : update)
            .where(PUBLICATION.ID.eq(change.publication()))
            .execute();
    if (change.changed().texts().contains(Text.ALT_TEXT)) {
      int described =
          sql.update(PUBLISHED_POST)
              .set(PUBLISHED_POST.ALT_TEXT, change.texts().altText())
              .where(PUBLISHED_POST.PUBLICATION_ID.eq(change.publication()))
              .execute();
      assert described == 1;
    }
  }

  private static String listTitle(String text) {
    return Texts.cut(text.strip().replaceAll("\\s+", " "), MAX_LIST_TITLE);
  }
}
