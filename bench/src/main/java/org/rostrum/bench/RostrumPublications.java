package org.rostrum.bench;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.UpdatableRecord;
import org.rostrum.posts.BulkOutcome;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.ScheduledDraft;
import org.rostrum.posts.Target;
import org.rostrum.posts.Version;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.PostRecord;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/**
 * Puts posts and publications there. The service schedules; where a measurement only needs many
 * rows, they are copies of one that the service scheduled, so that they are as it makes them.
 */
final class RostrumPublications {
  /** When what is not to be executed during a run becomes due. */
  private static final Duration FAR = Duration.ofDays(30);

  private static final int BATCH = 500;
  private static final int ROWS_AT_ONCE = 500_000;

  private final Store store;
  private final Posts posts;
  private final RostrumAccounts accounts;
  private final PostRecord post;
  private final PublicationRecord publication;

  RostrumPublications(Store store, Posts posts, RostrumAccounts accounts) {
    this.store = store;
    this.posts = posts;
    this.accounts = accounts;
    PostView made = schedule(Job.TEXT, Instant.now().plus(FAR), List.of(accounts.id(0)));
    UUID id = made.publications().getFirst().id();
    this.post = store.read(sql -> sql.selectFrom(POST).where(POST.ID.eq(made.id())).fetchSingle());
    this.publication =
        store.read(sql -> sql.selectFrom(PUBLICATION).where(PUBLICATION.ID.eq(id)).fetchSingle());
  }

  /** Creates and schedules a post through the service, as the REST interface does. */
  PostView schedule(String text, Instant at, List<UUID> to) {
    PostDraft draft =
        new PostDraft(
            "",
            text,
            Optional.empty(),
            List.of(),
            to.stream().map(account -> new Target(account, Map.of(), Version.same())).toList());
    PostView created = posts.create(accounts.caller(), draft, Optional.empty());
    return posts.schedule(accounts.caller(), created.id(), created.version(), at);
  }

  /** The way of the service for many: a post for each, as many in a call as it takes. */
  void enqueue(List<Job> jobs) {
    for (int from = 0; from < jobs.size(); from += Posts.MAX_BULK_POSTS) {
      List<Job> batch = jobs.subList(from, Math.min(jobs.size(), from + Posts.MAX_BULK_POSTS));
      List<BulkOutcome> outcomes =
          posts.scheduleAll(
              accounts.caller(), batch.stream().map(this::scheduled).toList(), Optional.empty());
      if (!outcomes.stream().allMatch(BulkOutcome.Scheduled.class::isInstance)) {
        throw new InvalidRun("Rostrum refused posts: " + outcomes.getFirst());
      }
    }
  }

  private ScheduledDraft scheduled(Job job) {
    Target target = new Target(accounts.id(job.account()), Map.of(), Version.same());
    return new ScheduledDraft(
        new PostDraft("", job.text(), Optional.empty(), List.of(), List.of(target)), job.due());
  }

  /** Creates and schedules a post for one account. */
  void scheduleOne(int account, Instant at) {
    PostView ignored = schedule(Job.TEXT, at, List.of(accounts.id(account)));
  }

  /** Puts publications there that will be executed, each with a post of its own. */
  void seed(List<Job> jobs) {
    for (int from = 0; from < jobs.size(); from += BATCH) {
      List<PostRecord> newPosts = new ArrayList<>();
      List<PublicationRecord> newPublications = new ArrayList<>();
      for (Job job : jobs.subList(from, Math.min(jobs.size(), from + BATCH))) {
        PostRecord newPost = post.copy();
        newPost.setId(UUID.randomUUID());
        newPost.setBody(job.text());
        newPosts.add(newPost);
        newPublications.add(of(job, newPost));
      }
      store.change(
          sql -> {
            List<UpdatableRecord<?>> rows = new ArrayList<>(newPosts);
            rows.addAll(newPublications);
            int[] ignored = sql.batchInsert(rows).execute();
          });
    }
  }

  private PublicationRecord of(Job job, PostRecord ofPost) {
    PublicationRecord row = publication.copy();
    Instant due = job.due().truncatedTo(ChronoUnit.MICROS);
    row.setId(NoOpNetwork.publication(job.number()));
    row.setPostId(ofPost.getId());
    row.setAccountId(accounts.id(job.account()));
    row.setProviderId(accounts.network(job.account()));
    row.setDueAt(due);
    row.setWakeAt(due);
    return row;
  }

  /** Puts rows there that are due in a month and later, a second apart. PostgreSQL only. */
  void addFuture(Database.Postgres database, long rows) {
    Map<String, String> changed =
        Map.of(
            PUBLICATION.ID.getName(),
            "('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid",
            PUBLICATION.DUE_AT.getName(),
            "t.due_at + n * interval '1 second'",
            PUBLICATION.WAKE_AT.getName(),
            "t.due_at + n * interval '1 second'",
            PUBLICATION.ACCOUNT_ID.getName(),
            "a.id",
            PUBLICATION.PROVIDER_ID.getName(),
            "a.provider_id");
    List<String> columns = Arrays.stream(PUBLICATION.fields()).map(Field::getName).toList();
    String values =
        columns.stream()
            .map(column -> changed.getOrDefault(column, "t." + column))
            .collect(Collectors.joining(", "));
    try (HikariDataSource pool = database.pool(1)) {
      for (long from = 0; from < rows; from += ROWS_AT_ONCE) {
        long until = Math.min(rows, from + ROWS_AT_ONCE);
        Database.execute(
            pool,
            """
            insert into publication (%s)
            select %s from generate_series(%d, %d) n
            join (select id, provider_id, row_number() over () - 1 as k from account) a
              on a.k = n %% %d
            cross join (select * from publication where id = '%s') t
            """
                .formatted(
                    String.join(", ", columns),
                    values,
                    from + 1,
                    until,
                    accounts.ids().size(),
                    publication.getId()));
      }
    }
  }

  /** How many of the seeded ones the database says are published. */
  long published() {
    return store.read(
        sql ->
            sql.fetchCount(PUBLICATION, PUBLICATION.STATE.eq(PublicationState.PUBLISHED.name())));
  }
}
