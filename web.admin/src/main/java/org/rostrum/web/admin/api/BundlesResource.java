package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.orEmpty;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.QuarantineView;
import org.rostrum.web.admin.json.BundleJson;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.InstallPlanJson;
import org.rostrum.web.admin.json.ItemsJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** The bundles of networks: installed, updated, rolled back and removed while the platform runs. */
@Path("bundles")
@Produces(MediaType.APPLICATION_JSON)
public final class BundlesResource {
  /** What browsers call a jar. */
  static final String JAR = "application/java-archive";

  private final Platform platform;

  /** Serves the given platform. */
  public BundlesResource(Platform platform) {
    this.platform = platform;
  }

  /** What is installed. */
  @GET
  @Operation(summary = "Lists the bundles of networks, removed ones that are kept included")
  public ItemsJson<BundleJson> list(@Context SecurityContext security) {
    return ItemsJson.of(platform.bundles().list(Callers.of(security)), BundleJson::of);
  }

  /** What waits. */
  @GET
  @Path("plans")
  @Operation(summary = "Lists the staged bundles that wait for a decision")
  public ItemsJson<InstallPlanJson> plans(@Context SecurityContext security) {
    return ItemsJson.of(platform.bundles().plans(Callers.of(security)), InstallPlanJson::of);
  }

  /** Takes a jar in; its bytes are the body, so nothing is kept in memory. */
  @POST
  @Path("plans")
  @Consumes({JAR, "application/x-java-archive", MediaType.APPLICATION_OCTET_STREAM})
  @Created
  @Operation(
      summary =
          "Stages and verifies a bundle (at most 32 MiB) and says what would happen; the body is"
              + " the jar itself")
  public InstallPlanJson stage(
      @QueryParam("name") @Nullable String name,
      @RequestBody(
              required = true,
              content = {
                @Content(mediaType = JAR, schema = @Schema(types = "string", format = "binary")),
                @Content(
                    mediaType = MediaType.APPLICATION_OCTET_STREAM,
                    schema = @Schema(types = "string", format = "binary"))
              })
          InputStream body,
      @Context SecurityContext security)
      throws IOException {
    new Form().require("name", name).check();
    return InstallPlanJson.of(
        platform.bundles().stage(Callers.of(security), Form.present(name), body));
  }

  /** Installs what was staged. */
  @POST
  @Path("plans/{id}/install")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Installs what was staged; answers when the network is offered, or all is as before")
  public BundleJson install(
      @PathParam("id") UUID id,
      InstallPlanJson.Confirmation body,
      @Context SecurityContext security) {
    return BundleJson.of(
        platform.bundles().install(Callers.of(security), id, orEmpty(body.fingerprint())));
  }

  /** Forgets what was staged. */
  @DELETE
  @Path("plans/{id}")
  @Operation(summary = "Discards a staged bundle")
  public void discard(@PathParam("id") UUID id, @Context SecurityContext security) {
    platform.bundles().discard(Callers.of(security), id);
  }

  /** What was refused. */
  @GET
  @Path("quarantine")
  @Operation(summary = "Lists the files that were refused, each with its reason")
  public ItemsJson<QuarantineView> quarantine(@Context SecurityContext security) {
    return ItemsJson.of(platform.bundles().quarantine(Callers.of(security)), view -> view);
  }

  /** Forgets what was refused. */
  @DELETE
  @Path("quarantine/{id}")
  @Operation(summary = "Removes a refused file for good")
  public void forget(@PathParam("id") String id, @Context SecurityContext security) {
    platform.bundles().forget(Callers.of(security), id);
  }

  /** Goes back. */
  @POST
  @Path("{id}/rollback")
  @Operation(summary = "Goes back to the version before, or brings back what was removed")
  public BundleJson rollBack(@PathParam("id") String id, @Context SecurityContext security) {
    return BundleJson.of(platform.bundles().rollBack(Callers.of(security), id));
  }

  /** Asks nothing more. */
  @POST
  @Path("{id}/suspend")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Asks nothing more of a network's provider; its publications wait")
  public BundleJson suspend(
      @PathParam("id") String id,
      BundleJson.SuspensionReason body,
      @Context SecurityContext security) {
    return BundleJson.of(
        platform.bundles().suspend(Callers.of(security), id, orEmpty(body.reason())));
  }

  /** Asks again. */
  @POST
  @Path("{id}/resume")
  @Operation(summary = "Ends the suspension of a network's provider")
  public BundleJson resume(@PathParam("id") String id, @Context SecurityContext security) {
    return BundleJson.of(platform.bundles().resume(Callers.of(security), id));
  }

  /** Takes it out. */
  @DELETE
  @Path("{id}")
  @Operation(summary = "Removes a network; its accounts, posts, settings and last jar are kept")
  public void remove(@PathParam("id") String id, @Context SecurityContext security) {
    platform.bundles().remove(Callers.of(security), id);
  }
}
