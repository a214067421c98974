package org.rostrum.shell.commands;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduling.HoldScope;
import org.rostrum.scheduling.HoldView;
import org.rostrum.scheduling.Holds;

/** Holds in memory. */
final class FakeHolds implements Holds {
  private final List<HoldView> held = new CopyOnWriteArrayList<>();

  @Override
  public List<HoldView> list(Caller caller) {
    return List.copyOf(held);
  }

  @Override
  public HoldView hold(Caller caller, HoldScope scope, String reason) {
    HoldView hold = new HoldView(scope, FakePlatform.NOON, "the operator", reason);
    held.add(hold);
    return hold;
  }

  @Override
  public void resume(Caller caller, HoldScope scope) {
    if (!held.removeIf(hold -> hold.scope().equals(scope))) {
      throw RequestRefused.of(RequestRefused.Reason.NOT_FOUND, "not-on-hold", "It is not on hold.");
    }
  }
}
