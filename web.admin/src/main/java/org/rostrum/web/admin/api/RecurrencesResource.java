package org.rostrum.web.admin.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.web.admin.json.PageJson;
import org.rostrum.web.admin.json.RecurrenceJson;
import org.rostrum.web.admin.json.RuleJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** Posts that recur; {@code POST /posts/{id}/recurrence} makes one. */
@Path("recurrences")
@Produces(MediaType.APPLICATION_JSON)
public final class RecurrencesResource {
  private final Platform platform;

  /** Serves the given platform. */
  public RecurrencesResource(Platform platform) {
    this.platform = platform;
  }

  /** All of them. */
  @GET
  @Operation(summary = "Lists the posts that recur, the newest first, ended ones included")
  public PageJson<RecurrenceJson> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @Context SecurityContext security) {
    return PageJson.of(
        platform.recurrences().list(Callers.of(security), Pages.request(cursor, limit)),
        RecurrenceJson::of);
  }

  /** One of them. */
  @GET
  @Path("{id}")
  @Operation(summary = "Tells about a post that recurs")
  public RecurrenceJson get(@PathParam("id") UUID id, @Context SecurityContext security) {
    return RecurrenceJson.of(platform.recurrences().get(Callers.of(security), id));
  }

  /** Changes when. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Changes when a post recurs; its next occurrence is made anew")
  public RecurrenceJson change(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      RuleJson body,
      @Context SecurityContext security) {
    return RecurrenceJson.of(
        platform
            .recurrences()
            .change(Callers.of(security), id, Versions.of(ifMatch), body.toRule()));
  }

  /** Ends one. */
  @POST
  @Path("{id}/stop")
  @Operation(summary = "Ends a recurrence and cancels its next occurrence")
  public RecurrenceJson stop(@PathParam("id") UUID id, @Context SecurityContext security) {
    return RecurrenceJson.of(platform.recurrences().stop(Callers.of(security), id));
  }
}
