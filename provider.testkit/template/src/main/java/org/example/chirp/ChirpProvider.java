package org.example.chirp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;

/** Speaks to Chirp. Keeps nothing between calls. */
@Capability(namespace = NetworkProvider.CAPABILITY, attribute = "id=" + ChirpDescriptor.ID)
@Component(
    service = NetworkProvider.class,
    property = NetworkProvider.PROVIDER_ID + "=" + ChirpDescriptor.ID)
public final class ChirpProvider implements NetworkProvider {
  private final ProviderDescriptor descriptor = ChirpDescriptor.descriptor();

  @Override
  public ProviderDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return List.of(
        new AuthorizationMethod.AccessToken(
            "Access token", "Make one on Chirp under Settings, Apps."));
  }

  @Override
  public List<SettingProblem> test(ServiceContext context)
      throws NetworkException, InterruptedException {
    try {
      JsonNode status = ChirpApi.withoutAccount(context).get("/status").object();
      if (!status.path("ready").isBoolean()) {
        throw ChirpApi.unreadable();
      }
      return List.of();
    } catch (ChirpException e) {
      throw e.whileReading();
    }
  }

  @Override
  public AccountIdentity identify(AccountContext account)
      throws NetworkException, InterruptedException {
    try {
      JsonNode me = ChirpApi.of(account).get("/me").object();
      String id = id(me);
      String handle = me.path("handle").asText("");
      return new AccountIdentity(
          id,
          me.path("name").asText(handle.isEmpty() ? id : handle),
          handle,
          address(me),
          Optional.empty());
    } catch (ChirpException e) {
      throw e.whileReading();
    }
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    // The content rules of the descriptor say everything; Rostrum has applied them already.
    return List.of();
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context)
      throws InterruptedException {
    ObjectNode post =
        ChirpApi.object()
            .put("text", request.content().text())
            // The same over all attempts, so that a post whose answer was lost is found by it.
            .put("reference", request.publication().toString());
    request.content().link().ifPresent(link -> post.put("link", link));
    try {
      ChirpApi.Answer answer = ChirpApi.of(context).post("/posts", post);
      answer.limit().ifPresent(context::report);
      return new PublishResult.Published(id(answer.object()), address(answer.object()));
    } catch (ChirpException e) {
      return outcome(e);
    }
  }

  private static PublishResult outcome(ChirpException e) {
    return switch (e.kind()) {
      case NOT_SENT -> new PublishResult.Failed(true, e.reason());
      case UNCLEAR -> new PublishResult.Unknown(e.reason());
      case LIMITED ->
          new PublishResult.RateLimited(e.retryAfter(), RateLimit.Scope.ACCOUNT, e.reason());
      case TOKEN -> new PublishResult.ReauthorizationRequired(e.reason(), java.util.Set.of());
      case GONE, REFUSED ->
          new PublishResult.Rejected(List.of(ContentProblem.of("text", "REFUSED", e.reason())));
    };
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context)
      throws NetworkException, InterruptedException {
    try {
      JsonNode posts =
          ChirpApi.of(context)
              .get("/posts?reference=" + attempt.request().publication())
              .object()
              .path("posts");
      if (!posts.isArray()) {
        throw ChirpApi.unreadable();
      }
      for (JsonNode post : posts) {
        if (!context.belongsToAnother(id(post))) {
          return new ReconcileResult.Found(id(post), address(post));
        }
      }
      return new ReconcileResult.Absent();
    } catch (ChirpException e) {
      throw e.whileReading();
    }
  }

  private static String id(JsonNode thing) throws ChirpException {
    String id = thing.path("id").isTextual() ? thing.path("id").asText() : "";
    if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
      throw ChirpApi.unreadable();
    }
    return id;
  }

  private static Optional<URI> address(JsonNode thing) {
    try {
      URI address = new URI(thing.path("url").asText(""));
      return "https".equals(address.getScheme()) || "http".equals(address.getScheme())
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
