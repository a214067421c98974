package org.rostrum.web.admin.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditEntry;
import org.rostrum.web.admin.json.PageJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** Who did what. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
  private final Platform platform;

  /** Serves the given platform. */
  public AuditResource(Platform platform) {
    this.platform = platform;
  }

  /** The record. */
  @GET
  @Operation(summary = "Lists who did what, newest first")
  public PageJson<AuditEntry> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @Context SecurityContext security) {
    return PageJson.of(
        platform.audit().entries(Callers.of(security), Pages.request(cursor, limit)),
        Function.identity());
  }
}
