package org.rostrum.scheduler.schedule;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.posts.Target;
import org.rostrum.posts.Version;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TestClock;

/** A thread that is due, before an engine that begins when it is first waited for. */
final class ThreadBench {
  static final List<String> ALL = List.of("post", "one", "two", "three");

  final EngineBench bench;
  final ThreadNetwork network = new ThreadNetwork();
  final UUID publication;
  private final PublishingEngine engine;
  private boolean started;

  private ThreadBench(EngineBench bench, EngineLimits limits) {
    this.bench = bench;
    PostView post = bench.posts.create(bench.caller, draft(bench.account("one")), Optional.empty());
    this.publication =
        bench
            .posts
            .schedule(bench.caller, post.id(), post.version(), bench.clock.instant())
            .publications()
            .getFirst()
            .id();
    this.engine = bench.engine(bench.store, LiveProviders.of(LiveProvider.of(network)), limits);
  }

  void await(PublicationState state) {
    start();
    bench.awaitState(publication, state);
  }

  List<String> outcomes() {
    start();
    return bench.outcomes(publication);
  }

  private void start() {
    if (!started) {
      started = true;
      engine.start();
    }
  }

  PublicationView view() {
    return bench.view(publication);
  }

  URI url() {
    return URI.create("https://threads.example/" + publication);
  }

  Instant begunAt() {
    return bench.posts.explain(bench.caller, publication).attempts().getFirst().startedAt();
  }

  String remoteId() {
    return bench.store.read(
        sql ->
            sql.fetchValue("select remote_id from publication where id = ?", publication)
                .toString());
  }

  private static PostDraft draft(UUID account) {
    return new PostDraft(
        "",
        "post",
        Optional.empty(),
        List.of(),
        List.of("shared"),
        List.of(
            new Target(
                account,
                Map.of(),
                new Version(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(ALL.subList(1, ALL.size()))))));
  }

  /** Tells a story of a thread that is tried as often as any publication of these tests. */
  static void run(Store store, TestClock clock, Consumer<ThreadBench> story) {
    run(store, clock, EngineBench.QUICK, story);
  }

  /** Tells a story of a thread that is tried so often. */
  static void run(Store store, TestClock clock, int retries, Consumer<ThreadBench> story) {
    run(store, clock, EngineBench.quick(retries), story);
  }

  private static void run(
      Store store, TestClock clock, EngineLimits limits, Consumer<ThreadBench> story) {
    try (EngineBench bench = new EngineBench(store, clock)) {
      bench.letTimePass();
      ThreadBench thread = new ThreadBench(bench, limits);
      try {
        story.accept(thread);
      } finally {
        thread.engine.close();
      }
    }
  }
}
