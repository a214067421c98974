package org.rostrum.simulator.pinterest.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Fields;
import org.rostrum.simulator.pinterest.api.Paging;
import org.rostrum.simulator.pinterest.gate.Call;
import org.rostrum.simulator.pinterest.gate.Route;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.state.Names;

/** The operations on uploads. */
public final class MediaOperations {

  private static final Set<String> READ = Set.of("pins:read");
  private static final Set<String> WRITE = Set.of("pins:read", "pins:write");

  private final Uploads uploads;
  private final UploadPolicy policy;
  private final InstantSource time;
  private final String uploadUrl;

  /** Hands out permissions for the bucket at the address, which ends with a slash. */
  public MediaOperations(Uploads uploads, Names names, InstantSource time, String uploadUrl) {
    this.uploads = uploads;
    this.policy = new UploadPolicy(names);
    this.time = time;
    this.uploadUrl = uploadUrl;
  }

  public List<Route> routes() {
    return List.of(
        Route.write("POST", "/media", WRITE, this::register),
        Route.read("/media", READ, this::list),
        Route.read("/media/{media_id}", READ, this::get));
  }

  private Response register(Call call) throws ApiError {
    String type = Fields.of(call.request(), Set.of("media_type")).text("media_type");
    if (!type.equals("video")) {
      throw ApiError.invalid(
          "Invalid request: '" + type + "' is not one of ['video'] (media_type).");
    }
    Upload made = uploads.register(call.environment(), call.username());
    ObjectNode answer =
        Json.object()
            .put("media_id", made.id())
            .put("media_type", type)
            .put("upload_url", uploadUrl + call.environment().name().toLowerCase(Locale.ROOT));
    ObjectNode parameters = answer.putObject("upload_parameters");
    policy.parameters(made, time.instant()).forEach(parameters::put);
    return Response.json(201, answer);
  }

  private Response list(Call call) throws ApiError {
    return Paging.page(
        call.request(), uploads.of(call.environment(), call.username()), Upload::id, this::json);
  }

  private Response get(Call call) throws ApiError {
    String id = call.id("media_id");
    if (!id.matches("\\d+")) {
      throw ApiError.invalid("Invalid request: '" + id + "' does not match '^\\d+$'.");
    }
    Upload upload =
        uploads
            .find(call.environment(), call.username(), id)
            .orElseThrow(() -> new ApiError(404, 404, "Media not found."));
    return Response.json(200, json(upload));
  }

  private ObjectNode json(Upload upload) {
    return Json.object()
        .put("media_id", upload.id())
        .put("media_type", "video")
        .put("status", uploads.status(upload).name().toLowerCase(Locale.ROOT));
  }
}
