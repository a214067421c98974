package org.rostrum.scheduler.published;

import org.rostrum.posts.PublicationChanges;
import org.rostrum.scheduler.accounts.AccountSessions;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.network.NetworkClients;
import org.rostrum.scheduler.network.ProviderCalls;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;

/** This room, wired: published posts, changed and looked at. */
public final class PublishedServices implements AutoCloseable {
  private final PublishedLooks looks;
  private final ChangeWorker worker;
  private final PublicationChanges changes;

  /** Wires the room; nothing runs before {@link #start()}. */
  public PublishedServices(
      Store store,
      LiveProviders providers,
      AccountSessions sessions,
      NetworkClients clients,
      Audit audit,
      Events events,
      TimeOrderedIds ids) {
    PublishedCalls calls = new PublishedCalls(providers, sessions, new ProviderCalls(clients));
    looks = new PublishedLooks(store, calls, events);
    worker = new ChangeWorker(store, calls, new ChangeOutcomes(store, sessions, audit, events));
    changes =
        new StoredPublicationChanges(
            store, providers, audit, events, ids, worker::wake, looks::wake);
  }

  /** Begins to do changes and to look. */
  public void start() {
    worker.start();
    looks.start();
  }

  /** Published posts, for the faces. */
  public PublicationChanges changes() {
    return changes;
  }

  PublishedLooks looks() {
    return looks;
  }

  ChangeWorker worker() {
    return worker;
  }

  /** Ends what runs in the background. */
  @Override
  public void close() {
    worker.close();
    looks.close();
  }
}
