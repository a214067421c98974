package org.rostrum.hosting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;
import org.rostrum.provider.settings.SettingProblem;

/** The networks that are installed now, and their service settings. */
@ProviderType
public interface Providers {
  /**
   * Lists the installed networks by name.
   *
   * @param caller needs READ
   * @return the networks
   */
  List<ProviderView> list(Caller caller);

  /**
   * Finds a network.
   *
   * @param caller needs READ
   * @param providerId which
   * @return the network
   * @throws RequestRefused NOT_FOUND
   */
  ProviderView get(Caller caller, String providerId);

  /**
   * Reads the service settings. Each environment of a network has its own; those of one for which
   * nothing was saved yet are proposed from what was saved last.
   *
   * @param caller needs MANAGE_SERVICES
   * @param providerId which network
   * @param environment a value of its environment setting; empty for the one that was saved last
   * @return the settings; the values of defaults are filled in
   * @throws RequestRefused NOT_FOUND (the network, the environment)
   */
  ServiceSettingsView settings(Caller caller, String providerId, Optional<String> environment);

  /**
   * Tells what changes when accounts are connected in an environment. Calls no network.
   *
   * @param caller needs READ
   * @param providerId which network
   * @param environment a value of its environment setting
   * @return what changes, and what stays as it is
   * @throws RequestRefused NOT_FOUND (the network, the environment)
   */
  EnvironmentCheck check(Caller caller, String providerId, String environment);

  /**
   * Checks and saves the service settings for the environment that they name. What was saved for
   * other environments stays. The environment becomes the one that is proposed for accounts that
   * are connected next.
   *
   * @param caller needs MANAGE_SERVICES
   * @param providerId which network
   * @param values canonical texts by key, secrets among them; a blank secret stays as it is
   * @return the settings as saved
   * @throws RequestRefused NOT_FOUND, INVALID with every problem
   */
  ServiceSettingsView save(Caller caller, String providerId, Map<String, String> values);

  /**
   * Asks the network whether the saved settings work, as far as that can be told.
   *
   * @param caller needs MANAGE_SERVICES
   * @param providerId which network
   * @return what is wrong; empty if nothing was found
   * @throws RequestRefused NOT_FOUND, CONFLICT (not saved yet), NETWORK
   */
  List<SettingProblem> test(Caller caller, String providerId);
}
