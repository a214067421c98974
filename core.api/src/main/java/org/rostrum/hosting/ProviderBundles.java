package org.rostrum.hosting;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;

/**
 * Installs, updates and removes the bundles of networks while the platform runs. Whatever the
 * source, a jar takes one path: a private copy is staged and verified, then installed at the one
 * place of its provider id, started, and rolled back by itself if it does not come up. No other
 * bundle is restarted.
 *
 * <p>Bundles belong to the node: each node of several has its own. Changes are told as live events
 * of the topic {@code bundle} and written to the audit trail. One change runs at a time; a second
 * one waits for at most {@link #MAX_WAIT}. Safe for use by many threads.
 */
@ProviderType
public interface ProviderBundles {
  /** The largest jar, in bytes. */
  long MAX_BUNDLE_BYTES = 32L * 1024 * 1024;

  /** The most entries of a jar. */
  int MAX_ENTRIES = 10_000;

  /** The most bytes of all entries of a jar together, unpacked. */
  long MAX_UNPACKED_BYTES = 256L * 1024 * 1024;

  /** How many times larger an entry of more than a mebibyte may be unpacked than packed. */
  int MAX_RATIO = 100;

  /** The most plans that wait at once. */
  int MAX_PLANS = 16;

  /** The most refused files that are kept; the oldest is forgotten first. */
  int MAX_QUARANTINED = 50;

  /** The longest name of a file, in characters; longer ones are cut. */
  int MAX_FILE_NAME = 200;

  /** The longest reason of a suspension, in characters. */
  int MAX_REASON = 300;

  /** How long a plan waits to be installed before it is discarded by itself. */
  Duration PLAN_LIFETIME = Duration.ofHours(24);

  /** How long a bundle may take to start and to offer its provider. */
  Duration START_LIMIT = Duration.ofSeconds(15);

  /** How long what a provider has begun may take to end when it is stopped or updated. */
  Duration DRAIN_LIMIT = Duration.ofSeconds(10);

  /** How long a change waits for another one to end. */
  Duration MAX_WAIT = Duration.ofSeconds(60);

  /**
   * Lists what is installed, and what was removed and can be brought back, by provider id.
   *
   * @param caller needs INSTALL_PROVIDERS
   * @return the bundles
   */
  List<BundleView> list(Caller caller);

  /**
   * Lists what is staged and waits, the oldest first.
   *
   * @param caller needs INSTALL_PROVIDERS
   * @return the plans
   */
  List<InstallPlan> plans(Caller caller);

  /**
   * Lists the files that were refused, the latest first.
   *
   * @param caller needs INSTALL_PROVIDERS
   * @return the files
   */
  List<QuarantineView> quarantine(Caller caller);

  /**
   * Removes a refused file for good.
   *
   * @param caller needs INSTALL_PROVIDERS
   * @param quarantineId which
   * @throws RequestRefused NOT_FOUND
   */
  void forget(Caller caller, String quarantineId);

  /**
   * Takes a private copy of a jar and verifies it. Nothing is installed.
   *
   * @param caller needs INSTALL_PROVIDERS
   * @param fileName for people, at most {@link #MAX_FILE_NAME} characters
   * @param jar its bytes, read once to the end; not closed
   * @return what would happen
   * @throws RequestRefused INVALID (no provider bundle; the file is put into quarantine, code and
   *     message say what is wrong), TOO_LARGE, TOO_MANY ({@link #MAX_PLANS} wait)
   * @throws IOException if the bytes cannot be read
   */
  InstallPlan stage(Caller caller, String fileName, InputStream jar) throws IOException;

  /**
   * Installs what was staged, and returns when the network is offered or everything is as it was.
   *
   * @param caller needs INSTALL_PROVIDERS
   * @param planId which
   * @param confirmedFingerprint the SHA-256 that the caller has compared, in hexadecimal; empty
   *     text if the plan needs no confirmation. A wrong one is refused in any case
   * @return the bundle
   * @throws RequestRefused NOT_FOUND; CONFLICT {@code fingerprint-unconfirmed}; INVALID (it does
   *     not start or offers nothing useful: it is in quarantine, what ran before runs again);
   *     UNAVAILABLE {@code bundle-busy}
   */
  BundleView install(Caller caller, UUID planId, String confirmedFingerprint);

  /**
   * Forgets what was staged.
   *
   * @param caller needs INSTALL_PROVIDERS
   * @param planId which
   * @throws RequestRefused NOT_FOUND
   */
  void discard(Caller caller, UUID planId);

  /**
   * Goes back to the version before; the one that runs now is kept in its place. Brings back what
   * was removed.
   *
   * @param caller needs INSTALL_PROVIDERS
   * @param providerId which
   * @return the bundle
   * @throws RequestRefused NOT_FOUND, CONFLICT {@code nothing-to-roll-back}, INVALID (it does not
   *     start: what ran before runs again), UNAVAILABLE {@code bundle-busy}
   */
  BundleView rollBack(Caller caller, String providerId);

  /**
   * Asks nothing more of a provider until {@link #resume}; its publications wait.
   *
   * @param caller needs INSTALL_PROVIDERS
   * @param providerId which
   * @param reason for people, at most {@link #MAX_REASON} characters; may be empty
   * @return the bundle
   * @throws RequestRefused NOT_FOUND, INVALID
   */
  BundleView suspend(Caller caller, String providerId, String reason);

  /**
   * Ends a suspension, whoever or whatever began it.
   *
   * @param caller needs INSTALL_PROVIDERS
   * @param providerId which
   * @return the bundle
   * @throws RequestRefused NOT_FOUND, CONFLICT {@code not-suspended}
   */
  BundleView resume(Caller caller, String providerId);

  /**
   * Stops and uninstalls a provider. What it has begun may end for {@link #DRAIN_LIMIT}; what has
   * not ended then is uncertain. Its accounts, posts and settings are kept and go on when it is
   * installed again; its jar is kept for {@link #rollBack}.
   *
   * @param caller needs INSTALL_PROVIDERS
   * @param providerId which
   * @throws RequestRefused NOT_FOUND, UNAVAILABLE {@code bundle-busy}
   */
  void remove(Caller caller, String providerId);
}
