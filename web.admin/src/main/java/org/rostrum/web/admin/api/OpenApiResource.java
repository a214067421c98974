package org.rostrum.web.admin.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of this API, as the build generated it from these classes. */
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {
  private final byte[] document;

  /** Reads the description out of the bundle. */
  public OpenApiResource() {
    try (InputStream resource = OpenApiResource.class.getResourceAsStream("/openapi.json")) {
      if (resource == null) {
        throw new IllegalStateException("The bundle holds no openapi.json; build it again");
      }
      document = resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document. */
  @GET
  @SecurityRequirements
  @Operation(summary = "Answers the OpenAPI 3.1 description of this API")
  public byte[] document() {
    return document.clone();
  }
}
