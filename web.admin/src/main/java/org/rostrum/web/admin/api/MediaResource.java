package org.rostrum.web.admin.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.media.MediaLibrary;
import org.rostrum.media.MediaLibrary.Rendition;
import org.rostrum.media.MediaView;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.web.admin.json.EditJson;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.MediaJson;
import org.rostrum.web.admin.json.PageJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** The media library. */
@Path("media")
@Produces(MediaType.APPLICATION_JSON)
public final class MediaResource {
  private final Platform platform;

  /** Serves the given platform. */
  public MediaResource(Platform platform) {
    this.platform = platform;
  }

  /**
   * Takes a file in; its bytes are the body, so nothing is parsed and nothing is kept in memory.
   */
  @POST
  @Consumes({"image/*", "video/*", MediaType.APPLICATION_OCTET_STREAM})
  @Created
  @Operation(
      summary =
          "Uploads a picture (at most 32 MiB) or a video (at most 2 GiB); the body is the file"
              + " itself")
  public MediaJson upload(
      @QueryParam("name") @Nullable String name,
      @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = "image/*",
                    schema = @Schema(types = "string", format = "binary")),
                @Content(
                    mediaType = "video/*",
                    schema = @Schema(types = "string", format = "binary")),
                @Content(
                    mediaType = MediaType.APPLICATION_OCTET_STREAM,
                    schema = @Schema(types = "string", format = "binary"))
              })
          InputStream body,
      @Context SecurityContext security)
      throws IOException {
    new Form().require("name", name).check();
    return MediaJson.of(platform.media().store(Callers.of(security), Form.present(name), body));
  }

  /** The library. */
  @GET
  @Operation(summary = "Lists the library, newest first")
  public PageJson<MediaJson> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @Context SecurityContext security) {
    return PageJson.of(
        platform.media().list(Callers.of(security), Pages.request(cursor, limit)), MediaJson::of);
  }

  /** One piece. */
  @GET
  @Path("{id}")
  @Operation(summary = "Tells about a piece of media")
  public MediaJson get(@PathParam("id") UUID id, @Context SecurityContext security) {
    return MediaJson.of(platform.media().get(Callers.of(security), id));
  }

  /** Removes one piece. */
  @DELETE
  @Path("{id}")
  @Operation(summary = "Removes a piece of media that no post uses")
  public void delete(@PathParam("id") UUID id, @Context SecurityContext security) {
    platform.media().delete(Callers.of(security), id);
  }

  /** A changed picture as another piece. */
  @POST
  @Path("{id}/edits")
  @Created
  @Operation(
      summary =
          "Crops, pads, scales down or converts a picture; the result is another piece, the same"
              + " for the same change")
  public MediaJson edit(
      @PathParam("id") UUID id,
      @RequestBody(required = true) EditJson edit,
      @Context SecurityContext security) {
    return MediaJson.of(platform.media().edit(Callers.of(security), id, edit.toEdit()));
  }

  /** The picture that is shown for a video. */
  @PUT
  @Path("{id}/poster")
  @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
  @Operation(
      summary = "Gives a video the picture that the library shows for it; the body is the file")
  public MediaJson setPoster(
      @PathParam("id") UUID id,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "image/*",
                      schema = @Schema(types = "string", format = "binary")))
          InputStream body,
      @Context SecurityContext security)
      throws IOException {
    return MediaJson.of(platform.media().setPoster(Callers.of(security), id, body));
  }

  /** The bytes as uploaded. */
  @GET
  @Path("{id}/original")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "Answers the bytes as uploaded, or a range of them")
  @ApiResponse(
      responseCode = "200",
      description = "The picture or video",
      content = @Content(mediaType = "*/*", schema = @Schema(types = "string", format = "binary")))
  @ApiResponse(
      responseCode = "206",
      description = "The range asked for",
      content = @Content(mediaType = "*/*", schema = @Schema(types = "string", format = "binary")))
  @ApiResponse(responseCode = "416", description = "The range lies after the end")
  public Response original(
      @PathParam("id") UUID id,
      @Context Request request,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    return bytes(Callers.of(security), id, Rendition.ORIGINAL, request, headers);
  }

  /** A small JPEG. */
  @GET
  @Path("{id}/thumbnail")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "Answers a small JPEG; of a video without a poster a plain tile")
  @ApiResponse(
      responseCode = "200",
      description = "The picture",
      content =
          @Content(mediaType = "image/jpeg", schema = @Schema(types = "string", format = "binary")))
  public Response thumbnail(
      @PathParam("id") UUID id,
      @Context Request request,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    return bytes(Callers.of(security), id, Rendition.THUMBNAIL, request, headers);
  }

  /** A video's poster. */
  @GET
  @Path("{id}/poster")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "Answers the picture that was given to be shown for a video")
  @ApiResponse(
      responseCode = "200",
      description = "The picture",
      content =
          @Content(mediaType = "image/*", schema = @Schema(types = "string", format = "binary")))
  public Response poster(
      @PathParam("id") UUID id,
      @Context Request request,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    return bytes(Callers.of(security), id, Rendition.POSTER, request, headers);
  }

  private Response bytes(
      Caller caller, UUID id, Rendition rendition, Request request, HttpHeaders headers) {
    MediaLibrary library = platform.media();
    MediaView view = library.get(caller, id);
    boolean lasting = view.kind() == MediaKind.IMAGE || rendition == Rendition.ORIGINAL;
    return MediaAnswers.of(
        view.name(), library.open(caller, id, rendition), lasting, request, headers);
  }
}
