package org.rostrum.web.admin.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.web.admin.json.PostingScheduleJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** The weekly slots of an account. An answer carries their ETag; changing them needs it. */
@Path("accounts/{id}/posting-schedule")
@Produces(MediaType.APPLICATION_JSON)
public final class PostingScheduleResource {
  private final Platform platform;

  /** Serves the given platform. */
  public PostingScheduleResource(Platform platform) {
    this.platform = platform;
  }

  /** What was set. */
  @GET
  @Operation(summary = "Tells the weekly slots of an account and the next times of them")
  public PostingScheduleJson get(@PathParam("id") UUID id, @Context SecurityContext security) {
    return PostingScheduleJson.of(platform.queues().schedule(Callers.of(security), id));
  }

  /** Sets others. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Replaces the weekly slots; what is queued takes the new times in its order")
  public PostingScheduleJson replace(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      PostingScheduleJson.NewSlots body,
      @Context SecurityContext security) {
    return PostingScheduleJson.of(
        platform.queues().replace(Callers.of(security), id, Versions.of(ifMatch), body.toSlots()));
  }
}
