package org.rostrum.web.admin.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.rostrum.operations.HealthCheck;
import org.rostrum.operations.VaultRotation;
import org.rostrum.web.admin.json.ItemsJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** Looking inside and caring for the installation. */
@Path("system")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemResource {
  private final Platform platform;

  /** Serves the given platform. */
  public SystemResource(Platform platform) {
    this.platform = platform;
  }

  /** How every part does. */
  @GET
  @Path("health")
  @Operation(summary = "Tells how every part of the platform does")
  public ItemsJson<HealthCheck> health(@Context SecurityContext security) {
    return new ItemsJson<>(platform.operations().health(Callers.of(security)));
  }

  /** Makes a new master key. */
  @POST
  @Path("vault/rotate")
  @Operation(summary = "Makes a new master key and seals every secret with it")
  public VaultRotation rotate(@Context SecurityContext security) {
    return platform.operations().rotateVault(Callers.of(security));
  }
}
