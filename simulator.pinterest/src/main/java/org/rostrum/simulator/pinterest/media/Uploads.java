package org.rostrum.simulator.pinterest.media;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.state.Settings;
import org.rostrum.simulator.pinterest.state.Storage;

/**
 * All registered uploads. One is stored before anybody hears of it; beyond the limits the oldest
 * go, with their videos. Safe for use by several threads.
 */
public final class Uploads {

  /** More are not kept. */
  public static final int MAX_UPLOADS = 1_000;

  /** More bytes of video are not kept, all uploads together. */
  public static final long MAX_BYTES = 8L * 1024 * 1024 * 1024;

  private static final String FOLDER = "uploads";
  private static final long FIRST_ID = 5_212_123_920_968_240_001L;
  private static final Duration SHORTEST = Duration.ofSeconds(4);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final TreeMap<Long, Upload> byId = new TreeMap<>();
  private final Storage storage;
  private final VideoFiles files;
  private final Settings settings;
  private final InstantSource time;

  /** Loads what the storage has. */
  public Uploads(Storage storage, VideoFiles files, Settings settings, InstantSource time) {
    this.storage = storage;
    this.files = files;
    this.settings = settings;
    this.time = time;
    for (String name : storage.list(FOLDER)) {
      storage.read(name).map(content -> UploadFile.read(name, content)).ifPresent(this::put);
    }
  }

  synchronized Upload register(Environment environment, String owner) {
    long id = byId.isEmpty() ? FIRST_ID : byId.lastKey() + 1;
    Upload upload =
        new Upload(Long.toString(id), environment, owner, time.instant(), Optional.empty());
    save(upload);
    while (byId.size() > MAX_UPLOADS) {
      forget(byId.firstEntry().getValue());
    }
    return upload;
  }

  /** An upload of a user; those of others are not found. */
  public synchronized Optional<Upload> find(Environment environment, String owner, String id) {
    return find(id)
        .filter(upload -> upload.environment() == environment && upload.owner().equals(owner));
  }

  synchronized Optional<Upload> find(String id) {
    return id.matches("\\d{1,18}|[1-8]\\d{18}")
        ? Optional.ofNullable(byId.get(Long.parseLong(id)))
        : Optional.empty();
  }

  /** Newest first. */
  synchronized List<Upload> of(Environment environment, String owner) {
    return byId.descendingMap().values().stream()
        .filter(upload -> upload.environment() == environment && upload.owner().equals(owner))
        .toList();
  }

  /** Notes that the bytes have come; processing begins. A second time changes nothing. */
  synchronized void received(String id, long bytes, Optional<VideoFacts> facts) {
    Optional<Upload> known = find(id).filter(upload -> upload.received().isEmpty());
    if (known.isEmpty()) {
      return;
    }
    Optional<String> problem =
        settings.takeVideoFailure() ? Optional.of("asked to fail") : problem(facts);
    save(
        known
            .get()
            .with(
                new Upload.Received(
                    time.instant(), bytes, facts.orElse(VideoFacts.UNKNOWN), problem)));
    while (byId.values().stream().mapToLong(Uploads::bytes).sum() > MAX_BYTES) {
      byId.values().stream()
          .filter(upload -> upload.received().isPresent())
          .findFirst()
          .ifPresent(this::forget);
    }
  }

  /** How far an upload is now. */
  public Upload.Status status(Upload upload) {
    if (upload.received().isEmpty()) {
      return Upload.Status.REGISTERED;
    }
    Instant done = upload.received().get().at().plus(settings.processing());
    if (done.isAfter(time.instant())) {
      return Upload.Status.PROCESSING;
    }
    return upload.received().get().problem().isPresent()
        ? Upload.Status.FAILED
        : Upload.Status.SUCCEEDED;
  }

  private static Optional<String> problem(Optional<VideoFacts> facts) {
    if (facts.isEmpty()) {
      return Optional.of("neither MP4 nor QuickTime");
    }
    Duration length = facts.get().duration();
    // A fragmented file does not say how long it is.
    boolean known = !length.isZero();
    return known && (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0)
        ? Optional.of("not between 4 seconds and 15 minutes")
        : Optional.empty();
  }

  private void forget(Upload upload) {
    byId.remove(Long.parseLong(upload.id()));
    storage.delete(nameOf(upload));
    files.delete(upload.id());
  }

  private void save(Upload upload) {
    storage.write(nameOf(upload), Json.bytes(UploadFile.write(upload)));
    put(upload);
  }

  private void put(Upload upload) {
    byId.put(Long.parseLong(upload.id()), upload);
  }

  private static long bytes(Upload upload) {
    return upload.received().map(Upload.Received::bytes).orElse(0L);
  }

  private static String nameOf(Upload upload) {
    return FOLDER + "/" + upload.id() + ".json";
  }
}
