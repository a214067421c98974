package org.rostrum.web.admin.json;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.accounts.ConnectOption;
import org.rostrum.accounts.ConnectResult;
import org.rostrum.accounts.ConnectTarget;
import org.rostrum.provider.settings.Secret;

/** An account that was just connected; {@code fresh} unless it was known already. */
public record ConnectJson(AccountJson account, boolean fresh) {

  /** A way to connect. */
  public record OptionJson(
      ConnectOption.Method method, String label, String help, SchemaJson fields) {
    /** The JSON form. */
    public static OptionJson of(ConnectOption option) {
      return new OptionJson(
          option.method(), option.label(), option.help(), SchemaJson.of(option.fields()));
    }
  }

  /** Where to begin the consent flow, where to come back to, and what the option asks for. */
  public record ConsentStart(
      @Nullable UUID reconnect,
      @Nullable String environment,
      @Nullable String returnPath,
      @Nullable Map<String, @Nullable Secret> fields) {
    /** What is to be connected. */
    public ConnectTarget target(String providerId) {
      return new ConnectTarget(
          providerId, Optional.ofNullable(reconnect), Optional.ofNullable(environment));
    }
  }

  /** Where to send the browser. */
  public record AuthorizeJson(URI authorizeUrl) {}

  /** What a person filled in. */
  public record ConnectFields(
      ConnectOption.@Nullable Method method,
      @Nullable UUID reconnect,
      @Nullable String environment,
      @Nullable Map<String, @Nullable Secret> fields) {
    /** What is to be connected. */
    public ConnectTarget target(String providerId) {
      return new ConnectTarget(
          providerId, Optional.ofNullable(reconnect), Optional.ofNullable(environment));
    }
  }

  /** The JSON form. */
  public static ConnectJson of(ConnectResult result) {
    return new ConnectJson(AccountJson.of(result.account()), result.fresh());
  }
}
