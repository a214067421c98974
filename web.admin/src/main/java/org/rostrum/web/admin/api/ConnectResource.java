package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.present;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.provider.settings.Secret;
import org.rostrum.web.admin.json.ConnectJson;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.ItemsJson;
import org.rostrum.web.admin.json.Texts;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.BrowserSecrets;
import org.rostrum.web.admin.signin.Callers;
import org.rostrum.web.admin.signin.LocalPaths;
import org.rostrum.web.admin.signin.SessionCookies;

/** Connecting accounts of a network. */
@Path("providers/{id}/connect")
@Produces(MediaType.APPLICATION_JSON)
public final class ConnectResource {
  private final Platform platform;
  private final BrowserSecrets browsers;
  private final SessionCookies cookies;

  /** Serves the given platform. */
  public ConnectResource(Platform platform, BrowserSecrets browsers, SessionCookies cookies) {
    this.platform = platform;
    this.browsers = browsers;
    this.cookies = cookies;
  }

  /** The ways to connect. */
  @GET
  @Operation(summary = "Lists the ways in which accounts can be connected now")
  public ItemsJson<ConnectJson.OptionJson> options(
      @PathParam("id") String id,
      @QueryParam("reconnect") @Nullable UUID reconnect,
      @QueryParam("environment") @Nullable String environment,
      @Context SecurityContext security) {
    ConnectTarget target =
        new ConnectTarget(id, Optional.ofNullable(reconnect), Optional.ofNullable(environment));
    return ItemsJson.of(
        platform.accounts().options(Callers.of(security), target), ConnectJson.OptionJson::of);
  }

  /** Begins the consent flow and binds it to this browser. */
  @POST
  @Path("consent")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Begins the consent flow; send the browser to the answered address")
  @ApiResponse(
      responseCode = "200",
      description = "Where to send the browser",
      content = @Content(schema = @Schema(implementation = ConnectJson.AuthorizeJson.class)))
  public Response consent(
      @PathParam("id") String id,
      @Parameter(hidden = true) @CookieParam(SessionCookies.BROWSER) @Nullable String browser,
      ConnectJson.ConsentStart body,
      @Context HttpServletRequest request,
      @Context SecurityContext security) {
    Caller caller = Callers.of(security);
    String returnPath = body.returnPath();
    Form form = new Form().require("returnPath", returnPath);
    if (returnPath != null && !LocalPaths.isLocal(returnPath)) {
      form.reject("returnPath", "MALFORMED", "'returnPath' must be a path of this installation.");
    }
    form.check();
    Secret secret = browsers.keepOrMake(Optional.ofNullable(browser));
    URI address =
        platform
            .accounts()
            .beginConsent(
                caller,
                body.target(id),
                secret,
                present(returnPath),
                Texts.withoutNulls(body.fields()));
    return Response.ok(new ConnectJson.AuthorizeJson(address))
        .header(HttpHeaders.SET_COOKIE, cookies.browser(secret, request.isSecure()))
        .build();
  }

  /** Connects with what a person filled in. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Connects an account with a pasted token or filled-in fields")
  public ConnectJson connect(
      @PathParam("id") String id,
      ConnectJson.ConnectFields body,
      @Context SecurityContext security) {
    Caller caller = Callers.of(security);
    new Form().require("method", body.method()).require("fields", body.fields()).check();
    return ConnectJson.of(
        platform
            .accounts()
            .connect(
                caller,
                body.target(id),
                present(body.method()),
                Texts.withoutNulls(body.fields())));
  }
}
