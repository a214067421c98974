package org.rostrum.accounts;

/**
 * What came of connecting.
 *
 * @param account the account
 * @param fresh whether it was not known before; otherwise it was connected again
 * @param returnPath the console's page to go back to
 */
public record ConnectResult(AccountView account, boolean fresh, String returnPath) {}
