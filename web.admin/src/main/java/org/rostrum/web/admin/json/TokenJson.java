package org.rostrum.web.admin.json;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.ApiTokenView;
import org.rostrum.access.NewApiToken;
import org.rostrum.access.Permission;

/** An API token, without the token itself. */
public record TokenJson(
    UUID id,
    String name,
    List<Permission> permissions,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  /** What to make. */
  public record NewToken(
      @Nullable String name, @Nullable List<Permission> permissions, @Nullable Instant expiresAt) {}

  /** The token's text, shown this once. */
  public record NewTokenJson(String token, TokenJson view) {
    /** The JSON form: the one place where the text of a token leaves. */
    public static NewTokenJson of(NewApiToken made) {
      return new NewTokenJson(made.token().expose(), TokenJson.of(made.view()));
    }

    @Override
    public String toString() {
      return "NewTokenJson[view=" + view + "]";
    }
  }

  /** The JSON form. */
  public static TokenJson of(ApiTokenView view) {
    return new TokenJson(
        view.id(),
        view.name(),
        view.permissions().stream().sorted().toList(),
        view.createdAt(),
        view.expiresAt().orElse(null),
        view.lastUsedAt().orElse(null));
  }
}
