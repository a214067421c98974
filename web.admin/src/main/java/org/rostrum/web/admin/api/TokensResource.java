package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.present;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.ItemsJson;
import org.rostrum.web.admin.json.TokenJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** API tokens. */
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
public final class TokensResource {
  private final Platform platform;

  /** Serves the given platform. */
  public TokensResource(Platform platform) {
    this.platform = platform;
  }

  /** All of them. */
  @GET
  @Operation(summary = "Lists the API tokens, newest first")
  public ItemsJson<TokenJson> list(@Context SecurityContext security) {
    return ItemsJson.of(platform.access().apiTokens(Callers.of(security)), TokenJson::of);
  }

  /** Makes one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Created
  @Operation(summary = "Makes an API token; its text is answered this once")
  public TokenJson.NewTokenJson create(TokenJson.NewToken body, @Context SecurityContext security) {
    new Form().require("name", body.name()).require("permissions", body.permissions()).check();
    return TokenJson.NewTokenJson.of(
        platform
            .access()
            .createApiToken(
                Callers.of(security),
                present(body.name()),
                Set.copyOf(present(body.permissions())),
                Optional.ofNullable(body.expiresAt())));
  }

  /** Ends one. */
  @DELETE
  @Path("{id}")
  @Operation(summary = "Ends an API token")
  public void revoke(@PathParam("id") UUID id, @Context SecurityContext security) {
    platform.access().revokeApiToken(Callers.of(security), id);
  }
}
