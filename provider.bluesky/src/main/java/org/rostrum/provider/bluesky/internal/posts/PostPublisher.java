package org.rostrum.provider.bluesky.internal.posts;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.bluesky.internal.account.AccountHome;
import org.rostrum.provider.bluesky.internal.posts.PostRecords.Reference;
import org.rostrum.provider.bluesky.internal.settings.PostForm;
import org.rostrum.provider.bluesky.internal.xrpc.FaultKind;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcClient;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcException;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;

/**
 * Creates a post and the replies behind it, one record after the other, each under the key that
 * follows from the publication. See docs/decisions/0018-bluesky.md.
 */
public final class PostPublisher {
  /** With less time than that left, creating is not begun. */
  static final Duration LEAST_TIME = XrpcClient.PATIENCE.plusSeconds(5);

  private final PublishContext context;

  /**
   * Prepares publishing.
   *
   * @param context what the host handed over
   */
  public PostPublisher(PublishContext context) {
    this.context = context;
  }

  /**
   * Publishes, or goes on.
   *
   * @param request what
   * @return what came of it
   * @throws InterruptedException if the host ended the call
   */
  public PublishResult publish(PublishRequest request) throws InterruptedException {
    URI server;
    String repo;
    try {
      server = AccountHome.of(context);
      repo = AccountHome.did(context);
    } catch (NetworkException e) {
      return new PublishResult.Failed(false, String.valueOf(e.getMessage()));
    }
    XrpcClient client = new XrpcClient(server, context.asAccount(), context::now, context::report);
    PostAddress address = new PostAddress(repo, RecordKey.of(request.publication()).toString());
    return new Publication(request, client, address).publish();
  }

  private static List<ContentProblem> problems(PublishRequest request) {
    return Stream.concat(
            PostForm.rules().check(request.content()).stream().filter(ContentProblem::blocks),
            PostCheck.problems(request.content(), request.options()).stream())
        .toList();
  }

  /** One publication under way. */
  private final class Publication {
    private final PublishRequest request;
    private final XrpcClient client;
    private final RecordStore store;
    private final PostAddress address;
    private final PostParts parts;
    private Notes notes;

    Publication(PublishRequest request, XrpcClient client, PostAddress address) {
      this.request = request;
      this.client = client;
      this.store = new RecordStore(client);
      this.address = address;
      this.parts = PostParts.of(request.content(), request.options());
      this.notes = Notes.read(request.checkpoint(), context.now());
    }

    PublishResult publish() throws InterruptedException {
      List<ContentProblem> problems = problems(request);
      if (!problems.isEmpty()) {
        // after the notes were read: what is there already is there, whatever the rules say now
        return stopped(new PublishResult.Rejected(problems));
      }
      try {
        PostRecords records = prepare();
        List<Reference> thread = new ArrayList<>();
        for (int number = 0; number < parts.count(); number++) {
          if (number >= notes.cids().size()) {
            Optional<PublishResult> end = create(number, records, thread);
            if (end.isPresent()) {
              return end.get();
            }
          }
          thread.add(new Reference(address.part(number).uri(), notes.cids().get(number)));
        }
        return new PublishResult.Published(
            address.uri(), Optional.of(address.page(context.service())));
      } catch (XrpcException e) {
        return stopped(
            PostOutcome.beforeCreating(
                e.fault(), notes.cids().isEmpty() ? "text" : "replies[" + made() + "]"));
      } catch (IOException e) {
        return stopped(
            new PublishResult.Failed(
                true, "A picture or video cannot be read from the library. Nothing was sent."));
      } catch (IllegalStateException e) {
        return stopped(
            new PublishResult.Failed(
                true, "Another attempt has taken over. Nothing was created by this one."));
      }
    }

    /** Everything that creates nothing: uploads and lookups. */
    private PostRecords prepare() throws IOException, XrpcException, InterruptedException {
      if (notes.cids().isEmpty()) {
        notes = new Uploads(client, context).send(request.content().media(), notes);
      }
      return new PostRecords(
          request.content(), request.options(), parts, Mentions.of(parts.mentions(), client));
    }

    /** Creates the next record; answers how the call ends if that did not work. */
    private Optional<PublishResult> create(int number, PostRecords records, List<Reference> thread)
        throws InterruptedException {
      if (context.remaining().compareTo(LEAST_TIME) < 0) {
        return Optional.of(outOfTime(number));
      }
      notes = notes.sentAt(context.now());
      context.checkpoint(notes.write());
      try {
        PostAddress part = address.part(number);
        if (context.belongsToAnother(part.uri())) {
          return Optional.of(stopped(keyTaken(part)));
        }
        notes = notes.created(store.create(part, records.record(number, notes, thread)).cid());
      } catch (XrpcException e) {
        return Optional.of(failed(number, e));
      }
      saveProgress();
      return Optional.empty();
    }

    /** One chance in very many; but what another publication created is not this one. */
    private static PublishResult.Stop keyTaken(PostAddress part) {
      return new PublishResult.Failed(
          false,
          "Another post of this account has the key "
              + part.key()
              + " already. Duplicate the post and schedule the copy.");
    }

    /** Spares a question after a crash; the record itself is found again without. */
    private void saveProgress() {
      if (notes.cids().size() < parts.count()) {
        context.checkpoint(notes.write());
      }
    }

    private PublishResult failed(int number, XrpcException e) {
      if (e.fault().kind() == FaultKind.NO_BLOB) {
        notes = notes.withoutBlobs();
        context.checkpoint(notes.write());
      }
      PublishResult result =
          PostOutcome.creating(e.fault(), number == 0 ? "text" : "replies[" + (number - 1) + "]");
      return result instanceof PublishResult.Stop stop ? stopped(stop) : result;
    }

    private PublishResult outOfTime(int number) {
      return number == 0
          ? new PublishResult.Failed(true, "No time was left to publish in.")
          : stopped(
              new PublishResult.InProgress(
                  notes.write(),
                  Duration.ofSeconds(1),
                  made() + " of " + (parts.count() - 1) + " replies are there."));
    }

    /** Once the post is there, whatever stops the replies leaves it there. */
    private PublishResult stopped(PublishResult.Stop stop) {
      return notes.cids().isEmpty()
          ? stop
          : new PublishResult.PublishedInPart(
              address.uri(), Optional.of(address.page(context.service())), stop);
    }

    private int made() {
      return Math.max(0, notes.cids().size() - 1);
    }
  }
}
