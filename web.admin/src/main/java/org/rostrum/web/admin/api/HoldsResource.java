package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.orEmpty;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.rostrum.scheduling.HoldScope;
import org.rostrum.web.admin.json.HoldJson;
import org.rostrum.web.admin.json.ItemsJson;
import org.rostrum.web.admin.json.QueueJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** Holds: of everything, of a network, of an account. */
@Path("holds")
@Produces(MediaType.APPLICATION_JSON)
public final class HoldsResource {
  private final Platform platform;

  /** Serves the given platform. */
  public HoldsResource(Platform platform) {
    this.platform = platform;
  }

  /** Those in force. */
  @GET
  @Operation(summary = "Lists what is on hold, the whole installation first")
  public ItemsJson<HoldJson> list(@Context SecurityContext security) {
    return ItemsJson.of(platform.holds().list(Callers.of(security)), HoldJson::of);
  }

  /** Everything. */
  @PUT
  @Path("instance")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Puts the whole installation on hold, in every workspace")
  public HoldJson holdInstance(QueueJson.Why body, @Context SecurityContext security) {
    return hold(security, new HoldScope.Instance(), body);
  }

  /** A network. */
  @PUT
  @Path("networks/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Puts the workspace's accounts of a network on hold")
  public HoldJson holdNetwork(
      @PathParam("id") String id, QueueJson.Why body, @Context SecurityContext security) {
    return hold(security, new HoldScope.Network(id), body);
  }

  /** An account. */
  @PUT
  @Path("accounts/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Puts an account on hold")
  public HoldJson holdAccount(
      @PathParam("id") UUID id, QueueJson.Why body, @Context SecurityContext security) {
    return hold(security, new HoldScope.Account(id), body);
  }

  /** Everything. */
  @DELETE
  @Path("instance")
  @Operation(summary = "Ends the hold of the whole installation; other holds stay")
  public void resumeInstance(@Context SecurityContext security) {
    platform.holds().resume(Callers.of(security), new HoldScope.Instance());
  }

  /** A network. */
  @DELETE
  @Path("networks/{id}")
  @Operation(summary = "Ends the hold of a network; other holds stay")
  public void resumeNetwork(@PathParam("id") String id, @Context SecurityContext security) {
    platform.holds().resume(Callers.of(security), new HoldScope.Network(id));
  }

  /** An account. */
  @DELETE
  @Path("accounts/{id}")
  @Operation(summary = "Ends the hold of an account; other holds stay")
  public void resumeAccount(@PathParam("id") UUID id, @Context SecurityContext security) {
    platform.holds().resume(Callers.of(security), new HoldScope.Account(id));
  }

  private HoldJson hold(SecurityContext security, HoldScope scope, QueueJson.Why body) {
    return HoldJson.of(
        platform.holds().hold(Callers.of(security), scope, orEmpty(body.reason()).strip()));
  }
}
