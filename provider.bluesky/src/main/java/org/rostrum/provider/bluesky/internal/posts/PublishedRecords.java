package org.rostrum.provider.bluesky.internal.posts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.bluesky.internal.account.AccountHome;
import org.rostrum.provider.bluesky.internal.settings.BlueskyDescriptor;
import org.rostrum.provider.bluesky.internal.settings.PostForm;
import org.rostrum.provider.bluesky.internal.xrpc.Explanation;
import org.rostrum.provider.bluesky.internal.xrpc.Fault;
import org.rostrum.provider.bluesky.internal.xrpc.Json;
import org.rostrum.provider.bluesky.internal.xrpc.XrpcException;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.publish.ChangeResult;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.provider.publish.PublishedPosts;

/**
 * Removes and looks at posts that exist. A record could be overwritten, but Bluesky shows a post as
 * it was first; so edits are not offered.
 */
@Component(
    service = PublishedPosts.class,
    property = NetworkProvider.PROVIDER_ID + "=" + BlueskyDescriptor.ID)
public final class PublishedRecords implements PublishedPosts {

  @Override
  public EditableParts editable() {
    return EditableParts.NOTHING;
  }

  @Override
  public ChangeResult edit(PostEdit edit, AccountContext account) {
    return new ChangeResult.Failed(
        false, "Bluesky does not change posts. Remove it and publish another.");
  }

  /** The replies go first, the last of them before the others; the post goes last. */
  @Override
  public ChangeResult remove(String remoteId, AccountContext account) throws InterruptedException {
    Optional<PostAddress> address = PostAddress.of(remoteId);
    if (address.isEmpty()) {
      return new ChangeResult.Failed(false, noPost(remoteId));
    }
    try {
      RecordStore store = new RecordStore(AccountHome.client(account));
      List<PostAddress> there = thread(address.get(), store);
      if (there.isEmpty()) {
        return new ChangeResult.Gone();
      }
      for (PostAddress one : there.reversed()) {
        store.delete(one);
      }
      return new ChangeResult.Done(Optional.empty());
    } catch (XrpcException e) {
      return outcome(e.fault());
    } catch (NetworkException e) {
      return new ChangeResult.Failed(false, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Every key that a publication can have is looked at, because people delete from the middle of a
   * thread, too. A list of the records between two keys would be one call, but what its cursor
   * means is each server's own.
   */
  private static List<PostAddress> thread(PostAddress post, RecordStore store)
      throws XrpcException, InterruptedException {
    List<PostAddress> there = new ArrayList<>();
    for (int number = 0; number <= PostForm.MAX_REPLIES; number++) {
      PostAddress one = post.part(number);
      Optional<JsonNode> record = store.read(one);
      if (record.isPresent() && (number == 0 || isReply(record.get(), post))) {
        there.add(one);
      }
    }
    return there;
  }

  /** The key alone is not enough to delete by. */
  private static boolean isReply(JsonNode answer, PostAddress post) {
    JsonNode root = answer.path("value").path("reply").path("root");
    return Json.text(root, "uri").equals(post.uri());
  }

  @Override
  public LookResult look(String remoteId, AccountContext account)
      throws NetworkException, InterruptedException {
    PostAddress address =
        PostAddress.of(remoteId)
            .orElseThrow(
                () -> new NetworkException(NetworkException.Kind.REFUSED, noPost(remoteId)));
    try {
      Optional<JsonNode> there = new RecordStore(AccountHome.client(account)).read(address);
      return there.<LookResult>map(PublishedRecords::look).orElseGet(LookResult.Gone::new);
    } catch (XrpcException e) {
      throw e.toNetworkException();
    }
  }

  private static LookResult look(JsonNode answer) {
    JsonNode record = answer.path("value");
    JsonNode embed = record.path("embed");
    String altText =
        embed.has("alt") ? Json.text(embed, "alt") : Json.text(embed.path("images").path(0), "alt");
    return new LookResult.There(
        new PostTexts(
            Json.text(embed.path("external"), "title"),
            Json.text(record, "text"),
            Json.text(embed.path("external"), "uri"),
            altText),
        Map.of());
  }

  private static String noPost(String remoteId) {
    return "«" + remoteId + "» is no post of Bluesky.";
  }

  private static ChangeResult outcome(Fault fault) {
    String text = Explanation.of(fault);
    return switch (fault.kind()) {
      case NO_RECORD -> new ChangeResult.Gone();
      case INVALID ->
          new ChangeResult.Rejected(List.of(ContentProblem.of("post", "REFUSED", text)));
      case TOKEN, ACCOUNT -> new ChangeResult.ReauthorizationRequired(text, Set.of());
      case SCOPE -> new ChangeResult.ReauthorizationRequired(text, Set.of("transition:generic"));
      case RATE_LIMIT -> new ChangeResult.RateLimited(fault.pause(), RateLimit.Scope.ACCOUNT, text);
      case UNREACHABLE -> new ChangeResult.Failed(true, text);
      case NOT_A_SERVER, REFUSED -> new ChangeResult.Failed(fault.isOfNoServer(), text);
      case SWAP, NO_BLOB, NO_SERVICE, TOO_LARGE -> new ChangeResult.Failed(false, text);
      case SERVER, UPSTREAM, BROKEN, GARBLED -> new ChangeResult.Unknown(text);
    };
  }
}
