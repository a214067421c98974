package org.rostrum.simulator.pinterest.state;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What may be switched while the simulator runs. Safe for use by several threads. */
public final class Settings {

  /** Long enough to be seen in a demonstration. */
  public static final Duration DEFAULT_PROCESSING = Duration.ofSeconds(3);

  /** Longer is a mistake. */
  public static final Duration MAX_PROCESSING = Duration.ofDays(1);

  private static final int MAX_VIDEOS_TO_FAIL = 1_000;

  private volatile boolean trialAccess;
  private volatile Duration listLag;
  private volatile Duration processing = DEFAULT_PROCESSING;
  private final AtomicInteger videosToFail = new AtomicInteger();

  public Settings(boolean trialAccess, Duration listLag) {
    this.trialAccess = trialAccess;
    this.listLag = listLag;
  }

  /** How long a video is being processed after its upload. */
  public Duration processing() {
    return processing;
  }

  /** Sets it for the videos uploaded from now on and for those under way. */
  public void processing(Duration duration) {
    if (duration.isNegative() || duration.compareTo(MAX_PROCESSING) > 0) {
      throw new IllegalArgumentException(
          "Processing takes 0 to " + MAX_PROCESSING.toSeconds() + " seconds: " + duration);
    }
    processing = duration;
  }

  /** Lets the processing of so many of the next uploads fail. */
  public void failVideos(int count) {
    if (count < 0 || count > MAX_VIDEOS_TO_FAIL) {
      throw new IllegalArgumentException("0 to " + MAX_VIDEOS_TO_FAIL + " can fail: " + count);
    }
    videosToFail.set(count);
  }

  /** Whether the processing of this upload is to fail; counts down. */
  public boolean takeVideoFailure() {
    return videosToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
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
