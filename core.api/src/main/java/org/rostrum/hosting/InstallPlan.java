package org.rostrum.hosting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A provider bundle that was verified and waits: what would happen if it were installed.
 *
 * @param id of the plan
 * @param fileName as it was given
 * @param providerId the id of its provider
 * @param network its name for people, as its manifest says it
 * @param symbolicName of the bundle
 * @param change what kind of step this is
 * @param fromVersion what runs now; empty for {@link Change#NEW}
 * @param toVersion what would run
 * @param spiRange the versions of the provider interface that it works with
 * @param fingerprint SHA-256 of the jar: 64 hexadecimal digits in lower case
 * @param trust on what trust it would run
 * @param needsConfirmation whether {@link ProviderBundles#install} wants the fingerprint
 * @param accounts how many accounts of all workspaces belong to the provider, 0 or more
 * @param waiting how many publications of all workspaces wait for it or are on their way, 0 or more
 * @param notes whatever else would happen, for people, a sentence each
 * @param stagedAt when it was staged
 * @param expiresAt when it is discarded by itself
 */
public record InstallPlan(
    UUID id,
    String fileName,
    String providerId,
    String network,
    String symbolicName,
    Change change,
    Optional<String> fromVersion,
    String toVersion,
    String spiRange,
    String fingerprint,
    BundleTrust trust,
    boolean needsConfirmation,
    int accounts,
    int waiting,
    List<String> notes,
    Instant stagedAt,
    Instant expiresAt) {
  /** Copies the notes. */
  public InstallPlan {
    notes = List.copyOf(notes);
  }

  /** What kind of step an installation is. */
  public enum Change {
    /** A network that is not installed. */
    NEW,
    /** A higher version than the one that runs. */
    UPDATE,
    /** A lower version than the one that runs. */
    DOWNGRADE,
    /** The same version with other content. */
    REINSTALL,
    /** Exactly what runs already: installing it starts it again. */
    SAME
  }
}
