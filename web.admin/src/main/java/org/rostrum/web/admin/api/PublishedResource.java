package org.rostrum.web.admin.api;

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
import org.rostrum.web.admin.json.OnNetworkJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** Published posts on their networks. What is asked for is done soon; live events tell of it. */
@Path("publications/{id}/network")
@Produces(MediaType.APPLICATION_JSON)
public final class PublishedResource {
  private final Platform platform;

  /** Serves the given platform. */
  public PublishedResource(Platform platform) {
    this.platform = platform;
  }

  /** What is known of one. */
  @GET
  @Operation(summary = "Tells what a published post says on its network, and what can be changed")
  public OnNetworkJson get(@PathParam("id") UUID id, @Context SecurityContext security) {
    return OnNetworkJson.of(platform.changes().get(Callers.of(security), id));
  }

  /** Changes one. */
  @POST
  @Path("edit")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Asks for a published post to say something else on its network")
  public OnNetworkJson edit(
      @PathParam("id") UUID id,
      OnNetworkJson.PublishedEditJson body,
      @Context SecurityContext security) {
    return OnNetworkJson.of(platform.changes().edit(Callers.of(security), id, body.toEdit()));
  }

  /** Removes one. */
  @POST
  @Path("remove")
  @Operation(summary = "Asks for a published post to be removed from its network")
  public OnNetworkJson remove(@PathParam("id") UUID id, @Context SecurityContext security) {
    return OnNetworkJson.of(platform.changes().remove(Callers.of(security), id));
  }

  /** Looks at one. */
  @POST
  @Path("look")
  @Operation(summary = "Asks for a look at the network whether the post is still there")
  public OnNetworkJson look(@PathParam("id") UUID id, @Context SecurityContext security) {
    return OnNetworkJson.of(platform.changes().lookSoon(Callers.of(security), id));
  }
}
