package org.rostrum.shell.commands;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationView;
import org.rostrum.scheduling.AccountQueue;
import org.rostrum.scheduling.Pause;
import org.rostrum.scheduling.PostingQueues;
import org.rostrum.scheduling.PostingSchedule;
import org.rostrum.scheduling.WeeklySlots;

/** A queue that holds what is due, paused or not. */
public final class FakeQueues implements PostingQueues {
  public volatile Optional<Pause> pause = Optional.empty();

  private final FakePosts posts;

  FakeQueues(FakePosts posts) {
    this.posts = posts;
  }

  @Override
  public AccountQueue queue(Caller caller, UUID accountId) {
    return new AccountQueue(accountId, pause, posts.due, posts.due.size());
  }

  @Override
  public PostingSchedule schedule(Caller caller, UUID accountId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PostingSchedule replace(Caller caller, UUID accountId, long version, WeeklySlots slots) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Instant> preview(Caller caller, WeeklySlots slots, int count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PostView addToQueue(Caller caller, UUID postId, long version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AccountQueue move(Caller caller, UUID publicationId, int index) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AccountQueue moveBefore(Caller caller, UUID publicationId, UUID beforeId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PublicationView remove(Caller caller, UUID publicationId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AccountQueue pause(Caller caller, UUID accountId, String reason) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AccountQueue resume(Caller caller, UUID accountId) {
    throw new UnsupportedOperationException();
  }
}
