package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.orEmpty;
import static org.rostrum.web.admin.json.Form.present;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PublicationFilter;
import org.rostrum.posts.PublicationState;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.ItemsJson;
import org.rostrum.web.admin.json.PageJson;
import org.rostrum.web.admin.json.PublicationJson;
import org.rostrum.web.admin.json.QueueJson;
import org.rostrum.web.admin.json.WebAddresses;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** Publications: posts on their way to one account each. */
@Path("publications")
@Produces(MediaType.APPLICATION_JSON)
public final class PublicationsResource {
  /** The longest search text, in characters. */
  static final int MAX_SEARCH = 200;

  private final Platform platform;

  /** Serves the given platform. */
  public PublicationsResource(Platform platform) {
    this.platform = platform;
  }

  /** Those that a filter lets through. */
  @GET
  @Operation(summary = "Lists publications, drafts first, then those due last first")
  public PageJson<PublicationJson> list(
      @QueryParam("state") @Nullable List<PublicationState> states,
      @QueryParam("account") @Nullable UUID account,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("until") @Nullable Instant until,
      @QueryParam("search") @Nullable String search,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @Context SecurityContext security) {
    String text = orEmpty(search).strip();
    if (text.length() > MAX_SEARCH) {
      new Form()
          .reject("search", "TOO_LONG", "'search' may have at most " + MAX_SEARCH + " characters.")
          .check();
    }
    PublicationFilter filter =
        new PublicationFilter(
            states == null ? Set.of() : Set.copyOf(states),
            Optional.ofNullable(account),
            Optional.ofNullable(from),
            Optional.ofNullable(until),
            text);
    return PageJson.of(
        platform.posts().publications(Callers.of(security), filter, Pages.request(cursor, limit)),
        PublicationJson::of);
  }

  /** Those of a stretch of time. */
  @GET
  @Path("calendar")
  @Operation(summary = "Lists publications that have a time, the earliest first")
  public ItemsJson<PublicationJson> calendar(
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("until") @Nullable Instant until,
      @Context SecurityContext security) {
    new Form().require("from", from).require("until", until).check();
    return ItemsJson.of(
        platform.posts().calendar(Callers.of(security), present(from), present(until)),
        PublicationJson::of);
  }

  /** Everything about one. */
  @GET
  @Path("{id}")
  @Operation(summary = "Tells every attempt, what happened and what happens next")
  public PublicationJson.ExplanationJson explain(
      @PathParam("id") UUID id, @Context SecurityContext security) {
    return PublicationJson.ExplanationJson.of(platform.posts().explain(Callers.of(security), id));
  }

  /** Moves one. */
  @POST
  @Path("{id}/reschedule")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Moves a scheduled, waiting or retrying publication")
  public PublicationJson reschedule(
      @PathParam("id") UUID id,
      PublicationJson.Reschedule body,
      @Context SecurityContext security) {
    new Form().require("at", body.at()).check();
    return PublicationJson.of(
        platform.posts().reschedule(Callers.of(security), id, present(body.at())));
  }

  /** Calls one off. */
  @POST
  @Path("{id}/cancel")
  @Operation(summary = "Calls a publication off")
  public PublicationJson cancel(@PathParam("id") UUID id, @Context SecurityContext security) {
    return PublicationJson.of(platform.posts().cancel(Callers.of(security), id));
  }

  /** Tries one again. */
  @POST
  @Path("{id}/retry")
  @Operation(summary = "Publishes again what failed, or at once what is waiting or retrying")
  public PublicationJson retry(@PathParam("id") UUID id, @Context SecurityContext security) {
    return PublicationJson.of(platform.posts().retry(Callers.of(security), id));
  }

  /** Says what became of one. */
  @POST
  @Path("{id}/decide")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Says what a person found out about a publication of unknown outcome")
  public PublicationJson decide(
      @PathParam("id") UUID id,
      PublicationJson.DecisionMade body,
      @Context SecurityContext security) {
    Form form = new Form().require("decision", body.decision());
    URI url = body.url();
    if (url != null && (!WebAddresses.isWeb(url) || url.toString().length() > PostDraft.MAX_LINK)) {
      form.reject("url", "MALFORMED", "'url' must be an http or https address.");
    }
    form.check();
    return PublicationJson.of(
        platform
            .posts()
            .decide(Callers.of(security), id, present(body.decision()), Optional.ofNullable(url)));
  }

  /** Moves one within its queue. */
  @POST
  @Path("{id}/queue/move")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Moves a publication within its queue, to a place or before another one")
  public QueueJson move(
      @PathParam("id") UUID id, QueueJson.Move body, @Context SecurityContext security) {
    Integer index = body.index();
    UUID before = body.before();
    if ((index == null) == (before == null)) {
      new Form().reject("index", "REQUIRED", "Give either 'index' or 'before'.").check();
    }
    return QueueJson.of(
        before == null
            ? platform.queues().move(Callers.of(security), id, present(index))
            : platform.queues().moveBefore(Callers.of(security), id, before));
  }

  /** Takes one out of its queue. */
  @POST
  @Path("{id}/queue/remove")
  @Operation(summary = "Takes a publication out of its queue: it is a draft again")
  public PublicationJson unqueue(@PathParam("id") UUID id, @Context SecurityContext security) {
    return PublicationJson.of(platform.queues().remove(Callers.of(security), id));
  }
}
