package org.rostrum.web.admin.fakes;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Caller;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.scheduling.AccountQueue;
import org.rostrum.scheduling.Pause;
import org.rostrum.scheduling.PostingQueues;
import org.rostrum.scheduling.PostingSchedule;
import org.rostrum.scheduling.WeeklySlots;

/** The queue of one account, at version 3 of its slots. */
public final class FakeQueues implements PostingQueues {
  public static final long VERSION = 3;
  public static final Instant NEXT = Instant.parse("2026-12-01T08:00:00Z");

  public final List<WeeklySlots> saved = new CopyOnWriteArrayList<>();
  public final List<String> done = new CopyOnWriteArrayList<>();

  private static PostingSchedule schedule(WeeklySlots slots, long version) {
    return new PostingSchedule(
        FakeAccounts.ACCOUNT, version, slots, ZoneId.of("Europe/Oslo"), List.of(NEXT));
  }

  private AccountQueue queue(Optional<Pause> pause) {
    return new AccountQueue(
        FakeAccounts.ACCOUNT, pause, List.of(FakePosts.publication(true, Optional.empty())), 1);
  }

  private void requireKnown(UUID account) {
    if (!account.equals(FakeAccounts.ACCOUNT)) {
      throw RequestRefused.of(
          RequestRefused.Reason.NOT_FOUND, "account-not-found", "There is no such account.");
    }
  }

  @Override
  public PostingSchedule schedule(Caller caller, UUID accountId) {
    requireKnown(accountId);
    return schedule(WeeklySlots.none(), VERSION);
  }

  @Override
  public PostingSchedule replace(Caller caller, UUID accountId, long version, WeeklySlots slots) {
    if (version != VERSION) {
      throw RequestRefused.of(
          RequestRefused.Reason.STALE, "schedule-changed", "Somebody changed it meanwhile.");
    }
    saved.add(slots);
    return schedule(slots, VERSION + 1);
  }

  @Override
  public List<Instant> preview(Caller caller, WeeklySlots slots, int count) {
    saved.add(slots);
    return List.of(NEXT, NEXT.plusSeconds(count));
  }

  @Override
  public PostView addToQueue(Caller caller, UUID postId, long version) {
    done.add("add " + postId + " " + version);
    return FakePosts.post();
  }

  @Override
  public AccountQueue queue(Caller caller, UUID accountId) {
    requireKnown(accountId);
    return queue(Optional.empty());
  }

  @Override
  public AccountQueue move(Caller caller, UUID publicationId, int index) {
    done.add("move " + publicationId + " to " + index);
    return queue(Optional.empty());
  }

  @Override
  public AccountQueue moveBefore(Caller caller, UUID publicationId, UUID beforeId) {
    done.add("move " + publicationId + " before " + beforeId);
    return queue(Optional.empty());
  }

  @Override
  public PublicationView remove(Caller caller, UUID publicationId) {
    done.add("remove " + publicationId);
    return FakePosts.publication(false, Optional.empty());
  }

  @Override
  public AccountQueue pause(Caller caller, UUID accountId, String reason) {
    return queue(Optional.of(new Pause(Instant.EPOCH, "Ada", reason)));
  }

  @Override
  public AccountQueue resume(Caller caller, UUID accountId) {
    return queue(Optional.empty());
  }
}
