package org.rostrum.accounts;

import org.rostrum.provider.settings.SettingsSchema;

/**
 * A way to connect an account that a network offers now.
 *
 * @param method what to call to use it
 * @param label for people
 * @param help where to find what is asked for; may be empty
 * @param fields what to fill in; for CONSENT what its server is found by, empty for a network of
 *     one server
 */
public record ConnectOption(Method method, String label, String help, SettingsSchema fields) {

  /** How to use it. */
  public enum Method {
    /** {@link Accounts#beginConsent}: the browser goes to the network and comes back. */
    CONSENT,
    /** {@link Accounts#connect}: the person fills in fields. */
    FIELDS,
    /** {@link Accounts#connect} with one field {@value Accounts#TOKEN_FIELD}. */
    TOKEN
  }
}
