package org.rostrum.web.admin.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.scheduling.PostingQueues;
import org.rostrum.scheduling.PostingSchedule;
import org.rostrum.scheduling.RecurrenceView;
import org.rostrum.scheduling.Recurrences;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.ItemsJson;
import org.rostrum.web.admin.json.PostingScheduleJson;
import org.rostrum.web.admin.json.RuleJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** The next times of slots and rules that nobody has saved yet. Nothing is changed. */
@Path("previews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PreviewsResource {
  private final Platform platform;

  /** Serves the given platform. */
  public PreviewsResource(Platform platform) {
    this.platform = platform;
  }

  /** Of slots. */
  @POST
  @Path("posting-schedule")
  @Operation(summary = "Tells the next times of weekly slots that need not be saved")
  public ItemsJson<Instant> slots(
      @QueryParam("count") @Nullable Integer count,
      PostingScheduleJson.NewSlots body,
      @Context SecurityContext security) {
    int most = checked(count, PostingSchedule.UPCOMING, PostingQueues.MAX_PREVIEW);
    return new ItemsJson<>(platform.queues().preview(Callers.of(security), body.toSlots(), most));
  }

  /** Of a rule. */
  @POST
  @Path("recurrence")
  @Operation(summary = "Tells the next times of a recurrence that need not be saved")
  public ItemsJson<Instant> rule(
      @QueryParam("count") @Nullable Integer count,
      RuleJson body,
      @Context SecurityContext security) {
    int most = checked(count, RecurrenceView.UPCOMING, Recurrences.MAX_PREVIEW);
    return new ItemsJson<>(
        platform.recurrences().preview(Callers.of(security), body.toRule(), most));
  }

  private static int checked(@Nullable Integer count, int otherwise, int most) {
    int asked = count == null ? otherwise : count;
    if (asked < 1 || asked > most) {
      new Form().reject("count", "OUT_OF_RANGE", "'count' must be 1 to " + most + ".").check();
    }
    return asked;
  }
}
