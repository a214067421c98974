package org.rostrum.hosting;

import java.util.List;
import java.util.Map;
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
   * Reads the service settings.
   *
   * @param caller needs MANAGE_SERVICES
   * @param providerId which network
   * @return the settings; the values of defaults are filled in
   * @throws RequestRefused NOT_FOUND
   */
  ServiceSettingsView settings(Caller caller, String providerId);

  /**
   * Checks and saves the service settings.
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
