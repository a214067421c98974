package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.present;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.NewOwner;
import org.rostrum.access.Session;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.SessionJson;
import org.rostrum.web.admin.json.SessionJson.FirstOwner;
import org.rostrum.web.admin.json.SessionJson.SetupStateJson;
import org.rostrum.web.admin.platform.Platform;

/** The first run: making the first owner and workspace. */
@Path("setup")
@Produces(MediaType.APPLICATION_JSON)
public final class SetupResource {
  private final Platform platform;
  private final SessionAnswers answers;

  /** Serves the given platform. */
  public SetupResource(Platform platform, SessionAnswers answers) {
    this.platform = platform;
    this.answers = answers;
  }

  /** Whether it is needed. */
  @GET
  @SecurityRequirements
  @Operation(summary = "Tells whether nobody owns this installation yet")
  public SetupStateJson state() {
    return new SetupStateJson(platform.access().setupRequired());
  }

  /** Makes the first owner and signs in. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @SecurityRequirements
  @Operation(summary = "Makes the first owner with the one-time token that the process printed")
  @ApiResponse(
      responseCode = "201",
      description = "The owner is signed in",
      content = @Content(schema = @Schema(implementation = SessionJson.class)))
  public Response complete(FirstOwner setup, @Context HttpServletRequest request) {
    Optional<ZoneId> zone = zone(setup.zone());
    Form form =
        new Form()
            .require("token", setup.token())
            .require("name", setup.name())
            .require("email", setup.email())
            .require("password", setup.password())
            .require("workspace", setup.workspace());
    if (zone.isEmpty()) {
      form.reject("zone", "MALFORMED", "'zone' must be a time zone such as Europe/Berlin.");
    }
    form.check();
    NewOwner owner =
        new NewOwner(
            present(setup.name()),
            present(setup.email()),
            present(setup.password()),
            present(setup.workspace()),
            zone.orElseThrow());
    Session session =
        platform.access().completeSetup(present(setup.token()), owner, request.getRemoteAddr());
    return answers.signedIn(session, Response.Status.CREATED, request.isSecure());
  }

  private static Optional<ZoneId> zone(@Nullable String name) {
    try {
      return name == null ? Optional.empty() : Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
