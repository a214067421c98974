package org.rostrum.simulator.pinterest.pins;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.boards.BoardContents;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.state.Storage;

/**
 * All pins of both environments and their images. A pin is stored before anybody hears of it;
 * beyond the limits the oldest go. Safe for use by several threads.
 */
public final class Pins implements BoardContents {

  private static final String FOLDER = "pins";
  private static final long FIRST_ID = 813_744_226_400_000_001L;

  private final TreeMap<Long, Pin> byId = new TreeMap<>();
  private final Map<String, Integer> usesOfImage = new HashMap<>();
  private final Storage storage;
  private final InstantSource time;
  private final Function<Image, String> address;
  private final int maxPins;
  private final long maxImageBytes;
  private long imageBytes;
  private long nextId = FIRST_ID;

  /**
   * Loads what the storage has.
   *
   * @param address where an image can be fetched
   * @param maxPins kept in all
   * @param maxImageBytes kept in all, counting an image once
   */
  public Pins(
      Storage storage,
      InstantSource time,
      Function<Image, String> address,
      int maxPins,
      long maxImageBytes) {
    this.storage = storage;
    this.time = time;
    this.address = address;
    this.maxPins = maxPins;
    this.maxImageBytes = maxImageBytes;
    for (String name : storage.list(FOLDER)) {
      storage.read(name).map(content -> PinFile.read(name, content)).ifPresent(this::keep);
    }
    if (!byId.isEmpty()) {
      nextId = byId.lastKey() + 1;
    }
  }

  /** Oldest first. */
  public synchronized List<Pin> all() {
    return List.copyOf(byId.values());
  }

  /** Newest first. */
  public synchronized List<Pin> newest(Predicate<Pin> wanted) {
    return byId.descendingMap().values().stream().filter(wanted).toList();
  }

  public synchronized Optional<Pin> find(Environment environment, String id) {
    return number(id).map(byId::get).filter(pin -> pin.environment() == environment);
  }

  /** The bytes of an image some pin shows. */
  public Optional<byte[]> image(String fileName) {
    return storage.read(fileName);
  }

  /** What a new pin is made of; the store adds id and time. */
  record Draft(
      Environment environment,
      String owner,
      String boardId,
      Optional<String> sectionId,
      Pin.Text text,
      Optional<String> dominantColor,
      Optional<String> parentPinId,
      List<String> aiDisclosures,
      PinMedia media) {

    private Pin made(long id, Instant at) {
      return new Pin(
          Long.toString(id),
          environment,
          owner,
          boardId,
          sectionId,
          text,
          dominantColor,
          parentPinId,
          aiDisclosures,
          media,
          at);
    }
  }

  /** Stores the images and then the pin; when this returns, all survive the process. */
  synchronized Pin create(Draft draft, Map<String, Body> images) {
    images.forEach(
        (file, content) -> {
          if (!usesOfImage.containsKey(file)) {
            storage.write(file, content.bytes());
          }
        });
    Pin pin = draft.made(nextId++, time.instant());
    save(pin);
    keep(pin);
    while (byId.size() > maxPins || (imageBytes > maxImageBytes && byId.size() > 1)) {
      delete(byId.firstEntry().getValue());
    }
    return pin;
  }

  synchronized void update(Pin pin) {
    save(pin);
    number(pin.id()).ifPresent(id -> byId.put(id, pin));
  }

  synchronized void delete(Pin pin) {
    Optional<Pin> known = number(pin.id()).map(byId::remove);
    if (known.isEmpty()) {
      return;
    }
    storage.delete(fileOf(pin));
    distinct(pin).forEach(this::release);
  }

  private void release(Image image) {
    String file = image.fileName();
    int left = usesOfImage.getOrDefault(file, 0) - 1;
    if (left > 0) {
      usesOfImage.put(file, left);
    } else {
      usesOfImage.remove(file);
      imageBytes -= image.bytes();
      storage.delete(file);
    }
  }

  @Override
  public int count(String boardId) {
    return on(boardId).size();
  }

  @Override
  public Optional<Instant> lastPinned(String boardId) {
    return on(boardId).stream().map(Pin::createdAt).max(Instant::compareTo);
  }

  @Override
  public List<String> images(String boardId, int limit) {
    return newest(pin -> pin.boardId().equals(boardId)).stream()
        .limit(limit)
        .map(pin -> address(pin.image()))
        .toList();
  }

  @Override
  public synchronized void deleteAll(String boardId) {
    on(boardId).forEach(this::delete);
  }

  @Override
  public synchronized void forgetSection(String sectionId) {
    for (Pin pin : newest(pin -> pin.sectionId().equals(Optional.of(sectionId)))) {
      update(pin.moved(pin.boardId(), Optional.empty(), pin.text()));
    }
  }

  String address(Image image) {
    return address.apply(image);
  }

  private synchronized List<Pin> on(String boardId) {
    return byId.values().stream().filter(pin -> pin.boardId().equals(boardId)).toList();
  }

  private void keep(Pin pin) {
    number(pin.id()).ifPresent(id -> byId.put(id, pin));
    for (Image image : distinct(pin)) {
      if (usesOfImage.merge(image.fileName(), 1, Integer::sum) == 1) {
        imageBytes += image.bytes();
      }
    }
  }

  /** A carousel may show the same picture twice; it is one file. */
  private static List<Image> distinct(Pin pin) {
    return pin.media().images().stream().distinct().toList();
  }

  private void save(Pin pin) {
    storage.write(fileOf(pin), Json.bytes(PinFile.write(pin)));
  }

  private static String fileOf(Pin pin) {
    return FOLDER + "/" + pin.id() + ".json";
  }

  private static Optional<Long> number(String id) {
    try {
      return Optional.of(Long.parseLong(id));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
