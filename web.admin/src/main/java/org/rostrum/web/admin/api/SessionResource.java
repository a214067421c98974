package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.present;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Session;
import org.rostrum.provider.settings.Secret;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.SessionJson;
import org.rostrum.web.admin.json.SessionJson.SignIn;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;
import org.rostrum.web.admin.signin.SessionCookies;

/** Signing in and out. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private final Platform platform;
  private final SessionAnswers answers;
  private final SessionEnds ends;

  /** Serves the given platform and tells of sessions that end. */
  public SessionResource(Platform platform, SessionAnswers answers, SessionEnds ends) {
    this.platform = platform;
    this.answers = answers;
    this.ends = ends;
  }

  /** Who is signed in. */
  @GET
  @Operation(summary = "Tells who is signed in, where, and what is allowed")
  public SessionJson who(@Context SecurityContext security) {
    return answers.me(Callers.of(security));
  }

  /** Signs in. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @SecurityRequirements
  @Operation(summary = "Signs in and sets the session cookie")
  @ApiResponse(
      responseCode = "200",
      description = "Signed in",
      content = @Content(schema = @Schema(implementation = SessionJson.class)))
  public Response signIn(SignIn who, @Context HttpServletRequest request) {
    new Form().require("email", who.email()).require("password", who.password()).check();
    Session session =
        platform
            .access()
            .signIn(present(who.email()), present(who.password()), request.getRemoteAddr());
    return answers.signedIn(session, Response.Status.OK, request.isSecure());
  }

  /** Signs out; nothing happens where nobody is signed in. */
  @DELETE
  @SecurityRequirements
  @Operation(summary = "Signs out and forgets the session cookie")
  @ApiResponse(responseCode = "204", description = "Signed out")
  public Response signOut(
      @Parameter(hidden = true) @CookieParam(SessionCookies.SESSION) @Nullable String token,
      @Context HttpServletRequest request) {
    if (token != null && !token.isBlank()) {
      Secret secret = Secret.of(token);
      platform.access().signOut(secret);
      ends.ended(secret);
    }
    return answers.signedOut(request.isSecure());
  }
}
