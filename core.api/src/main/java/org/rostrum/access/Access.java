package org.rostrum.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.settings.Secret;

/**
 * People, workspaces, sessions and tokens. Every method may be called by many threads; those that
 * check a password take about a tenth of a second on purpose.
 */
@ProviderType
public interface Access {
  /** The longest name of a person, workspace or token, in code points. */
  int MAX_NAME = 100;

  /** The longest e-mail address, in characters (RFC 5321). */
  int MAX_EMAIL = 254;

  /** The shortest password, in code points (NIST SP 800-63B-4). */
  int MIN_PASSWORD = 12;

  /** The longest password, in code points; longer ones would only cost time. */
  int MAX_PASSWORD = 256;

  /** The most API tokens a workspace may have. */
  int MAX_TOKENS = 100;

  /**
   * Whether nobody owns this installation yet.
   *
   * @return true until {@link #completeSetup} succeeded
   */
  boolean setupRequired();

  /**
   * Makes the first owner and workspace.
   *
   * @param setupToken the one-time token that the process printed
   * @param owner who and what
   * @param clientAddress the network address of the browser, for throttling and audit
   * @return a session of the owner
   * @throws RequestRefused INVALID, FORBIDDEN (wrong token), CONFLICT (already set up), TOO_MANY
   */
  Session completeSetup(Secret setupToken, NewOwner owner, String clientAddress);

  /**
   * Signs in. Wrong name and wrong password are told apart neither by words nor by time.
   *
   * @param email who
   * @param password proof
   * @param clientAddress the network address of the browser, for throttling and audit
   * @return a session
   * @throws RequestRefused UNAUTHENTICATED, TOO_MANY
   */
  Session signIn(String email, Secret password, String clientAddress);

  /**
   * Finds who a session stands for and prolongs it.
   *
   * @param sessionToken out of the cookie
   * @return the caller, or empty if there is no such session any more
   */
  Optional<Caller> ofSession(Secret sessionToken);

  /**
   * Finds who an API token stands for.
   *
   * @param apiToken out of the Authorization header
   * @return the caller, or empty if there is no such token any more
   */
  Optional<Caller> ofApiToken(Secret apiToken);

  /**
   * Ends a session; nothing happens if it has ended.
   *
   * @param sessionToken out of the cookie
   */
  void signOut(Secret sessionToken);

  /**
   * The operator at the shell of this machine, with every permission, in the only workspace or the
   * oldest of several.
   *
   * @return the caller
   * @throws RequestRefused UNAVAILABLE before setup
   */
  Caller operator();

  /**
   * The caller's workspace.
   *
   * @param caller on whose behalf
   * @return the workspace
   */
  WorkspaceView workspace(Caller caller);

  /**
   * Makes an API token.
   *
   * @param caller needs MANAGE_TEAM
   * @param name what it is for
   * @param permissions what it allows; none that the caller lacks
   * @param expiresAt when it ends; empty for never
   * @return the token
   * @throws RequestRefused INVALID, FORBIDDEN, CONFLICT (already {@link #MAX_TOKENS})
   */
  NewApiToken createApiToken(
      Caller caller, String name, Set<Permission> permissions, Optional<Instant> expiresAt);

  /**
   * Lists the workspace's API tokens, newest first.
   *
   * @param caller needs MANAGE_TEAM
   * @return the tokens
   */
  List<ApiTokenView> apiTokens(Caller caller);

  /**
   * Ends an API token.
   *
   * @param caller needs MANAGE_TEAM
   * @param tokenId which
   * @throws RequestRefused NOT_FOUND
   */
  void revokeApiToken(Caller caller, UUID tokenId);
}
