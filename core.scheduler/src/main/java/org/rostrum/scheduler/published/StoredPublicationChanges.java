package org.rostrum.scheduler.published;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.POST_CHANGE;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLISHED_POST;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.posts.OnNetwork;
import org.rostrum.posts.Presence;
import org.rostrum.posts.PublicationChange.Kind;
import org.rostrum.posts.PublicationChange.State;
import org.rostrum.posts.PublicationChanges;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublishedEdit;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.posts.PublicationViews;
import org.rostrum.scheduler.posts.Refusals;
import org.rostrum.scheduler.published.ChangeableNetworks.Changeable;
import org.rostrum.scheduler.publishing.OptionsText;
import org.rostrum.scheduler.publishing.PublicationContents;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduler.store.jooq.tables.records.PostRecord;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;
import org.rostrum.scheduler.store.jooq.tables.records.PublishedPostRecord;

/** What people ask of published posts, written down to be done. */
final class StoredPublicationChanges implements PublicationChanges {
  private final Store store;
  private final ChangeableNetworks networks;
  private final Audit audit;
  private final Events events;
  private final TimeOrderedIds ids;
  private final Runnable wakeWorker;
  private final Runnable wakeLooks;

  /**
   * Takes what it needs.
   *
   * @param wakeWorker called when there is a change to do; returns at once
   * @param wakeLooks called when a look was asked for; returns at once
   */
  StoredPublicationChanges(
      Store store,
      LiveProviders providers,
      Audit audit,
      Events events,
      TimeOrderedIds ids,
      Runnable wakeWorker,
      Runnable wakeLooks) {
    this.store = store;
    this.networks = new ChangeableNetworks(providers);
    this.audit = audit;
    this.events = events;
    this.ids = ids;
    this.wakeWorker = wakeWorker;
    this.wakeLooks = wakeLooks;
  }

  @Override
  public OnNetwork get(Caller caller, UUID publicationId) {
    caller.require(Permission.READ);
    return view(caller, publicationId);
  }

  @Override
  public OnNetwork edit(Caller caller, UUID publicationId, PublishedEdit edit) {
    caller.require(Permission.PUBLISH);
    request(caller, publicationId, Kind.EDIT, (network, said) -> checked(network, said, edit));
    return view(caller, publicationId);
  }

  @Override
  public OnNetwork remove(Caller caller, UUID publicationId) {
    caller.require(Permission.PUBLISH);
    request(
        caller,
        publicationId,
        Kind.REMOVE,
        (network, said) -> new Wanted(said.texts(), said.options(), EditableParts.NOTHING));
    return view(caller, publicationId);
  }

  @Override
  public OnNetwork lookSoon(Caller caller, UUID publicationId) {
    caller.require(Permission.PUBLISH);
    Instant now = store.databaseTime();
    networks.require(found(caller, publicationId));
    store.change(
        sql -> {
          PublicationRecord publication = published(sql, caller, publicationId, false);
          PublishedPostRecord row = PublishedRows.row(sql, publication, now);
          refuseGone(row, publication);
          int ignored =
              sql.update(PUBLISHED_POST)
                  .set(PUBLISHED_POST.LOOK_AT, now.minus(PublishedLooks.RECENT))
                  .where(PUBLISHED_POST.PUBLICATION_ID.eq(publicationId))
                  .execute();
        });
    wakeLooks.run();
    return view(caller, publicationId);
  }

  /** What a post says now, as far as is known. */
  private record Said(PostTexts texts, Map<String, String> options) {}

  /** What a post shall say. */
  private record Wanted(PostTexts texts, Map<String, String> options, EditableParts changed) {}

  @FunctionalInterface
  private interface Wish {
    Wanted of(Changeable network, Said said);
  }

