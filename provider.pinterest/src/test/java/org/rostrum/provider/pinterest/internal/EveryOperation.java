package org.rostrum.provider.pinterest.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.analytics.MeasuredPost;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.pinterest.internal.analytics.PinterestAnalytics;
import org.rostrum.provider.pinterest.internal.support.LoopbackClient;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.TinyVideo;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.testkit.host.TestContext;

/** A day in the life of the provider, in which it does everything that it can do. */
final class EveryOperation {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final TinyVideo FILM = TinyVideo.of(720, 1280, Duration.ofSeconds(12), 9_000);
  private static final Set<String> SCOPES =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");

  private final PinterestProvider provider = new PinterestProvider(Optional.empty());

  /** Method and path of what was sent and held against the description, with its answer. */
  Set<String> judged() throws Exception {
    SimulatorConfig config = SimulatorConfig.defaults().withClock(InstantSource.fixed(NOON));
    try (PinterestSimulator server = PinterestSimulator.start(config);
        LoopbackClient client = LoopbackClient.checking(server.apiUrl(Environment.PRODUCTION))) {
      server.processing(Duration.ZERO);
      String token = server.issueToken("norrastudio", Environment.PRODUCTION, SCOPES);
      SettingValues settings = Pins.custom(server.apiUrl(Environment.PRODUCTION));
      TestContext context = Pins.context(settings, client, token).at(NOON);
      TestContext filming =
          new TestContext(settings, client, token)
              .at(NOON)
              .file(Pins.video(Duration.ofSeconds(12)), FILM::open);
      provider.test(context);
      provider.identify(context);
      String board = provider.create(context, "boards", "Kiln log", SettingValues.empty()).value();
      SettingValues there = Pins.options(board, Optional.empty());
      String section = provider.create(context, "sections", "Cone 10", there).value();
      list(context, "boards", SettingValues.empty());
      list(context, "sections", there);
      publish(Pins.vase(), Pins.options(board, Optional.of(section)), context);
      publish(Pins.film(), there, filming);
      String pin = publish(Pins.film(), there, filming);
      measure(context, pin);
      provider.look(pin, context);
      provider.edit(edit(pin), context);
      provider.remove(pin, context);
      return client.judged();
    }
  }

  private void list(TestContext context, String lookup, SettingValues options) throws Exception {
    provider.list(context, new ChoiceQuery(lookup, "", Optional.empty(), 10, options));
  }

  private String publish(Content content, SettingValues options, TestContext context)
      throws InterruptedException {
    PublishResult result =
        provider.publish(Pins.request(content, options, context.lastCheckpoint()), context);
    return result instanceof PublishResult.Published published ? published.remoteId() : "";
  }

  private static void measure(TestContext context, String pin) throws Exception {
    PinterestAnalytics analytics = new PinterestAnalytics(Optional.empty());
    LocalDate today = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
    analytics.ofAccount(context, today.minusDays(7), today);
    analytics.ofPost(
        context, new MeasuredPost(pin, NOON, Set.of(MediaKind.VIDEO)), today.minusDays(7), today);
    analytics.topPosts(context, "save", today.minusDays(7), today, 10);
  }

  private static PostEdit edit(String pin) {
    return new PostEdit(
        pin,
        new PostTexts("Another title", "", "", ""),
        SettingValues.empty(),
        new EditableParts(Set.of(EditableParts.Text.TITLE), Set.of()));
  }
}
