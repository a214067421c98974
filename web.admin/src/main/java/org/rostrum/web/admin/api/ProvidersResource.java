package org.rostrum.web.admin.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.EnvironmentCheck;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.ItemsJson;
import org.rostrum.web.admin.json.ProviderJson;
import org.rostrum.web.admin.json.SettingsJson;
import org.rostrum.web.admin.json.Texts;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** Installed networks and their service settings. */
@Path("providers")
@Produces(MediaType.APPLICATION_JSON)
public final class ProvidersResource {
  private final Platform platform;
  private final URI redirectUri;

  /** Serves the given platform; the redirect URI is shown in the setup guides. */
  public ProvidersResource(Platform platform, URI redirectUri) {
    this.platform = platform;
    this.redirectUri = redirectUri;
  }

  /** All of them. */
  @GET
  @Operation(summary = "Lists the installed networks by name")
  public ItemsJson<ProviderJson> list(@Context SecurityContext security) {
    return ItemsJson.of(
        platform.providers().list(Callers.of(security)),
        view -> ProviderJson.of(view, redirectUri));
  }

  /** One of them. */
  @GET
  @Path("{id}")
  @Operation(summary = "Describes a network: its forms, rules, limits and setup guide")
  public ProviderJson get(@PathParam("id") String id, @Context SecurityContext security) {
    return ProviderJson.of(platform.providers().get(Callers.of(security), id), redirectUri);
  }

  /** What the operator has set. */
  @GET
  @Path("{id}/settings")
  @Operation(summary = "Reads the service settings; of secrets only that they are set")
  public SettingsJson settings(
      @PathParam("id") String id,
      @QueryParam("environment") @Nullable String environment,
      @Context SecurityContext security) {
    return SettingsJson.of(
        platform.providers().settings(Callers.of(security), id, Optional.ofNullable(environment)));
  }

  /** What changes with an environment. */
  @GET
  @Path("{id}/environments/{environment}/check")
  @Operation(summary = "Tells what changes when accounts are connected in an environment")
  public EnvironmentCheck check(
      @PathParam("id") String id,
      @PathParam("environment") String environment,
      @Context SecurityContext security) {
    return platform.providers().check(Callers.of(security), id, environment);
  }

  /** Saves what the operator has set. */
  @PUT
  @Path("{id}/settings")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Checks and saves the service settings; a blank secret stays as it is")
  public SettingsJson save(
      @PathParam("id") String id,
      SettingsJson.NewSettings body,
      @Context SecurityContext security) {
    new Form().require("values", body.values()).check();
    return SettingsJson.of(
        platform.providers().save(Callers.of(security), id, Texts.withoutNulls(body.values())));
  }

  /** Tries what the operator has set. */
  @POST
  @Path("{id}/settings/test")
  @Operation(summary = "Asks the network whether the saved settings work")
  public SettingsJson.TestJson test(@PathParam("id") String id, @Context SecurityContext security) {
    return new SettingsJson.TestJson(platform.providers().test(Callers.of(security), id));
  }
}
