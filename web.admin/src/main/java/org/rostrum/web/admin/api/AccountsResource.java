package org.rostrum.web.admin.api;

import static org.rostrum.web.admin.json.Form.orEmpty;
import static org.rostrum.web.admin.json.Form.present;

import io.swagger.v3.oas.annotations.Operation;
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
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.accounts.Accounts;
import org.rostrum.paging.PageRequest;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.web.admin.json.AccountJson;
import org.rostrum.web.admin.json.ChoicesJson;
import org.rostrum.web.admin.json.Form;
import org.rostrum.web.admin.json.ItemsJson;
import org.rostrum.web.admin.json.PageJson;
import org.rostrum.web.admin.json.QuotaJson;
import org.rostrum.web.admin.json.SchemaJson.ChoiceJson;
import org.rostrum.web.admin.json.Texts;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.signin.Callers;

/** Connected accounts and what their networks offer to choose from. */
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountsResource {
  private final Platform platform;

  /** Serves the given platform. */
  public AccountsResource(Platform platform) {
    this.platform = platform;
  }

  /** All of them. */
  @GET
  @Operation(summary = "Lists the connected accounts by network and name")
  public ItemsJson<AccountJson> list(@Context SecurityContext security) {
    return ItemsJson.of(platform.accounts().list(Callers.of(security)), AccountJson::of);
  }

  /** One of them. */
  @GET
  @Path("{id}")
  @Operation(summary = "Tells about an account")
  public AccountJson get(@PathParam("id") UUID id, @Context SecurityContext security) {
    return AccountJson.of(platform.accounts().get(Callers.of(security), id));
  }

  /** What its network allows. */
  @GET
  @Path("{id}/quotas")
  @Operation(summary = "Tells what of the network's quotas is used, now or at a planned time")
  public ItemsJson<QuotaJson> quotas(
      @PathParam("id") UUID id,
      @QueryParam("at") @Nullable Instant at,
      @Context SecurityContext security) {
    return ItemsJson.of(
        platform.quotas().of(Callers.of(security), id, Optional.ofNullable(at)), QuotaJson::of);
  }

  /** Forgets one. */
  @DELETE
  @Path("{id}")
  @Operation(summary = "Disconnects an account and cancels what is scheduled for it")
  public void disconnect(@PathParam("id") UUID id, @Context SecurityContext security) {
    platform.accounts().disconnect(Callers.of(security), id);
  }

  /** What the network offers. The form's values travel in the body, so this is no GET. */
  @POST
  @Path("{id}/choices/{setting}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Looks up live choices, for example the boards of an account")
  public PageJson<ChoiceJson> choices(
      @PathParam("id") UUID id,
      @PathParam("setting") String setting,
      ChoicesJson.ChoiceSearch query,
      @Context SecurityContext security) {
    int limit = orDefault(query.limit());
    Pages.checkLimit(limit, ChoiceQuery.MAX_LIMIT);
    String search = orEmpty(query.search());
    checkLength("search", search, Accounts.MAX_SEARCH);
    ChoicePage page =
        platform
            .accounts()
            .choices(
                Callers.of(security),
                id,
                setting,
                search,
                Pages.checkedCursor(query.cursor()),
                limit,
                Texts.withoutNulls(query.options()));
    return new PageJson<>(
        page.choices().stream().map(ChoiceJson::of).toList(), page.nextCursor().orElse(null));
  }

  /** Adds one to what the network offers. */
  @POST
  @Path("{id}/choices/{setting}/create")
  @Consumes(MediaType.APPLICATION_JSON)
  @Created
  @Operation(summary = "Adds a live choice, for example a board")
  public ChoiceJson create(
      @PathParam("id") UUID id,
      @PathParam("setting") String setting,
      ChoicesJson.NewChoice body,
      @Context SecurityContext security) {
    new Form().require("label", body.label()).check();
    String label = present(body.label());
    checkLength("label", label, Accounts.MAX_CHOICE_LABEL);
    return ChoiceJson.of(
        platform
            .accounts()
            .createChoice(
                Callers.of(security), id, setting, label, Texts.withoutNulls(body.options())));
  }

  private static int orDefault(@Nullable Integer limit) {
    return limit == null ? PageRequest.DEFAULT_LIMIT : limit;
  }

  private static void checkLength(String field, String text, int most) {
    if (text.codePointCount(0, text.length()) > most) {
      new Form()
          .reject(field, "TOO_LONG", "'" + field + "' may have at most " + most + " characters.")
          .check();
    }
  }
}
