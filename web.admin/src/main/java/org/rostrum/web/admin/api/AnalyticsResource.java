package org.rostrum.web.admin.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.analytics.Period;
import org.rostrum.analytics.StatisticsExport;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.ItemsJson;
import org.rostrum.web.admin.json.StatisticsJson;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** What accounts and published posts did on their networks. */
@Path("analytics")
@Produces(MediaType.APPLICATION_JSON)
public final class AnalyticsResource {
  private static final int USUAL_TOP = 10;
  private static final String CSV = "text/csv;charset=utf-8;header=present";

  private final Platform platform;

  /** Serves the given platform. */
  public AnalyticsResource(Platform platform) {
    this.platform = platform;
  }

  /** How collecting stands. */
  @GET
  @Path("accounts/{id}")
  @Operation(summary = "Tells what is known of an account, since when, and when it is collected")
  public StatisticsJson.StatusJson status(
      @PathParam("id") UUID id, @Context SecurityContext security) {
    return StatisticsJson.StatusJson.of(platform.statistics().status(Callers.of(security), id));
  }

  /** Collects soon. */
  @POST
  @Path("accounts/{id}/collect")
  @Operation(summary = "Collects the figures of an account soon; at most every 15 minutes")
  public StatisticsJson.StatusJson collect(
      @PathParam("id") UUID id, @Context SecurityContext security) {
    return StatisticsJson.StatusJson.of(platform.statistics().collect(Callers.of(security), id));
  }

  /** An account's figures. */
  @GET
  @Path("accounts/{id}/report")
  @Operation(summary = "Sums up an account over a period, day by day and beside the period before")
  public ItemsJson<StatisticsJson.SeriesJson> report(
      @PathParam("id") UUID id,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to,
      @Context SecurityContext security) {
    return ItemsJson.of(
        platform.statistics().ofAccount(Callers.of(security), id, period(from, to)),
        StatisticsJson.SeriesJson::of);
  }

  /** The best posts. */
  @GET
  @Path("accounts/{id}/top")
  @Operation(summary = "Lists the posts published from here that did best in a period")
  public ItemsJson<StatisticsJson.TopPostJson> top(
      @PathParam("id") UUID id,
      @QueryParam("metric") @Nullable String metric,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to,
      @QueryParam("limit") @Nullable Integer limit,
      @Context SecurityContext security) {
    return ItemsJson.of(
        platform
            .statistics()
            .top(
                Callers.of(security),
                id,
                named(metric),
                period(from, to),
                limit == null ? USUAL_TOP : limit),
        StatisticsJson.TopPostJson::of);
  }

  /** The network's own list. */
  @GET
  @Path("accounts/{id}/network-top")
  @Operation(summary = "Lists the posts that the network itself counts among the best of 30 days")
  public ItemsJson<StatisticsJson.NetworkTopJson> networkTop(
      @PathParam("id") UUID id, @Context SecurityContext security) {
    return ItemsJson.of(
        platform.statistics().topOnNetwork(Callers.of(security), id),
        StatisticsJson.NetworkTopJson::of);
  }

  /** Boards, channels. */
  @GET
  @Path("accounts/{id}/places")
  @Operation(summary = "Sums up the boards or channels of an account over a period")
  public ItemsJson<StatisticsJson.PlaceJson> places(
      @PathParam("id") UUID id,
      @QueryParam("metric") @Nullable String metric,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to,
      @Context SecurityContext security) {
    return ItemsJson.of(
        platform.statistics().places(Callers.of(security), id, named(metric), period(from, to)),
        StatisticsJson.PlaceJson::of);
  }

  /** When to publish. */
  @GET
  @Path("accounts/{id}/best-times")
  @Operation(summary = "Finds the hours of the week in which an account's posts did best")
  public StatisticsJson.BestTimesJson bestTimes(
      @PathParam("id") UUID id,
      @QueryParam("metric") @Nullable String metric,
      @Context SecurityContext security) {
    return StatisticsJson.BestTimesJson.of(
        platform.statistics().bestTimes(Callers.of(security), id, named(metric)));
  }

  /** Everything, as a table. */
  @GET
  @Path("accounts/{id}/export.csv")
  @Produces("text/csv")
  @Operation(summary = "Writes the figures of an account, or of its posts, as CSV")
  @ApiResponse(
      responseCode = "200",
      description = "A line for each figure of each day, below a line with names",
      content = @Content(mediaType = "text/csv", schema = @Schema(types = "string")))
  public Response export(
      @PathParam("id") UUID id,
      @QueryParam("of") StatisticsExport.@Nullable Kind of,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to,
      @Context SecurityContext security) {
    StatisticsExport export =
        platform
            .statistics()
            .export(
                Callers.of(security),
                id,
                Optional.ofNullable(of).orElse(StatisticsExport.Kind.ACCOUNT),
                period(from, to));
    StreamingOutput body = export::writeTo;
    return Response.ok(body, CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.fileName() + "\"")
        .build();
  }

  /** A post's figures. */
  @GET
  @Path("publications/{id}")
  @Operation(summary = "Sums up a publication over a period, day by day")
  public ItemsJson<StatisticsJson.SeriesJson> publication(
      @PathParam("id") UUID id,
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to,
      @Context SecurityContext security) {
    return ItemsJson.of(
        platform.statistics().ofPublication(Callers.of(security), id, period(from, to)),
        StatisticsJson.SeriesJson::of);
  }

  private static Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
    new Form().require("from", from).require("to", to).check();
    return new Period(Form.present(from), Form.present(to));
  }

  private static String named(@Nullable String metric) {
    new Form().require("metric", metric).check();
    return Form.present(metric);
  }
}
