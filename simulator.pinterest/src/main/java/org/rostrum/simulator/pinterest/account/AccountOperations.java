package org.rostrum.simulator.pinterest.account;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.gate.Call;
import org.rostrum.simulator.pinterest.gate.Route;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.users.User;
import org.rostrum.simulator.pinterest.users.Users;

/** The operation on the user's own account. */
public final class AccountOperations {

  private final Users users;
  private final String baseUrl;
  private final BiFunction<Environment, String, Counts> counts;

  /** How much a user has. */
  public record Counts(int boards, int pins) {}

  /**
   * Answers for the given users.
   *
   * @param counts by environment and username
   */
  public AccountOperations(
      Users users, String baseUrl, BiFunction<Environment, String, Counts> counts) {
    this.users = users;
    this.baseUrl = baseUrl;
    this.counts = counts;
  }

  public List<Route> routes() {
    return List.of(Route.read("/user_account", Set.of("user_accounts:read"), this::account));
  }

  private Response account(Call call) throws ApiError {
    User user =
        users.named(call.username()).orElseThrow(() -> new ApiError(404, 30, "User not found."));
    Counts counted = counts.apply(call.environment(), user.username());
    return Response.json(
        200,
        Json.object()
            .put("id", user.id())
            .put("username", user.username())
            .put("account_type", user.business() ? "BUSINESS" : "PINNER")
            .put("business_name", user.business() ? user.name() : null)
            .put("about", user.about())
            .put("profile_image", baseUrl + "/assets/" + user.username() + ".svg")
            .put("website_url", user.website())
            .put("board_count", counted.boards())
            .put("pin_count", counted.pins())
            .put("follower_count", 0)
            .put("following_count", 0)
            // The live service says -1 where it does not know.
            .put("monthly_views", -1));
  }
}
