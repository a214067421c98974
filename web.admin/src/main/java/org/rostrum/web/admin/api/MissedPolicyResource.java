package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.present;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.MissedPolicyJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** What becomes of publications whose time passed without anything being sent. */
@Path("missed-policy")
@Produces(MediaType.APPLICATION_JSON)
public final class MissedPolicyResource {
  private final Platform platform;

  /** Serves the given platform. */
  public MissedPolicyResource(Platform platform) {
    this.platform = platform;
  }

  /** As it is. */
  @GET
  @Operation(summary = "Tells how late is still published without asking")
  public MissedPolicyJson get(@Context SecurityContext security) {
    return MissedPolicyJson.of(platform.missed().policy(Callers.of(security)));
  }

  /** Changes it. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Changes how late is still published without asking, for what comes")
  public MissedPolicyJson change(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      MissedPolicyJson.NewPolicy body,
      @Context SecurityContext security) {
    long version = Versions.of(ifMatch);
    new Form().require("publishLateUpToMinutes", body.publishLateUpToMinutes()).check();
    return MissedPolicyJson.of(
        platform
            .missed()
            .change(
                Callers.of(security),
                version,
                Duration.ofMinutes(present(body.publishLateUpToMinutes()))));
  }
}
