package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.present;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.SetupProgressJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** How far this installation has come with getting access to a network. */
@Path("providers/{id}/progress")
@Produces(MediaType.APPLICATION_JSON)
public final class SetupProgressResource {
  private final Platform platform;

  /** Serves the given platform. */
  public SetupProgressResource(Platform platform) {
    this.platform = platform;
  }

  /** Every step and shot. */
  @GET
  @Operation(summary = "Tells which steps of the guide and which shots of the review are done")
  public SetupProgressJson get(@PathParam("id") String id, @Context SecurityContext security) {
    return SetupProgressJson.of(platform.guides().progress(Callers.of(security), id));
  }

  /** One of them. */
  @PUT
  @Path("{item}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Ticks a step or a shot, or takes the tick back")
  public SetupProgressJson tick(
      @PathParam("id") String id,
      @PathParam("item") String item,
      SetupProgressJson.TickJson body,
      @Context SecurityContext security) {
    new Form().require("done", body.done()).check();
    return SetupProgressJson.of(
        platform.guides().tick(Callers.of(security), id, item, present(body.done())));
  }
}
