package org.example.chirp;

import java.net.URI;
import org.rostrum.testkit.Services;

/** The contract of the template, held against a provider with a mistake. */
final class MischievousContract extends ChirpContractTest {
  /** Names the mistake to the JUnit that runs this. */
  static final String MISTAKE = "rostrum.testkit.mistake";

  @Override
  protected Services services(URI network) {
    Mischief.Mistake mistake = Mischief.Mistake.valueOf(System.getProperty(MISTAKE, "NONE"));
    return Services.of(new Mischief(mistake), new ChirpFigures());
  }
}
