package org.rostrum.posts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.PostTexts;

/**
 * What is known of a published post on its network.
 *
 * @param publication the publication
 * @param presence how it stands there
 * @param lookedAt when the network was last asked; empty if never
 * @param editable what can be changed now
 * @param removable whether it can be removed now
 * @param texts what it says, as far as is known
 * @param options its options
 * @param changes what was asked for, the latest first; at most {@link PublicationChanges#MAX_SHOWN}
 */
public record OnNetwork(
    PublicationView publication,
    Presence presence,
    Optional<Instant> lookedAt,
    EditableParts editable,
    boolean removable,
    PostTexts texts,
    Map<String, String> options,
    List<PublicationChange> changes) {
  /** Copies options and changes. */
  public OnNetwork {
    options = Map.copyOf(options);
    changes = List.copyOf(changes);
  }
}
