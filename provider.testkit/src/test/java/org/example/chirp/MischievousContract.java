package org.example.chirp;

import java.net.URI;
import java.util.Map;
import org.rostrum.testkit.Calls;
import org.rostrum.testkit.Services;
import org.rostrum.testkit.network.Route;

/** The contract of the template, held against a provider with a mistake. */
final class MischievousContract extends ChirpContractTest {
  /** Names the mistake to the JUnit that runs this. */
  static final String MISTAKE = "rostrum.testkit.mistake";

  @Override
  protected Services services(URI network) {
    Mischief.Mistake mistake = Mischief.Mistake.valueOf(System.getProperty(MISTAKE, "NONE"));
    return Services.of(
        new Mischief(mistake),
        new MischievousFigures(new ChirpFigures(), mistake),
        new MischievousSessions(mistake));
  }

  @Override
  protected Map<String, String> secretCredentials() {
    return Map.of("password", "as-good-as-any");
  }

  @Override
  protected Calls calls() {
    return Calls.creating("POST", "/posts")
        .identifying(Route.of("GET", "/me"))
        .signingIn(Route.of("GET", "/me"))
        .build();
  }
}
