package org.rostrum.shell.commands;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Caller;
import org.rostrum.posts.OnNetwork;
import org.rostrum.posts.Presence;
import org.rostrum.posts.PublicationChanges;
import org.rostrum.posts.PublishedEdit;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.PostTexts;

/** Remembers what was asked of published posts. */
public final class FakeChanges implements PublicationChanges {
  public final List<String> asked = new CopyOnWriteArrayList<>();
  private final FakePosts posts;

  FakeChanges(FakePosts posts) {
    this.posts = posts;
  }

  @Override
  public OnNetwork get(Caller caller, UUID publicationId) {
    return new OnNetwork(
        posts.explain(caller, publicationId).publication(),
        Presence.CHANGING,
        Optional.empty(),
        EditableParts.NOTHING,
        false,
        new PostTexts("", "", "", ""),
        Map.of(),
        List.of());
  }

  @Override
  public OnNetwork edit(Caller caller, UUID publicationId, PublishedEdit edit) {
    asked.add("title " + edit.title().orElse("-") + ", alt " + edit.altText().orElse("-"));
    return get(caller, publicationId);
  }

  @Override
  public OnNetwork remove(Caller caller, UUID publicationId) {
    asked.add("remove");
    return get(caller, publicationId);
  }

  @Override
  public OnNetwork lookSoon(Caller caller, UUID publicationId) {
    asked.add("look");
    return get(caller, publicationId);
  }
}
