package org.rostrum.web.admin.fakes;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.access.Access;
import org.rostrum.access.ApiTokenView;
import org.rostrum.access.Caller;
import org.rostrum.access.NewApiToken;
import org.rostrum.access.NewOwner;
import org.rostrum.access.Permission;
import org.rostrum.access.Session;
import org.rostrum.access.WorkspaceView;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.settings.Secret;

/** One person, one session, one token. */
public final class FakeAccess implements Access {
  public static final String SESSION = "session-of-ada";
  public static final String TOKEN = "rst_token-of-ada";
  public static final String PASSWORD = "correct horse battery";
  public static final UUID ADA = UUID.fromString("00000000-0000-0000-0000-0000000000ad");
  public static final UUID WORKSPACE = UUID.fromString("00000000-0000-0000-0000-000000000001");

  public final Map<String, Caller> sessions = new ConcurrentHashMap<>();
  public final List<NewOwner> owners = new CopyOnWriteArrayList<>();
  public final List<String> addresses = new CopyOnWriteArrayList<>();

  public FakeAccess() {
    sessions.put(SESSION, caller(Caller.Origin.SESSION));
  }

  public static Caller caller(Caller.Origin origin) {
    return new Caller(ADA, "Ada", WORKSPACE, EnumSet.allOf(Permission.class), origin);
  }

  @Override
  public boolean setupRequired() {
    return owners.isEmpty();
  }

  @Override
  public Session completeSetup(Secret setupToken, NewOwner owner, String clientAddress) {
    owners.add(owner);
    return session(clientAddress);
  }

  @Override
  public Session signIn(String email, Secret password, String clientAddress) {
    if (!password.expose().equals(PASSWORD)) {
      throw RequestRefused.of(
          RequestRefused.Reason.UNAUTHENTICATED, "sign-in-refused", "E-mail or password is wrong.");
    }
    return session(clientAddress);
  }

  private Session session(String clientAddress) {
    addresses.add(clientAddress);
    return new Session(
        Secret.of(SESSION), Instant.parse("2030-01-01T00:00:00Z"), caller(Caller.Origin.SESSION));
  }

  @Override
  public Optional<Caller> ofSession(Secret sessionToken) {
    return Optional.ofNullable(sessions.get(sessionToken.expose()));
  }

  @Override
  public Optional<Caller> ofApiToken(Secret apiToken) {
    return apiToken.expose().equals(TOKEN)
        ? Optional.of(caller(Caller.Origin.TOKEN))
        : Optional.empty();
  }

  @Override
  public void signOut(Secret sessionToken) {
    sessions.remove(sessionToken.expose());
  }

  @Override
  public Caller operator() {
    throw new UnsupportedOperationException();
  }

  @Override
  public WorkspaceView workspace(Caller caller) {
    return new WorkspaceView(caller.workspaceId(), "Studio", ZoneId.of("Europe/Berlin"));
  }

  @Override
  public NewApiToken createApiToken(
      Caller caller, String name, Set<Permission> permissions, Optional<Instant> expiresAt) {
    return new NewApiToken(
        Secret.of("rst_fresh"),
        new ApiTokenView(
            UUID.randomUUID(), name, permissions, Instant.EPOCH, expiresAt, Optional.empty()));
  }

  @Override
  public List<ApiTokenView> apiTokens(Caller caller) {
    return List.of();
  }

  @Override
  public void revokeApiToken(Caller caller, UUID tokenId) {
    throw RequestRefused.of(
        RequestRefused.Reason.NOT_FOUND, "token-not-found", "There is no such token.");
  }
}
