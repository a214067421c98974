package org.rostrum.accounts;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.Secret;

/**
 * Connected accounts of a workspace. Methods that call a network say so and take seconds at most.
 */
@ProviderType
public interface Accounts {
  /** The field of a pasted token. */
  String TOKEN_FIELD = "token";

  /** The longest search text, in code points. */
  int MAX_SEARCH = 200;

  /** The longest name of a new live choice, in code points. */
  int MAX_CHOICE_LABEL = 200;

  /** The most accounts a workspace may have. */
  int MAX_ACCOUNTS = 1_000;

  /**
   * Lists the accounts, by network and name.
   *
   * @param caller needs READ
   * @return the accounts
   */
  List<AccountView> list(Caller caller);

  /**
   * Finds an account.
   *
   * @param caller needs READ
   * @param accountId which
   * @return the account
   * @throws RequestRefused NOT_FOUND
   */
  AccountView get(Caller caller, UUID accountId);

  /**
   * Lists the ways in which a network's accounts can be connected now.
   *
   * @param caller needs MANAGE_ACCOUNTS
   * @param target which network, and in which of its environments
   * @return the ways, the preferred one first
   * @throws RequestRefused NOT_FOUND, CONFLICT if the network lacks its service settings or nothing
   *     was saved for the environment
   */
  List<ConnectOption> options(Caller caller, ConnectTarget target);

  /**
   * Begins the consent flow. The state is bound to the browser, works once, and for ten minutes.
   * Calls the network where the server is found by what was filled in.
   *
   * @param caller needs MANAGE_ACCOUNTS
   * @param target what is to be connected
   * @param browser a secret that only this browser holds
   * @param returnPath the console's page to go back to; a path of this installation
   * @param fields what was filled in, by key; empty if the option asks for nothing
   * @return where to send the browser
   * @throws RequestRefused NOT_FOUND, CONFLICT, INVALID, NETWORK
   */
  URI beginConsent(
      Caller caller,
      ConnectTarget target,
      Secret browser,
      String returnPath,
      Map<String, Secret> fields);

  /**
   * Ends the consent flow: exchanges the code, asks who it is, keeps the tokens. Calls the network.
   *
   * @param caller needs MANAGE_ACCOUNTS
   * @param browser the same secret as at the beginning
   * @param parameters the query parameters that the network sent along
   * @return the account
   * @throws RequestRefused INVALID (unknown, used or late state; another browser; an answer of
   *     another server), FORBIDDEN (the person said no), CONFLICT (somebody else than the account
   *     to be reconnected, with both names), NETWORK
   */
  ConnectResult completeConsent(Caller caller, Secret browser, Map<String, String> parameters);

  /**
   * Describes this installation to the authorization servers of a network that knows its apps by
   * the address of such a description (OAuth Client ID Metadata Document). Public: needs no caller
   * and holds no secret.
   *
   * @param providerId which network
   * @return a JSON object
   * @throws RequestRefused NOT_FOUND if the network is not installed or has no use for one
   */
  String clientMetadata(String providerId);

  /**
   * Connects with what a person filled in. Calls the network.
   *
   * @param caller needs MANAGE_ACCOUNTS
   * @param target what is to be connected
   * @param method TOKEN or FIELDS
   * @param fields what was filled in, by key
   * @return the account
   * @throws RequestRefused NOT_FOUND, INVALID, CONFLICT, NETWORK
   */
  ConnectResult connect(
      Caller caller, ConnectTarget target, ConnectOption.Method method, Map<String, Secret> fields);

  /**
   * Forgets an account's tokens and the account. Its scheduled publications are cancelled; those of
   * which it is not known whether they were published need a decision; what was published stays
   * listed. The network is not told: what it still knows is said in the answer of its guide.
   *
   * @param caller needs MANAGE_ACCOUNTS
   * @param accountId which
   * @throws RequestRefused NOT_FOUND, CONFLICT while one of its publications is being published
   */
  void disconnect(Caller caller, UUID accountId);

  /**
   * Looks up live choices. Calls the network.
   *
   * @param caller needs PUBLISH
   * @param accountId whose
   * @param setting the key of the publication option
   * @param search text that labels should contain; empty for all
   * @param cursor where to go on; empty for the start
   * @param limit how many at most
   * @param options the values of the form so far
   * @return a page of choices
   * @throws RequestRefused NOT_FOUND, INVALID, CONFLICT, NETWORK, TOO_MANY
   */
  ChoicePage choices(
      Caller caller,
      UUID accountId,
      String setting,
      String search,
      Optional<String> cursor,
      int limit,
      Map<String, String> options);

  /**
   * Adds a live choice, for example a board. Calls the network.
   *
   * @param caller needs PUBLISH
   * @param accountId whose
   * @param setting the key of the publication option
   * @param label its name
   * @param options the values of the form so far
   * @return the new choice
   * @throws RequestRefused NOT_FOUND, INVALID, CONFLICT, NETWORK, TOO_MANY
   */
  Choice createChoice(
      Caller caller, UUID accountId, String setting, String label, Map<String, String> options);
}
