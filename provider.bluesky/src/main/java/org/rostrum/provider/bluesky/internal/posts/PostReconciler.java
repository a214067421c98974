package org.rostrum.provider.bluesky.internal.posts;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.bluesky.internal.account.AccountHome;
import org.rostrum.provider.bluesky.internal.posts.PostRecords.Reference;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcClient;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcException;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.ReconcileResult;

/** Finds out which records of a publication exist, by their keys. Reads only. */
public final class PostReconciler {
  /** How long after a creating call was begun its record may still appear. */
  static final Duration SETTLING = XrpcClient.PATIENCE.plusSeconds(15);

  private final PublishContext context;

  /**
   * Prepares the search.
   *
   * @param context what the host handed over
   */
  public PostReconciler(PublishContext context) {
    this.context = context;
  }

  /**
   * Looks.
   *
   * @param attempt the attempt
   * @return which of its records exist
   * @throws NetworkException if the server cannot be asked now
   * @throws InterruptedException if the host ended the call
   */
  public ReconcileResult reconcile(PublishAttempt attempt)
      throws NetworkException, InterruptedException {
    PublishRequest request = attempt.request();
    Notes notes = Notes.read(request.checkpoint(), attempt.startedAt());
    if (notes.sentAt().isEmpty()) {
      // The note is durable before a creating call begins: without one, none ever began.
      return new ReconcileResult.Absent();
    }
    PostAddress address =
        new PostAddress(AccountHome.did(context), RecordKey.of(request.publication()).toString());
    RecordStore store = new RecordStore(AccountHome.client(context));
    int count = 1 + request.content().replies().size();
    Notes known = new Notes(notes.createdAt(), notes.sentAt(), notes.blobs(), List.of());
    try {
      for (int number = 0; number < count; number++) {
        Optional<Reference> there = store.find(address.part(number));
        if (there.isEmpty() || context.belongsToAnother(address.part(number).uri())) {
          return missing(number, count, known, address);
        }
        known = known.created(there.get().cid());
      }
    } catch (XrpcException e) {
      throw e.toNetworkException();
    }
    return new ReconcileResult.Found(address.uri(), page(address));
  }

  private ReconcileResult missing(int number, int count, Notes known, PostAddress address) {
    if (context.now().isBefore(known.sentAt().orElseThrow().plus(SETTLING))) {
      return new ReconcileResult.Undetermined(
          (number == 0 ? "The post" : "Reply " + number)
              + " is not there yet, and the call that creates it may still be under way.",
          true);
    }
    return number == 0
        ? new ReconcileResult.Absent()
        : new ReconcileResult.FoundInPart(
            address.uri(),
            page(address),
            known.write(),
            "The post and "
                + (number - 1)
                + " of "
                + (count - 1)
                + " replies are there; reply "
                + number
                + " is not.");
  }

  private Optional<URI> page(PostAddress address) {
    return Optional.of(address.page(context.service()));
  }
}