  private static Wanted checked(Changeable changeable, Said said, PublishedEdit edit) {
    ProviderDescriptor network = changeable.network();
    EditableParts editable = changeable.editable();
    if (editable.isNothing()) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "not-editable",
          network.name()
              + " does not let published posts be changed. Remove it and publish again.");
    }
    EditChecks checks = EditChecks.of(network, editable, said.texts(), said.options(), edit);
    if (!checks.problems().isEmpty()) {
      throw Refusals.invalid(checks.problems());
    }
    return new Wanted(checks.texts(), checks.options(), checks.changed());
  }

  private void request(Caller caller, UUID id, Kind kind, Wish wish) {
    Instant now = store.databaseTime();
    Changeable network = networks.require(found(caller, id));
    store.change(
        sql -> {
          PublicationRecord publication =
              published(sql, caller, id, store.dialect() == Dialect.POSTGRES);
          PublishedPostRecord row =
              PublishedRows.row(sql, publication, now.plus(PublishedLooks.FIRST));
          refuseGone(row, publication);
          if (row.getOpenChange() != null) {
            throw RequestRefused.of(
                Reason.CONFLICT,
                "change-under-way",
                "Another change to this post is under way. Wait until it is done.");
          }
          if (sql.fetchCount(POST_CHANGE, POST_CHANGE.PUBLICATION_ID.eq(id)) >= MAX_CHANGES) {
            throw RequestRefused.of(
                Reason.CONFLICT,
                "too-many-changes",
                "A post takes " + MAX_CHANGES + " changes. Change it on the network itself.");
          }
          Wanted wanted = wish.of(network, said(sql, publication, row));
          write(sql, caller, publication, kind, wanted, now);
          audit.record(
              sql,
              caller,
              kind == Kind.EDIT ? "publication.edit-requested" : "publication.remove-requested",
              id.toString(),
              ChangeRow.text(wanted.changed()));
        });
    events.publish(caller.workspaceId(), "publication", id.toString(), "changing");
    wakeWorker.run();
  }

  private void write(
      DSLContext sql,
      Caller caller,
      PublicationRecord publication,
      Kind kind,
      Wanted wanted,
      Instant now) {
    UUID change = ids.next();
    int inserted =
        sql.insertInto(POST_CHANGE)
            .set(POST_CHANGE.ID, change)
            .set(POST_CHANGE.PUBLICATION_ID, publication.getId())
            .set(POST_CHANGE.WORKSPACE_ID, publication.getWorkspaceId())
            .set(POST_CHANGE.KIND, kind.name())
            .set(POST_CHANGE.TITLE, wanted.texts().title())
            .set(POST_CHANGE.BODY, wanted.texts().text())
            .set(POST_CHANGE.LINK, wanted.texts().link())
            .set(POST_CHANGE.ALT_TEXT, wanted.texts().altText())
            .set(POST_CHANGE.OPTIONS, OptionsText.write(wanted.options()))
            .set(POST_CHANGE.CHANGED, ChangeRow.text(wanted.changed()))
            .set(POST_CHANGE.STATE, State.PENDING.name())
            .set(POST_CHANGE.REASON, "")
            .set(POST_CHANGE.WAKE_AT, now)
            .set(POST_CHANGE.FENCE, 0L)
            .set(POST_CHANGE.TRIES, 0)
            .set(POST_CHANGE.REQUESTED_BY_ID, caller.userId())
            .set(POST_CHANGE.REQUESTED_BY, caller.name())
            .set(POST_CHANGE.REQUESTED_AT, now)
            .execute();
    int marked =
        sql.update(PUBLISHED_POST)
            .set(PUBLISHED_POST.OPEN_CHANGE, change)
            .where(PUBLISHED_POST.PUBLICATION_ID.eq(publication.getId()))
            .execute();
    if (inserted + marked != 2) {
      throw new IllegalStateException("The change " + change + " was not written");
    }
  }

  private PublicationRecord found(Caller caller, UUID id) {
    return store.read(sql -> published(sql, caller, id, false));
  }

  private static PublicationRecord published(DSLContext sql, Caller caller, UUID id, boolean lock) {
    var rows =
        sql.selectFrom(PUBLICATION)
            .where(PUBLICATION.ID.eq(id))
            .and(PUBLICATION.WORKSPACE_ID.eq(caller.workspaceId()));
    @Nullable PublicationRecord row = lock ? rows.forUpdate().fetchOne() : rows.fetchOne();
    if (row == null) {
      throw Refusals.noPublication();
    }
    if (!row.getState().equals(PublicationState.PUBLISHED.name())) {
      throw Refusals.state(
          row.getAccountName(), PublicationState.valueOf(row.getState()), "changed on the network");
    }
    return row;
  }

  private static void refuseGone(PublishedPostRecord row, PublicationRecord publication) {
    String presence = row.getPresence();
    if (presence.equals(Presence.GONE.name()) || presence.equals(Presence.REMOVED.name())) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "post-gone",
          "The post is not on " + publication.getAccountName() + " any more.");
    }
  }

  private static Said said(
      DSLContext sql, PublicationRecord publication, @Nullable PublishedPostRecord row) {
    PostRecord post = sql.selectFrom(POST).where(POST.ID.eq(publication.getPostId())).fetchSingle();
    @Nullable String edited = row == null ? null : row.getAltText();
    String alt =
        edited == null
            ? sql.select(POST_MEDIA.ALT_TEXT)
                .from(POST_MEDIA)
                .where(POST_MEDIA.POST_ID.eq(publication.getPostId()))
                .and(POST_MEDIA.ORDINAL.eq(0))
                .fetchOptional(POST_MEDIA.ALT_TEXT)
                .orElse("")
            : edited;
    @Nullable String title = publication.getVersionTitle();
    @Nullable String body = publication.getVersionBody();
    return new Said(
        new PostTexts(
            title == null ? post.getTitle() : title,
            body == null ? post.getBody() : body,
            PublicationContents.link(publication.getVersionLink(), post.getLink()).orElse(""),
            alt),
        OptionsText.read(publication.getOptions()));
  }

  private OnNetwork view(Caller caller, UUID id) {
    Instant now = store.databaseTime();
    Optional<Changeable> network = networks.find(found(caller, id));
    return store.read(
        sql -> {
          PublicationRecord publication = published(sql, caller, id, false);
          Optional<PublishedPostRecord> row = PublishedRows.find(sql, id);
          Presence presence = row.map(PublishedRows::presence).orElse(Presence.AS_PUBLISHED);
          boolean free = presence == Presence.AS_PUBLISHED || presence == Presence.EDITED;
          Optional<Changeable> open =
              network.filter(one -> free && publication.getRemoteId() != null);
          Said said = said(sql, publication, row.orElse(null));
          return new OnNetwork(
              PublicationViews.find(sql, id, now).orElseThrow(Refusals::noPublication),
              presence,
              row.flatMap(one -> Optional.ofNullable(one.getLookedAt())),
              open.map(Changeable::editable).orElse(EditableParts.NOTHING),
              open.isPresent(),
              said.texts(),
              said.options(),
              PublishedRows.changes(sql, id));
        });
  }
}
