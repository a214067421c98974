package org.rostrum.web.admin.fakes;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduling.HoldScope;
import org.rostrum.scheduling.HoldView;
import org.rostrum.scheduling.Holds;

/** Holds in memory. */
public final class FakeHolds implements Holds {
  public final List<HoldView> held = new CopyOnWriteArrayList<>();

  @Override
  public List<HoldView> list(Caller caller) {
    return List.copyOf(held);
  }

  @Override
  public HoldView hold(Caller caller, HoldScope scope, String reason) {
    if (held.stream().anyMatch(hold -> hold.scope().equals(scope))) {
      throw RequestRefused.of(RequestRefused.Reason.CONFLICT, "on-hold", "It is on hold already.");
    }
    HoldView hold = new HoldView(scope, Instant.EPOCH, "Ada", reason);
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
