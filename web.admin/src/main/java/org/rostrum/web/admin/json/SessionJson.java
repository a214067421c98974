package org.rostrum.web.admin.json;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.access.WorkspaceView;
import org.rostrum.provider.settings.Secret;

/** Who is signed in, where, and what is allowed. */
public record SessionJson(
    UserJson user, WorkspaceJson workspace, List<Permission> permissions, String version) {

  /** A person, or the name of an API token. */
  public record UserJson(UUID id, String name) {}

  /** A workspace. */
  public record WorkspaceJson(UUID id, String name, ZoneId zone) {}

  /** Proof of who one is. */
  public record SignIn(@Nullable String email, @Nullable Secret password) {}

  /** The first owner, with the one-time token that the process printed. */
  public record FirstOwner(
      @Nullable Secret token,
      @Nullable String name,
      @Nullable String email,
      @Nullable Secret password,
      @Nullable String workspace,
      @Nullable String zone) {}

  /** Whether somebody must set this installation up. */
  public record SetupStateJson(boolean required) {}

  /** The JSON form. */
  public static SessionJson of(Caller caller, WorkspaceView workspace, String version) {
    return new SessionJson(
        new UserJson(caller.userId(), caller.name()),
        new WorkspaceJson(workspace.id(), workspace.name(), workspace.zone()),
        caller.permissions().stream().sorted().toList(),
        version);
  }
}
