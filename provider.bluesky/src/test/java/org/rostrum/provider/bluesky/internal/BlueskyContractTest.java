package org.rostrum.provider.bluesky.internal;

import java.net.URI;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.bluesky.internal.account.AuthorizationServers;
import org.rostrum.provider.bluesky.internal.account.Sessions;
import org.rostrum.provider.bluesky.internal.analytics.BlueskyAnalytics;
import org.rostrum.provider.bluesky.internal.posts.PublishedRecords;
import org.rostrum.provider.bluesky.internal.support.ScriptedPds;
import org.rostrum.provider.content.Content;
import org.rostrum.testkit.Behaviour;
import org.rostrum.testkit.Calls;
import org.rostrum.testkit.ProviderContract;
import org.rostrum.testkit.Refusals;
import org.rostrum.testkit.Services;
import org.rostrum.testkit.host.TestMedia;
import org.rostrum.testkit.network.FaultyNetwork;
import org.rostrum.testkit.network.Route;

/** Everything that providers are held to. */
final class BlueskyContractTest extends ProviderContract {
  private static final String REPO = "/xrpc/com.atproto.repo.";
  private static final String SERVER = "/xrpc/com.atproto.server.";

  private @Nullable ScriptedPds pds;

  /** Bluesky takes videos at once, has nothing to choose from, and shows a post as it was first. */
  @Override
  protected Set<Behaviour> declined() {
    return EnumSet.of(Behaviour.WORKS_SLOWLY, Behaviour.LISTS_CHOICES, Behaviour.EDITS_POSTS);
  }

  @Override
  protected Services services(URI network) {
    return Services.of(
        new BlueskyProvider(),
        new Sessions(),
        new AuthorizationServers(),
        new BlueskyAnalytics(),
        new PublishedRecords());
  }

  @Override
  protected void network(FaultyNetwork network) {
    pds = new ScriptedPds(network);
  }

  @Override
  protected Collection<String> posts() {
    return pds == null ? List.of() : pds.posts();
  }

  @Override
  protected List<String> replies() {
    return pds == null ? List.of() : pds.replies();
  }

  @Override
  protected Map<String, String> settings(URI network) {
    return Map.of("server", network.toString(), "directory", network.toString());
  }

  @Override
  protected Optional<String> account() {
    return Optional.of(ScriptedPds.DID);
  }

  @Override
  protected Map<String, String> home(URI network) {
    return Map.of("server", network.toString());
  }

  @Override
  protected Map<String, String> credentials() {
    return Map.of("name", "@" + ScriptedPds.HANDLE);
  }

  @Override
  protected Map<String, String> secretCredentials() {
    return Map.of("password", ScriptedPds.PASSWORD);
  }

  @Override
  protected List<Map<String, String>> serverFields(URI network) {
    return List.of(Map.of("name", "@" + ScriptedPds.HANDLE), Map.of("server", network.toString()));
  }

  /** A picture is uploaded and a mention looked up before the post is made. */
  @Override
  protected Content content(String words) {
    return new Content(
        "",
        words + " with @" + ScriptedPds.HANDLE,
        Optional.empty(),
        List.of(TestMedia.picture("p", 2, 1, "A vase")));
  }

  @Override
  protected Calls calls() {
    Route upload = Route.of("POST", REPO + "uploadBlob");
    return Calls.creating("POST", REPO + "putRecord")
        .preparing(upload, Route.of("GET", "/xrpc/com.atproto.identity.resolveHandle"))
        .uploading(upload)
        .identifying(Route.of("GET", SERVER + "getSession"))
        .embellishing(Route.of("GET", "/xrpc/app.bsky.actor.getProfile"))
        .removing(Route.of("POST", REPO + "deleteRecord"))
        .signingIn(Route.of("POST", SERVER + "createSession"))
        .limitHeaders(
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            "RateLimit-Policy",
            "Retry-After")
        .build();
  }

  @Override
  protected Refusals refusals() {
    return Refusals.of(
            ScriptedPds.error(400, "InvalidRequest", "Invalid app.bsky.feed.post record"),
            ScriptedPds.error(429, "RateLimitExceeded", "Rate Limit Exceeded")
                .with("Retry-After", "120"),
            ScriptedPds.error(401, "AuthenticationRequired", "Invalid token"))
        .withScope(ScriptedPds.error(403, "InsufficientScope", "Missing required scope"));
  }
}
