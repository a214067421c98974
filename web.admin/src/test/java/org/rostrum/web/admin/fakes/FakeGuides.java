package org.rostrum.web.admin.fakes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.hosting.SetupGuides;
import org.rostrum.hosting.SetupProgress;
import org.rostrum.hosting.SetupProgress.How;
import org.rostrum.hosting.SetupProgress.Item;

/** A guide of one step. */
public final class FakeGuides implements SetupGuides {
  private final Set<String> ticked = ConcurrentHashMap.newKeySet();

  @Override
  public SetupProgress progress(Caller caller, String providerId) {
    boolean done = ticked.contains("app");
    return new SetupProgress(
        List.of(new Item("app", done, done ? How.TICKED : How.OPEN, Optional.empty(), "")),
        List.of());
  }

  @Override
  public SetupProgress tick(Caller caller, String providerId, String id, boolean done) {
    caller.require(Permission.MANAGE_SERVICES);
    if (done) {
      ticked.add(id);
    } else {
      ticked.remove(id);
    }
    return progress(caller, providerId);
  }
}
