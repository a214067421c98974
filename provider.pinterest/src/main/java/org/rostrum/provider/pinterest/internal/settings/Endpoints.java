package org.rostrum.provider.pinterest.internal.settings;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where one environment of Pinterest is.
 *
 * @param label the environment's name for people
 * @param api the base of all calls, without a slash at the end
 * @param authorization where a person gives consent
 * @param site the base of pages for people, with a slash at the end
 * @param pinPage a pin's page below the site, with {@code {pin}} and {@code {board}} to fill in
 */
public record Endpoints(String label, String api, URI authorization, URI site, String pinPage) {
  static final String PIN_PAGE = "pin/{pin}/";

  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_]{1,60}");

  /**
   * Where codes and refresh tokens are exchanged.
   *
   * @return the token endpoint
   */
  public URI token() {
    return URI.create(api + "/oauth/token");
  }

  /**
   * A pin's page.
   *
   * @param board the id of its board, digits only
   * @param pin its id, digits only
   * @return the page
   */
  public URI pin(String board, String pin) {
    return site.resolve(pinPage.replace("{pin}", pin).replace("{board}", board));
  }

  /**
   * A pin's page, where it can be named without its board.
   *
   * @param pin its id, digits only
   * @return the page, or empty
   */
  public Optional<URI> pin(String pin) {
    return pinPage.contains("{board}")
        ? Optional.empty()
        : Optional.of(site.resolve(pinPage.replace("{pin}", pin)));
  }

  /**
   * A person's page.
   *
   * @param username as Pinterest answered it
   * @return the page, or empty if the name cannot stand in an address
   */
  public Optional<URI> profile(String username) {
    if (!pinPage.equals(PIN_PAGE)) {
      return Optional.of(site);
    }
    return USERNAME.matcher(username).matches()
        ? Optional.of(site.resolve(username + "/"))
        : Optional.empty();
  }
}
