package org.rostrum.web.admin.fakes;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Caller;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.RecurrenceView;
import org.rostrum.scheduling.Recurrences;

/** One recurrence at version 2, with the rule that was last given. */
public final class FakeRecurrences implements Recurrences {
  public static final UUID RECURRENCE = UUID.fromString("00000000-0000-0000-0000-0000000000ec");
  public static final long VERSION = 2;

  public final List<RecurrenceRule> rules = new CopyOnWriteArrayList<>();

  private RecurrenceView view(RecurrenceRule rule, RecurrenceView.State state) {
    rules.add(rule);
    return new RecurrenceView(
        RECURRENCE,
        VERSION,
        Optional.of(FakePosts.POST),
        "Sunset",
        List.of("Ada's pins"),
        rule,
        rule.zone().orElse(ZoneId.of("Europe/Oslo")),
        state,
        state == RecurrenceView.State.ENDED ? "Ada stopped it." : "",
        4,
        Optional.empty(),
        List.of(FakeQueues.NEXT),
        "Ada",
        Instant.EPOCH);
  }

  @Override
  public RecurrenceView create(Caller caller, UUID postId, long version, RecurrenceRule rule) {
    if (version != FakePosts.VERSION) {
      throw RequestRefused.of(
          RequestRefused.Reason.STALE, "post-changed", "Somebody changed the post meanwhile.");
    }
    return view(rule, RecurrenceView.State.ACTIVE);
  }

  @Override
  public RecurrenceView change(
      Caller caller, UUID recurrenceId, long version, RecurrenceRule rule) {
    if (version != VERSION) {
      throw RequestRefused.of(
          RequestRefused.Reason.STALE, "recurrence-changed", "Somebody changed it meanwhile.");
    }
    return view(rule, RecurrenceView.State.ACTIVE);
  }

  @Override
  public RecurrenceView stop(Caller caller, UUID recurrenceId) {
    return view(rules.getLast(), RecurrenceView.State.ENDED);
  }

  @Override
  public RecurrenceView get(Caller caller, UUID recurrenceId) {
    return view(rules.getLast(), RecurrenceView.State.ACTIVE);
  }

  @Override
  public Page<RecurrenceView> list(Caller caller, PageRequest page) {
    return new Page<>(List.of(get(caller, RECURRENCE)), Optional.of("after-" + page.limit()));
  }

  @Override
  public List<Instant> preview(Caller caller, RecurrenceRule rule, int count) {
    rules.add(rule);
    return List.of(FakeQueues.NEXT);
  }
}
