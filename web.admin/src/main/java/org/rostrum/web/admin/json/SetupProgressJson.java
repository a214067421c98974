package org.rostrum.web.admin.json;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.SetupProgress;

/** How far access to a network has come. */
public record SetupProgressJson(List<ProgressItemJson> steps, List<ProgressItemJson> shots) {

  /** A step of the guide or a shot of the review walk. */
  public record ProgressItemJson(
      String id, boolean done, SetupProgress.How how, @Nullable Instant at, String by) {
    static ProgressItemJson of(SetupProgress.Item item) {
      return new ProgressItemJson(
          item.id(), item.done(), item.how(), item.at().orElse(null), item.by());
    }
  }

  /** Whether a step or shot is done. */
  public record TickJson(@Nullable Boolean done) {}

  /** The JSON form. */
  public static SetupProgressJson of(SetupProgress progress) {
    return new SetupProgressJson(
        progress.steps().stream().map(ProgressItemJson::of).toList(),
        progress.shots().stream().map(ProgressItemJson::of).toList());
  }
}
