package org.rostrum.web.admin.json;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.hosting.BundleTrust;
import org.rostrum.hosting.InstallPlan;

/** What would happen if a staged bundle were installed. */
public record InstallPlanJson(
    UUID id,
    String fileName,
    String providerId,
    String network,
    String symbolicName,
    InstallPlan.Change change,
    @Nullable String fromVersion,
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

  /** The SHA-256 that the caller has compared; absent for a bundle that is signed. */
  public record Confirmation(@Nullable String fingerprint) {}

  /** The JSON form. */
  public static InstallPlanJson of(InstallPlan plan) {
    return new InstallPlanJson(
        plan.id(),
        plan.fileName(),
        plan.providerId(),
        plan.network(),
        plan.symbolicName(),
        plan.change(),
        plan.fromVersion().orElse(null),
        plan.toVersion(),
        plan.spiRange(),
        plan.fingerprint(),
        plan.trust(),
        plan.needsConfirmation(),
        plan.accounts(),
        plan.waiting(),
        plan.notes(),
        plan.stagedAt(),
        plan.expiresAt());
  }
}
