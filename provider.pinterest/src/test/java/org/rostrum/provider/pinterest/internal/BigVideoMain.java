package org.rostrum.provider.pinterest.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.pinterest.internal.support.LoopbackClient;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.TinyVideo;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.pins.PinMedia;
import org.rostrum.testkit.host.TestContext;

/**
 * Publishes one video of so many bytes to a simulator in the same process, and says how much of the
 * heap was in use at most. A process of its own, so that its heap can be small.
 */
public final class BigVideoMain {
  private static final Duration LENGTH = Duration.ofMinutes(14);
  private static final Set<String> SCOPES =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");

  private BigVideoMain() {}

  /**
   * Runs.
   *
   * @param arguments the folder of the simulator, and the bytes of the video
   */
  public static void main(String[] arguments) throws Exception {
    Path state = Path.of(arguments[0]);
    TinyVideo film = TinyVideo.of(1080, 1920, LENGTH, Long.parseLong(arguments[1]));
    try (PinterestSimulator pinterest =
            PinterestSimulator.start(SimulatorConfig.defaults().withStateDirectory(state));
        LoopbackClient client = LoopbackClient.plain()) {
      pinterest.processing(Duration.ZERO);
      System.out.println(published(pinterest, client, film));
      Runtime heap = Runtime.getRuntime();
      System.out.println(
          "max heap %d MiB, in use %d MiB"
              .formatted(heap.maxMemory() >> 20, (heap.totalMemory() - heap.freeMemory()) >> 20));
    }
  }

  private static String published(
      PinterestSimulator pinterest, LoopbackClient client, TinyVideo film) throws Exception {
    Media media =
        new Media(
                "big",
                MediaKind.VIDEO,
                "video/mp4",
                film.bytes(),
                1080,
                1920,
                Optional.of(LENGTH),
                "00",
                "")
            .withCover(Optional.of(new Cover.Frame(Duration.ZERO)));
    Content content = new Content("Big", "", Optional.empty(), List.of(media));
    SettingValues settings =
        SettingValues.of(
            Map.of("environment", "practice", "appId", "1488000"),
            Map.of("appSecret", Secret.of("practice-secret")));
    String token = pinterest.issueToken("norrastudio", Environment.SANDBOX, SCOPES);
    String board =
        pinterest.board(Environment.SANDBOX, "norrastudio", "Weaving").orElseThrow().id();
    TestContext context =
        Pins.context(settings, client, token)
            .at(Instant.now())
            .left(Duration.ofHours(1))
            .file(media, film::open);
    PinterestProvider provider =
        new PinterestProvider(Optional.of(URI.create(pinterest.baseUrl())));
    PublishResult begun =
        provider.publish(
            Pins.request(content, Pins.options(board, Optional.empty()), Optional.empty()),
            context);
    if (!(begun instanceof PublishResult.InProgress)) {
      return begun.toString();
    }
    PublishResult result =
        provider.publish(
            Pins.request(content, Pins.options(board, Optional.empty()), context.lastCheckpoint()),
            context);
    long kept = Files.size(pinterest.video(mediaId(pinterest)).orElseThrow());
    return result.getClass().getSimpleName() + " " + kept;
  }

  private static String mediaId(PinterestSimulator pinterest) {
    return ((PinMedia.Video) pinterest.pins().getFirst().media()).mediaId();
  }
}
