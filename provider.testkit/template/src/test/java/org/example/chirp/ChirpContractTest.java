package org.example.chirp;

import java.net.URI;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.content.Content;
import org.rostrum.testkit.Behaviour;
import org.rostrum.testkit.Calls;
import org.rostrum.testkit.ProviderContract;
import org.rostrum.testkit.Refusals;
import org.rostrum.testkit.Services;
import org.rostrum.testkit.network.Answer;
import org.rostrum.testkit.network.FaultyNetwork;
import org.rostrum.testkit.network.Route;

/** Holds the provider to the contract. What is declined here is asserted, too. */
class ChirpContractTest extends ProviderContract {
  private @Nullable ChirpNetwork chirp;

  @Override
  protected Set<Behaviour> declined() {
    return EnumSet.of(
        Behaviour.PREPARES,
        Behaviour.SAVES_CHECKPOINTS,
        Behaviour.UPLOADS_ONCE,
        Behaviour.WORKS_SLOWLY,
        Behaviour.NAMES_MISSING_SCOPES,
        Behaviour.LISTS_CHOICES,
        Behaviour.REMOVES_POSTS,
        Behaviour.EDITS_POSTS);
  }

  @Override
  protected Services services(URI network) {
    return Services.of(new ChirpProvider(), new ChirpFigures());
  }

  @Override
  protected void network(FaultyNetwork network) {
    chirp = new ChirpNetwork(network);
  }

  @Override
  protected Collection<String> posts() {
    return chirp == null ? List.of() : chirp.ids();
  }

  @Override
  protected Map<String, String> settings(URI network) {
    return Map.of("server", network.toString());
  }

  @Override
  protected Content content(String words) {
    return new Content("", words, Optional.of("https://example.org/"), List.of());
  }

  @Override
  protected Calls calls() {
    return Calls.creating("POST", "/posts")
        .identifying(Route.of("GET", "/me"))
        .limitHeaders(
            "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After")
        .build();
  }

  @Override
  protected Refusals refusals() {
    return Refusals.of(
        Answer.json(422, "{\"message\":\"The text is not wanted here.\"}"),
        Answer.json(429, "{\"message\":\"Too many posts.\"}").with("Retry-After", "120"),
        Answer.json(401, "{\"message\":\"Who are you?\"}"));
  }
}
