package org.rostrum.provider.pinterest.internal.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.NetworkEnvironment;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.SettingValues;

/** The environments to choose from, and where each one is. */
public final class Environments {
  static final String SANDBOX = "sandbox";
  static final String PRODUCTION = "production";
  static final String CUSTOM = "custom";
  static final String PRACTICE = "practice";

  /** The simulator's other world, which has statistics as the real Production has. */
  static final String PRACTICE_PRODUCTION = "practice-production";

  /** The app that the simulator knows: no secret, it opens nothing but a game on this machine. */
  static final String PRACTICE_APP_ID = "1488000";

  static final String PRACTICE_APP_SECRET = "practice-secret";

  /** One authorize page serves Sandbox and Production. */
  private static final URI AUTHORIZATION = URI.create("https://www.pinterest.com/oauth/");

  private static final URI SITE = URI.create("https://www.pinterest.com/");

  private static final List<String> PRODUCTION_NOTES =
      List.of(
          "Everybody can see the pins.",
          "Creating pins needs Standard access; with Trial access Pinterest refuses it. Reading"
              + " boards and statistics works with both.",
          "Boards and pins of the Sandbox do not exist here. Choose the boards anew.",
          "A token of the Sandbox does not work here: connect every account once more.");

  private final Optional<URI> practice;

  /**
   * Knows the environments of this installation.
   *
   * @param practice base address of the simulator on this machine; empty if none runs
   */
  public Environments(Optional<URI> practice) {
    this.practice = practice;
  }

  /** Whether a simulator runs on this machine. */
  boolean hasPractice() {
    return practice.isPresent();
  }

  /** The environment in force while none was chosen. */
  String preselected() {
    return hasPractice() ? PRACTICE : SANDBOX;
  }

  /** What the operator chooses from, the safest first. */
  List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    if (hasPractice()) {
      choices.add(
          Choice.of(
              PRACTICE, "Practice", "a simulated Pinterest on this machine; nothing leaves it"));
      choices.add(
          Choice.of(
              PRACTICE_PRODUCTION,
              "Live practice",
              "the simulated Pinterest as everybody sees it, with statistics"));
    }
    choices.add(Choice.of(SANDBOX, "Sandbox", "pins that only their maker can see"));
    choices.add(Choice.of(PRODUCTION, "Production", "the real thing; needs Standard access"));
    choices.add(Choice.of(CUSTOM, "Custom", "another server that speaks Pinterest's API v5"));
    return List.copyOf(choices);
  }

  /** The name of the chosen environment for people. */
  String label(SettingValues service) {
    String chosen = service.text(ServiceForm.ENVIRONMENT).orElse(preselected());
    return choices().stream()
        .filter(choice -> choice.value().equals(chosen))
        .map(Choice::label)
        .findFirst()
        .orElse(chosen);
  }

  /** What a person should know of each before accounts are connected there. */
  List<NetworkEnvironment> known() {
    List<NetworkEnvironment> known = new ArrayList<>();
    if (hasPractice()) {
      known.add(
          new NetworkEnvironment(
              PRACTICE, false, List.of("Nothing leaves this machine. There are no statistics.")));
      known.add(
          new NetworkEnvironment(
              PRACTICE_PRODUCTION,
              false,
              List.of(
                  "Nothing leaves this machine. Its boards are others than those of Practice, and it"
                      + " has statistics.")));
    }
    known.add(
        new NetworkEnvironment(
            SANDBOX,
            false,
            List.of(
                "Pins can be seen only by the account that made them.",
                "There are no statistics.",
                "Boards of Production do not exist here. Group boards should not be used.")));
    known.add(new NetworkEnvironment(PRODUCTION, true, PRODUCTION_NOTES));
    known.add(
        new NetworkEnvironment(
            CUSTOM, true, List.of("Calls go to the server that is entered on Services.")));
    return List.copyOf(known);
  }

  /**
   * Finds the addresses of the chosen environment.
   *
   * @param service the service settings
   * @return where it is
   * @throws Unavailable if the chosen environment has no addresses now
   */
  public Endpoints of(SettingValues service) throws Unavailable {
    String chosen = service.text(ServiceForm.ENVIRONMENT).orElse(preselected());
    return switch (chosen) {
      case SANDBOX -> pinterest("Sandbox", "https://api-sandbox.pinterest.com/v5");
      case PRODUCTION -> pinterest("Production", "https://api.pinterest.com/v5");
      case PRACTICE -> practice("Practice", "/sandbox/v5");
      case PRACTICE_PRODUCTION -> practice("Live practice", "/v5");
      case CUSTOM -> custom(service);
      default ->
          throw new Unavailable(
              "The Pinterest environment '"
                  + chosen
                  + "' is not known. Choose another on Services.");
    };
  }

  /**
   * Tells why the chosen environment has no statistics.
   *
   * @param service the service settings
   * @return the reason and the way out, for people; empty if it has some
   */
  public Optional<String> withoutStatistics(SettingValues service) {
    return switch (service.text(ServiceForm.ENVIRONMENT).orElse(preselected())) {
      case SANDBOX ->
          Optional.of(
              "Pinterest's Sandbox has no statistics. Connect the account in Production to see"
                  + " them: Trial access is enough to read.");
      case PRACTICE ->
          Optional.of(
              "Practice is a Sandbox, and a Sandbox has no statistics. Connect an account in"
                  + " Live practice to see some, or in Production to see your own: Trial"
                  + " access is enough to read.");
      default -> Optional.empty();
    };
  }

  private static Endpoints pinterest(String label, String api) {
    return new Endpoints(label, api, AUTHORIZATION, SITE, Endpoints.PIN_PAGE);
  }

  private Endpoints practice(String label, String path) throws Unavailable {
    URI base =
        practice.orElseThrow(
            () ->
                new Unavailable(
                    "The practice environment of Pinterest is not running. Start Rostrum with"
                        + " --practice, or choose another environment on Services."));
    String address = withoutSlash(base.toString());
    return new Endpoints(
        label,
        address + path,
        URI.create(address + "/oauth/"),
        URI.create(address + "/"),
        "boards/{board}#pin-{pin}");
  }

  private static Endpoints custom(SettingValues service) throws Unavailable {
    Optional<URI> api = service.uri(ServiceForm.API_URL);
    Optional<URI> authorization = service.uri(ServiceForm.AUTHORIZATION_URL);
    if (api.isEmpty() || authorization.isEmpty()) {
      throw new Unavailable(
          "The custom environment of Pinterest needs an API base URL and an authorization URL. Fill"
              + " them in on Services.");
    }
    return new Endpoints(
        "Custom",
        withoutSlash(api.get().toString()),
        authorization.get(),
        authorization.get().resolve("/"),
        Endpoints.PIN_PAGE);
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  /** The chosen environment has no addresses. */
  public static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Unavailable(String reason) {
      super(reason);
      this.reason = reason;
    }

    /**
     * Why, and what to do.
     *
     * @return a text for people
     */
    public String reason() {
      return reason;
    }
  }
}
