package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.orEmpty;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.rostrum.web.admin.json.QueueJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** The queue of an account. */
@Path("accounts/{id}/queue")
@Produces(MediaType.APPLICATION_JSON)
public final class QueueResource {
  private final Platform platform;

  /** Serves the given platform. */
  public QueueResource(Platform platform) {
    this.platform = platform;
  }

  /** All of it. */
  @GET
  @Operation(summary = "Lists what is queued for an account, in its order")
  public QueueJson get(@PathParam("id") UUID id, @Context SecurityContext security) {
    return QueueJson.of(platform.queues().queue(Callers.of(security), id));
  }

  /** Lets it wait. */
  @POST
  @Path("pause")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Pauses a queue: what is queued waits, what was scheduled otherwise goes on")
  public QueueJson pause(
      @PathParam("id") UUID id, QueueJson.Why body, @Context SecurityContext security) {
    return QueueJson.of(platform.queues().pause(Callers.of(security), id, orEmpty(body.reason())));
  }

  /** Lets it go on. */
  @POST
  @Path("resume")
  @Operation(
      summary = "Lets a paused queue go on; if slots passed, all of it moves to the next ones")
  public QueueJson resume(@PathParam("id") UUID id, @Context SecurityContext security) {
    return QueueJson.of(platform.queues().resume(Callers.of(security), id));
  }
}
