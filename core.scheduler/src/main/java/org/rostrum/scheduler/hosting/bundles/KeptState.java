package org.rostrum.scheduler.hosting.bundles;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a provider, kept over restarts.
 *
 * @param providerId its id
 * @param current the jar that shall run; absent if it was removed
 * @param previous the jar before; absent if there is none
 * @param shippedSeen the SHA-256 of the jar that the product had for it when this was decided;
 *     empty text if it had none
 */
record KeptState(
    String providerId,
    @Nullable KeptBundle current,
    @Nullable KeptBundle previous,
    String shippedSeen) {

  Optional<KeptBundle> now() {
    return Optional.ofNullable(current);
  }

  Optional<KeptBundle> before() {
    return Optional.ofNullable(previous);
  }

  /** After another jar took the place. */
  KeptState replacedBy(KeptBundle next, String shipped) {
    boolean same = current != null && current.sha256().equals(next.sha256());
    KeptBundle kept = current == null || same ? previous : current;
    boolean back = kept != null && kept.sha256().equals(next.sha256());
    return new KeptState(providerId, next, back ? null : kept, shipped);
  }

  /** After it was removed. */
  KeptState removed(String shipped) {
    return new KeptState(providerId, null, current == null ? previous : current, shipped);
  }
}
