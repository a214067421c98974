package org.rostrum.shell.commands;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rostrum.access.Access;
import org.rostrum.access.ApiTokenView;
import org.rostrum.access.Caller;
import org.rostrum.access.NewApiToken;
import org.rostrum.access.NewOwner;
import org.rostrum.access.Permission;
import org.rostrum.access.Session;
import org.rostrum.access.WorkspaceView;
import org.rostrum.provider.settings.Secret;

/** The operator and one workspace. */
final class FakeAccess implements Access {
  @Override
  public Caller operator() {
    return new Caller(
        new UUID(0, 0),
        "operator",
        new UUID(0, 1),
        EnumSet.allOf(Permission.class),
        Caller.Origin.SHELL);
  }

  @Override
  public WorkspaceView workspace(Caller caller) {
    return new WorkspaceView(caller.workspaceId(), "Studio", ZoneId.of("Europe/Berlin"));
  }

  @Override
  public boolean setupRequired() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Session completeSetup(Secret setupToken, NewOwner owner, String clientAddress) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Session signIn(String email, Secret password, String clientAddress) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Caller> ofSession(Secret sessionToken) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Caller> ofApiToken(Secret apiToken) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void signOut(Secret sessionToken) {
    throw new UnsupportedOperationException();
  }

  @Override
  public NewApiToken createApiToken(
      Caller caller, String name, Set<Permission> permissions, Optional<Instant> expiresAt) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ApiTokenView> apiTokens(Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void revokeApiToken(Caller caller, UUID tokenId) {
    throw new UnsupportedOperationException();
  }
}
