package org.rostrum.provider.bluesky.internal.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.bluesky.internal.settings.BlueskyDescriptor;
import org.rostrum.provider.bluesky.internal.settings.ServiceForm;
import org.rostrum.provider.bluesky.internal.xrpc.Call;
import org.rostrum.provider.bluesky.internal.xrpc.Explanation;
import org.rostrum.provider.bluesky.internal.xrpc.Fault;
import org.rostrum.provider.bluesky.internal.xrpc.Json;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcClient;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcException;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;

/** Opens and renews sessions with an app password. */
@Component(
    service = SessionSource.class,
    property = NetworkProvider.PROVIDER_ID + "=" + BlueskyDescriptor.ID)
public final class Sessions implements SessionSource {
  /** What an access token says that was opened with the account's own password. */
  private static final String FULL_ACCESS = "com.atproto.access";

  private static final int MAX_TOKEN = 10_000;

  /**
   * What was filled in is refused as a token is: so the host tells it from a network in trouble.
   */
  @Override
  public TokenGrant open(ServiceContext context, SettingValues fields)
      throws NetworkException, InterruptedException {
    try {
      return signIn(context, fields);
    } catch (NetworkException e) {
      throw e.kind() == Kind.REFUSED
          ? new NetworkException(Kind.TOKEN_REJECTED, String.valueOf(e.getMessage()))
          : e;
    }
  }

  private static TokenGrant signIn(ServiceContext context, SettingValues fields)
      throws NetworkException, InterruptedException {
    String name = fields.require(SignInForm.NAME).strip();
    String identifier = name.startsWith("@") ? name.substring(1) : name;
    URI server = server(context, identifier, fields);
    Directory directory = new Directory(context.service(), context.http());
    String password = fields.secret(SignInForm.PASSWORD).orElse(Secret.of("")).expose().strip();
    XrpcClient client = new XrpcClient(server, context.http()).hiding(Secret.of(password));
    try {
      JsonNode session =
          client.post(
              Call.SIGN_IN, Json.object().put("identifier", identifier).put("password", password));
      TokenGrant grant = grant(client, Call.SIGN_IN, session).at(AccountHome.at(server));
      refuseFullAccess(client, grant);
      directory.requireToSpeakFor(Identity.did(client, session), server);
      return grant;
    } catch (XrpcException e) {
      throw signInRefused(e, identifier);
    }
  }

  /** An e-mail address says nothing of the server. */
  private static URI server(ServiceContext context, String identifier, SettingValues fields)
      throws NetworkException, InterruptedException {
    Optional<String> named = fields.text(SignInForm.SERVER).filter(text -> !text.isBlank());
    if (named.isPresent()) {
      return ServerAddress.of(named.get())
          .orElseThrow(() -> Directory.refused("Server: " + ServerAddress.HINT));
    }
    return identifier.contains("@")
        ? ServiceForm.server(context.service())
        : new Directory(context.service(), context.http()).find(identifier).server();
  }

  /**
   * The account's own password opens everything, deletion of the account included: such a session
   * is ended at once instead of being kept.
   */
  private static void refuseFullAccess(XrpcClient client, TokenGrant grant)
      throws NetworkException, InterruptedException {
    if (!new TokenClaims(grant.accessToken()).scope().equals(FULL_ACCESS)) {
      return;
    }
    try {
      Secret refresh = grant.refreshToken().orElse(grant.accessToken());
      JsonNode ignored = client.postAs(Call.SIGN_OUT, "Bearer " + refresh.expose());
    } catch (XrpcException e) {
      // It ends by itself; what matters is that it is not kept.
    }
    throw Directory.refused(
        "That is the account's own password. Make an app password in Bluesky under Settings,"
            + " Privacy and security, App passwords, and use that one: it can be taken back and"
            + " cannot delete the account.");
  }

  private static NetworkException signInRefused(XrpcException e, String identifier) {
    Fault fault = e.fault();
    if (fault.error().equals("AuthFactorTokenRequired")) {
      return Directory.refused(
          "The server wants a code from an e-mail, which it asks for with the account's own password"
              + " only. Make an app password and use that one.");
    }
    return switch (fault.kind()) {
      case TOKEN ->
          Directory.refused(
              fault.server()
                  + " does not accept this password for «"
                  + identifier
                  + "»"
                  + (fault.detail().isEmpty() ? "" : " («" + fault.detail() + "»)")
                  + ". Check handle and server, and copy the app password again or make a new"
                  + " one.");
      case SCOPE -> Directory.refused(Explanation.of(fault));
      default -> e.toNetworkException();
    };
  }

  @Override
  public TokenGrant renew(ServiceContext context, SettingValues home, Secret refreshToken)
      throws NetworkException, InterruptedException {
    XrpcClient client =
        new XrpcClient(AccountHome.server(home), context.http()).hiding(refreshToken);
    if (!isToken(refreshToken.expose())) {
      throw new NetworkException(
          Kind.TOKEN_REJECTED, "The session is over. Connect the account again on Accounts.");
    }
    try {
      return grant(
          client,
          Call.RENEW_SESSION,
          client.postAs(Call.RENEW_SESSION, "Bearer " + refreshToken.expose()));
    } catch (XrpcException e) {
      throw e.toNetworkException();
    }
  }

  private static TokenGrant grant(XrpcClient client, Call call, JsonNode session)
      throws XrpcException {
    String access = Json.text(session, "accessJwt");
    String refresh = Json.text(session, "refreshJwt");
    if (!isToken(access) || !isToken(refresh)) {
      throw client.garbled(call, "a session without tokens");
    }
    Optional<Duration> life = new TokenClaims(Secret.of(access)).life();
    return new TokenGrant(
        Secret.of(access),
        life,
        Optional.of(Secret.of(refresh)),
        new TokenClaims(Secret.of(refresh)).life(),
        Set.of());
  }

  /** What can stand in a header. */
  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_TOKEN
        && text.chars().allMatch(sign -> sign > ' ' && sign < 0x7f);
  }
}
