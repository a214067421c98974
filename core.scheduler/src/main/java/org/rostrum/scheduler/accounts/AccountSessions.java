package org.rostrum.scheduler.accounts;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.rostrum.provider.NetworkException;

/**
 * Gives fresh access tokens. A token is refreshed ahead of its end, by one thread at a time for
 * each account. Safe for use by many threads; may call the network, so never inside a transaction.
 */
public interface AccountSessions {
  /**
   * Opens a session with a token that is valid now.
   *
   * @throws AccountUnavailable if it takes more than waiting to make the account usable
   * @throws NetworkException if the token had to be refreshed and the network could not be reached
   *     or refused for now
   */
  AccountSession open(UUID accountId)
      throws AccountUnavailable, NetworkException, InterruptedException;

  /**
   * Opens a session like {@link #open(UUID)} for somebody who has just seen the account's row.
   *
   * @param grantVersion the version of the grant in that row; a session of another one is not given
   *     from memory
   * @throws AccountUnavailable if it takes more than waiting to make the account usable
   * @throws NetworkException if the token had to be refreshed and the network could not be reached
   *     or refused for now
   */
  default AccountSession open(UUID accountId, long grantVersion)
      throws AccountUnavailable, NetworkException, InterruptedException {
    return open(accountId);
  }

  /**
   * Reads the tokens of many accounts with few questions to the database, so that opening a session
   * of each of them a moment later needs none. Calls no network. An account that is not usable, or
   * whose token ends soon, is left to {@link #open(UUID, long)}.
   *
   * @param accountIds of which sessions will be opened soon
   */
  default void prepare(Collection<UUID> accountIds) {
    // who holds sessions in memory anyhow has nothing to prepare
  }

  /**
   * Gets a newer token after the network rejected this session's. If somebody else has refreshed it
   * since, theirs is answered without another call.
   *
   * @throws AccountUnavailable if there is no newer token to be had; the account then waits for a
   *     person to connect it again
   * @throws NetworkException if the network could not be reached or refused for now
   */
  AccountSession refreshed(AccountSession rejected)
      throws AccountUnavailable, NetworkException, InterruptedException;

  /** Marks an account: a person must connect it again. */
  void needsReconnect(UUID accountId, String reason, Set<String> missingScopes);

  /** Calls the listener with the id of an account that has become usable (again). */
  void onChange(Consumer<UUID> listener);
}
