package org.rostrum.simulator.pinterest.state;

import java.time.Duration;

/** What may be switched while the simulator runs. Safe for use by several threads. */
public final class Settings {

  private volatile boolean trialAccess;
  private volatile Duration listLag;

  public Settings(boolean trialAccess, Duration listLag) {
    this.trialAccess = trialAccess;
    this.listLag = listLag;
  }

  /** Whether the apps have Trial access only: no pins in production. */
  public boolean trialAccess() {
    return trialAccess;
  }

  public void trialAccess(boolean on) {
    trialAccess = on;
  }

  /** How long a new pin is missing from lists. */
  public Duration listLag() {
    return listLag;
  }

  public void listLag(Duration lag) {
    listLag = lag;
  }
}
