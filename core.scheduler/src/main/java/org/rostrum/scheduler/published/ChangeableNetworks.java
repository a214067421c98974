package org.rostrum.scheduler.published;

import java.util.Optional;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.PublishedPosts;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.network.FaultTrace;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the networks let be done with published posts. Runs provider code, so not for inside a
 * transaction: a provider that dawdles would keep a row locked and a connection taken.
 */
final class ChangeableNetworks {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeableNetworks.class);

  private final LiveProviders providers;

  ChangeableNetworks(LiveProviders providers) {
    this.providers = providers;
  }

  /** A network that takes changes. */
  record Changeable(ProviderDescriptor network, EditableParts editable) {}

  /** The network of a post; empty if it is away, takes no changes, or cannot tell. */
  Optional<Changeable> find(PublicationRecord publication) {
    return live(publication)
        .flatMap(
            live ->
                live.published()
                    .flatMap(posts -> editable(live, posts))
                    .map(parts -> new Changeable(live.descriptor(), parts)));
  }

  /**
   * The network of a post that can be reached and knows which post is meant.
   *
   * @throws RequestRefused if there is none
   */
  Changeable require(PublicationRecord publication) {
    if (live(publication).isEmpty()) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "not-changeable",
          providers
              .find(publication.getProviderId())
              .map(live -> live.descriptor().name() + " does not let published posts be changed.")
              .orElseGet(() -> providers.absence(publication.getProviderId())));
    }
    if (publication.getRemoteId() == null) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "remote-id-unknown",
          "A person said that this post is there, so Rostrum does not know which one it is. Change"
              + " it on the network itself.");
    }
    return find(publication)
        .orElseThrow(
            () ->
                RequestRefused.of(
                    Reason.CONFLICT,
                    "provider-failed",
                    "The provider «"
                        + publication.getProviderId()
                        + "» failed to tell what can be changed. The log of this installation says"
                        + " more; updating the provider may help."));
  }

  private Optional<LiveProvider> live(PublicationRecord publication) {
    return providers.find(publication.getProviderId()).filter(live -> live.published().isPresent());
  }

  private static Optional<EditableParts> editable(LiveProvider live, PublishedPosts posts) {
    try {
      Optional<EditableParts> parts = Optional.ofNullable(posts.editable());
      if (parts.isEmpty()) {
        LOG.error("Provider {} does not say what can be changed", live.id());
      }
      return parts;
    } catch (RuntimeException | Error e) {
      LOG.error("Provider {} failed to tell what can be changed", live.id(), FaultTrace.of(e));
      return Optional.empty();
    }
  }
}
