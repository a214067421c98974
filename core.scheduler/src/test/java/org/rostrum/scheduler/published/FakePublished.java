package org.rostrum.scheduler.published;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.provider.publish.PublishedPosts;

/** A network with posts on it, which answers once as a test says. */
final class FakePublished implements PublishedPosts {
  final Map<String, PostTexts> posts = new HashMap<>();
  final Map<String, Map<String, String>> options = new HashMap<>();
  final List<String> calls = new ArrayList<>();
  EditableParts editable =
      new EditableParts(
          EnumSet.of(EditableParts.Text.TITLE, EditableParts.Text.TEXT), Set.of("board"));

  /** Instead of the next answer; the change itself is made if {@link #lost}. */
  Optional<ChangeResult> next = Optional.empty();

  boolean lost;

  /** Done whenever it is asked what can be changed. */
  Runnable whenAsked = () -> {};

  @Override
  public EditableParts editable() {
    whenAsked.run();
    return editable;
  }

  @Override
  public synchronized ChangeResult edit(PostEdit edit, AccountContext account) {
    calls.add("edit " + edit.texts().title());
    if (next.isPresent() && !lost) {
      return once();
    }
    if (!posts.containsKey(edit.remoteId())) {
      return new ChangeResult.Gone();
    }
    posts.put(edit.remoteId(), edit.texts());
    options.put(edit.remoteId(), edit.options().asMap());
    return next.isPresent() ? once() : new ChangeResult.Done(Optional.empty());
  }

  @Override
  public synchronized ChangeResult remove(String remoteId, AccountContext account) {
    calls.add("remove");
    if (next.isPresent() && !lost) {
      return once();
    }
    boolean there = posts.remove(remoteId) != null;
    if (next.isPresent()) {
      return once();
    }
    return there ? new ChangeResult.Done(Optional.empty()) : new ChangeResult.Gone();
  }

  @Override
  public synchronized LookResult look(String remoteId, AccountContext account)
      throws NetworkException {
    calls.add("look");
    PostTexts texts = posts.get(remoteId);
    return texts == null
        ? new LookResult.Gone()
        : new LookResult.There(texts, options.getOrDefault(remoteId, Map.of()));
  }

  private ChangeResult once() {
    ChangeResult answer = next.orElseThrow();
    next = Optional.empty();
    return answer;
  }
}
