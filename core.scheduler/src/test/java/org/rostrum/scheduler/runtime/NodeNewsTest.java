package org.rostrum.scheduler.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.events.LiveEvent;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.scheduler.cluster.Signal;
import org.rostrum.scheduler.events.RecentEvents;
import org.rostrum.scheduler.hosting.FakeProvider;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;

@Timeout(20)
class NodeNewsTest {
  private static final UUID NORRA = UUID.randomUUID();
  private static final UUID ACCOUNT = UUID.randomUUID();

  private final RecentEvents events = new RecentEvents(Clock.systemUTC());
  private final BlockingQueue<LiveEvent> heard = new LinkedBlockingQueue<>();
  private final List<String> done = new ArrayList<>();
  private final NodeNews news =
      new NodeNews(
          events,
          LiveProviders.of(provider("pinnwand"), provider("zwitscher")),
          provider -> done.add("settings of " + provider),
          account -> done.add("account " + account),
          () -> done.add("wake"));

  private static LiveProvider provider(String id) {
    FakeProvider provider = new FakeProvider(ProviderDescriptor.of(id, id).build());
    return new LiveProvider(
        provider.descriptor(),
        provider,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "org.example." + id,
        "1.0.0");
  }

  @AfterEach
  void close() {
    events.close();
  }

  private LiveEvent next() throws InterruptedException {
    LiveEvent event = heard.poll(10, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    return event;
  }

  private void listen() {
    Caller ida =
        new Caller(UUID.randomUUID(), "Ida", NORRA, Set.of(Permission.READ), Caller.Origin.SESSION);
    var unused = events.listen(ida, OptionalLong.empty(), heard::add, () -> {});
  }

  @Test
  void tellsThoseWhoListenHereOfChangesElsewhere() throws Exception {
    listen();
    news.accept(new Signal.Changed(Optional.of(UUID.randomUUID()), "post", "0", "created"));
    news.accept(new Signal.Changed(Optional.of(NORRA), "post", "1", "created"));
    news.accept(new Signal.Changed(Optional.empty(), "provider", "pinnwand", "settings"));

    assertThat(next().subject()).isEqualTo("1");
    assertThat(next().topic()).isEqualTo("provider");
    assertThat(done).isEmpty();
  }

  @Test
  void doesHereWhatFollowsFromWorkElsewhere() {
    news.accept(new Signal.Wake());
    news.accept(new Signal.SettingsSaved("pinnwand"));
    news.accept(new Signal.AccountUsable(ACCOUNT));

    assertThat(done).containsExactly("wake", "settings of pinnwand", "account " + ACCOUNT);
  }

  @Test
  void whatWasMissedMayHaveBeenEverything() throws Exception {
    listen();
    news.accept(new Signal.Missed());

    assertThat(next().topic()).isEqualTo("reset");
    assertThat(done)
        .containsExactlyInAnyOrder("wake", "settings of pinnwand", "settings of zwitscher");
  }
}
