package org.rostrum.provider.pinterest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.pinterest.internal.api.Operation;
import org.rostrum.provider.pinterest.internal.api.PinterestApi;
import org.rostrum.provider.pinterest.internal.api.PinterestException;
import org.rostrum.provider.pinterest.internal.boards.Pictures;
import org.rostrum.provider.pinterest.internal.settings.Endpoints;

/** Asks Pinterest whose access token this is. */
final class Identity {
  private static final int MAX_NAME = 200;
  private static final int MAX_IMAGE_URL = 2_000;

  private Identity() {}

  static AccountIdentity of(Endpoints endpoints, PinterestApi api)
      throws NetworkException, InterruptedException {
    JsonNode account;
    try {
      account = api.get(Operation.READ_ACCOUNT, "/user_account");
    } catch (PinterestException e) {
      throw e.toNetworkException();
    }
    String id =
        Json.id(account, "id")
            .orElseThrow(
                () ->
                    new NetworkException(
                        NetworkException.Kind.TEMPORARY,
                        "Pinterest did not say whose account this is. Try again, or connect another"
                            + " one."));
    String username = name(Json.text(account, "username"));
    String business = name(Json.text(account, "business_name"));
    return new AccountIdentity(
        id,
        business.isEmpty() ? (username.isEmpty() ? "Pinterest account " + id : username) : business,
        username,
        endpoints.profile(username),
        Pictures.address(Json.text(account, "profile_image"), MAX_IMAGE_URL));
  }

  private static String name(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return plain.codePointCount(0, plain.length()) <= MAX_NAME
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, MAX_NAME));
  }
}
