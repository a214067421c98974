package org.rostrum.scheduler.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.scheduler.cluster.Signal.AccountUsable;
import org.rostrum.scheduler.cluster.Signal.Changed;
import org.rostrum.scheduler.cluster.Signal.Missed;
import org.rostrum.scheduler.cluster.Signal.SettingsSaved;
import org.rostrum.scheduler.cluster.Signal.Wake;

/**
 * Signals as the payloads of notifications: the sender's name on the first line, then one line
 * each, its parts divided by tabs. A line that a reader does not know, of a newer version for
 * example, counts as something missed.
 */
final class SignalText {
  /** PostgreSQL takes payloads of less than 8,000 bytes. */
  static final int MAX_PAYLOAD_BYTES = 7_900;

  /** The longest line; what is longer is told as something missed. */
  static final int MAX_LINE_BYTES = 1_000;

  private static final String NOBODY = "-";
  private static final Missed MISSED = new Missed();

  private SignalText() {}

  /**
   * Packs signals into as few payloads as they need.
   *
   * @param node who tells
   */
  static List<String> payloads(String node, List<Signal> signals) {
    List<String> payloads = new ArrayList<>();
    StringBuilder payload = new StringBuilder(node);
    int bytes = node.length();
    for (Signal signal : signals) {
      String line = line(signal);
      int length = line.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + 1 + length > MAX_PAYLOAD_BYTES) {
        payloads.add(payload.toString());
        payload = new StringBuilder(node);
        bytes = node.length();
      }
      payload.append('\n').append(line);
      bytes += 1 + length;
    }
    payloads.add(payload.toString());
    return payloads;
  }

  /** The signals of a payload; none if it is the reader's own. */
  static List<Signal> signals(String node, String payload) {
    List<String> lines = payload.lines().toList();
    if (lines.isEmpty() || lines.getFirst().equals(node)) {
      return List.of();
    }
    return lines.stream().skip(1).map(SignalText::signal).toList();
  }

  private static String line(Signal signal) {
    String line =
        switch (signal) {
          case Changed changed ->
              String.join(
                  "\t",
                  "changed",
                  changed.workspace().map(UUID::toString).orElse(NOBODY),
                  plain(changed.topic()),
                  plain(changed.subject()),
                  plain(changed.change()));
          case Wake wake -> "wake";
          case SettingsSaved saved -> "settings\t" + plain(saved.provider());
          case AccountUsable usable -> "account\t" + usable.account();
          case Missed missed -> "missed";
        };
    return line.getBytes(StandardCharsets.UTF_8).length > MAX_LINE_BYTES ? "missed" : line;
  }

  private static String plain(String part) {
    return part.replaceAll("\\p{Cntrl}", " ");
  }

  private static Signal signal(String line) {
    String[] parts = line.split("\t", -1);
    try {
      return switch (parts[0] + "/" + parts.length) {
        case "changed/5" ->
            new Changed(
                Optional.of(parts[1]).filter(id -> !id.equals(NOBODY)).map(UUID::fromString),
                parts[2],
                parts[3],
                parts[4]);
        case "wake/1" -> new Wake();
        case "settings/2" -> new SettingsSaved(parts[1]);
        case "account/2" -> new AccountUsable(UUID.fromString(parts[1]));
        default -> MISSED;
      };
    } catch (IllegalArgumentException e) {
      return MISSED;
    }
  }
}
