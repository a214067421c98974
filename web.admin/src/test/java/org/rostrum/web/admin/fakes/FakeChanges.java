package org.rostrum.web.admin.fakes;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Caller;
import org.rostrum.posts.OnNetwork;
import org.rostrum.posts.Presence;
import org.rostrum.posts.PublicationChange;
import org.rostrum.posts.PublicationChanges;
import org.rostrum.posts.PublishedEdit;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.PostTexts;

/** One published post, and what was asked of it. */
public final class FakeChanges implements PublicationChanges {
  public final List<String> asked = new CopyOnWriteArrayList<>();

  @Override
  public OnNetwork get(Caller caller, UUID publicationId) {
    return post(List.of());
  }

  @Override
  public OnNetwork edit(Caller caller, UUID publicationId, PublishedEdit edit) {
    asked.add("edit " + edit.title().orElse("-") + " " + edit.text().orElse("-"));
    return post(List.of(change(PublicationChange.Kind.EDIT)));
  }

  @Override
  public OnNetwork remove(Caller caller, UUID publicationId) {
    asked.add("remove " + publicationId);
    return post(List.of(change(PublicationChange.Kind.REMOVE)));
  }

  @Override
  public OnNetwork lookSoon(Caller caller, UUID publicationId) {
    asked.add("look");
    return post(List.of());
  }

  private static PublicationChange change(PublicationChange.Kind kind) {
    return new PublicationChange(
        new UUID(0, 91),
        kind,
        PublicationChange.State.PENDING,
        "",
        "Ada",
        Instant.parse("2026-12-01T08:00:00Z"),
        Optional.empty());
  }

  private static OnNetwork post(List<PublicationChange> changes) {
    return new OnNetwork(
        FakePosts.publication(false, Optional.empty()),
        changes.isEmpty() ? Presence.EDITED : Presence.CHANGING,
        Optional.of(Instant.parse("2026-12-01T09:00:00Z")),
        new EditableParts(EnumSet.of(EditableParts.Text.TITLE), Set.of("board")),
        true,
        new PostTexts("Sunset", "", "", ""),
        Map.of("board", "7"),
        changes);
  }
}
