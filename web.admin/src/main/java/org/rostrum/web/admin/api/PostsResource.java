package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.present;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.posts.PlannedTime;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.Posts;
import org.rostrum.web.admin.json.BulkJson;
import org.rostrum.web.admin.json.DraftJson;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.ItemsJson;
import org.rostrum.web.admin.json.PostJson;
import org.rostrum.web.admin.json.RecurrenceJson;
import org.rostrum.web.admin.json.RuleJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** Posts. Every answer with a post carries its ETag; every change needs it in If-Match. */
@Path("posts")
@Produces(MediaType.APPLICATION_JSON)
public final class PostsResource {
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final Platform platform;

  /** Serves the given platform. */
  public PostsResource(Platform platform) {
    this.platform = platform;
  }

  /** Makes a draft. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Created
  @Operation(summary = "Makes a draft; a repeated Idempotency-Key answers the first one's post")
  public PostJson create(
      @HeaderParam(IDEMPOTENCY_KEY) @Nullable String key,
      DraftJson draft,
      @Context SecurityContext security) {
    return PostJson.of(
        platform.posts().create(Callers.of(security), draft.toDraft(), checked(key)));
  }

  /** Makes and schedules many posts. */
  @POST
  @Path("schedule")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Makes and schedules many posts; answers for each of them, in order",
      description = "At most 500 posts, for 2,500 accounts in all; one that is refused stops none.")
  public ItemsJson<BulkJson.OutcomeJson> scheduleAll(
      @HeaderParam(IDEMPOTENCY_KEY) @Nullable String key,
      BulkJson body,
      @Context SecurityContext security) {
    return ItemsJson.of(
        platform.posts().scheduleAll(Callers.of(security), body.toDrafts(), checked(key)),
        BulkJson.OutcomeJson::of);
  }

  private static Optional<String> checked(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > Posts.MAX_IDEMPOTENCY_KEY)) {
      new Form()
          .reject(
              IDEMPOTENCY_KEY,
              "OUT_OF_RANGE",
              "Idempotency-Key must have 1 to " + Posts.MAX_IDEMPOTENCY_KEY + " characters.")
          .check();
    }
    return Optional.ofNullable(key);
  }

  /** Checks a draft. */
  @POST
  @Path("check")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Checks a draft for each of its accounts without keeping it",
      description =
          "With a time it also tells whether the quotas of the accounts have room then, and the next"
              + " time with room. 'post' is the post that is being changed.")
  public ItemsJson<PostJson.CheckJson> check(
      DraftJson draft,
      @QueryParam("at") @Nullable Instant at,
      @QueryParam("post") @Nullable UUID post,
      @Context SecurityContext security) {
    Caller caller = Callers.of(security);
    PostDraft composed = draft.toDraft();
    return ItemsJson.of(
        at == null
            ? platform.posts().check(caller, composed)
            : platform
                .posts()
                .check(caller, composed, new PlannedTime(at, Optional.ofNullable(post))),
        PostJson.CheckJson::of);
  }

  /** One post. */
  @GET
  @Path("{id}")
  @Operation(summary = "Tells about a post")
  public PostJson get(@PathParam("id") UUID id, @Context SecurityContext security) {
    return PostJson.of(platform.posts().get(Callers.of(security), id));
  }

  /** Changes a post. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Changes a post of which nothing is published or being published")
  public PostJson update(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      DraftJson draft,
      @Context SecurityContext security) {
    return PostJson.of(
        platform.posts().update(Callers.of(security), id, Versions.of(ifMatch), draft.toDraft()));
  }

  /** Removes a post. */
  @DELETE
  @Path("{id}")
  @Operation(summary = "Removes a post of which nothing is published or being published")
  public void delete(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Context SecurityContext security) {
    platform.posts().delete(Callers.of(security), id, Versions.of(ifMatch));
  }

  /** Schedules a post. */
  @POST
  @Path("{id}/schedule")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Schedules a post, or moves what is scheduled already")
  public PostJson schedule(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      PostJson.Schedule body,
      @Context SecurityContext security) {
    long version = Versions.of(ifMatch);
    new Form().require("at", body.at()).check();
    return PostJson.of(
        platform.posts().schedule(Callers.of(security), id, version, present(body.at())));
  }

  /** Publishes a post. */
  @POST
  @Path("{id}/publish")
  @Operation(summary = "Publishes a post as soon as possible")
  public PostJson publish(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Context SecurityContext security) {
    return PostJson.of(platform.posts().publishNow(Callers.of(security), id, Versions.of(ifMatch)));
  }

  /** Queues a post. */
  @POST
  @Path("{id}/queue")
  @Operation(summary = "Gives a post the next free slot of each of its accounts")
  public PostJson queue(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Context SecurityContext security) {
    return PostJson.of(
        platform.queues().addToQueue(Callers.of(security), id, Versions.of(ifMatch)));
  }

  /** Lets a post recur. */
  @POST
  @Path("{id}/recurrence")
  @Consumes(MediaType.APPLICATION_JSON)
  @Created
  @Operation(summary = "Lets a post recur: it is the template that each occurrence copies")
  public RecurrenceJson recur(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      RuleJson body,
      @Context SecurityContext security) {
    return RecurrenceJson.of(
        platform
            .recurrences()
            .create(Callers.of(security), id, Versions.of(ifMatch), body.toRule()));
  }
}
