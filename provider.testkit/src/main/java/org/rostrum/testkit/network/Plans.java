package org.rostrum.testkit.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.testkit.network.FaultyNetwork.Moment;

/** What shall go wrong, in the order in which it was planned. Safe for use by many threads. */
final class Plans {
  private static final Route ANY = Route.of("*", "**");

  /** What goes wrong with one call. */
  record Fault(Moment moment, Disturbance disturbance) {}

  private static final class Plan {
    private final Route route;
    private final Fault fault;
    private final boolean stays;
    private int passing;

    Plan(Route route, Fault fault, boolean stays, int passing) {
      this.route = route;
      this.fault = fault;
      this.stays = stays;
      this.passing = passing;
    }
  }

  private final List<Plan> plans = new ArrayList<>();

  synchronized void once(Route route, Fault fault) {
    plans.add(new Plan(route, fault, false, 0));
  }

  synchronized void always(Route route, Fault fault) {
    plans.add(new Plan(route, fault, true, 0));
  }

  synchronized void onceAfter(Route route, int calls, Fault fault) {
    plans.add(new Plan(route, fault, false, calls));
  }

  synchronized void alwaysAfter(int calls, Fault fault) {
    plans.add(new Plan(ANY, fault, true, calls));
  }

  synchronized void clear() {
    plans.clear();
  }

  /** What goes wrong with this call, which counts as one from now on. */
  synchronized Optional<Fault> take(SentRequest request) {
    Optional<Plan> next = plans.stream().filter(plan -> plan.route.matches(request)).findFirst();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    Plan plan = next.get();
    if (plan.passing > 0) {
      plan.passing--;
      return Optional.empty();
    }
    if (!plan.stays) {
      plans.remove(plan);
    }
    return Optional.of(plan.fault);
  }
}
