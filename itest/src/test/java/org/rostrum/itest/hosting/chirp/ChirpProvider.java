package org.rostrum.itest.hosting.chirp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.TextRule;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;

/** A network of short texts, whose server the test plays. */
public final class ChirpProvider implements NetworkProvider {
  public static final String ID = "chirp";

  /** A text that its check cannot stand. */
  public static final String UNBEARABLE = "unbearable";

  private static final String SERVER = "server";
  private static final int LONGEST = 280;
  private static final int MOST_AT_ONCE = 40;
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final String name;

  ChirpProvider(String name) {
    this.name = name;
  }

  @Override
  public ProviderDescriptor descriptor() {
    return ProviderDescriptor.of(ID, name)
        .serviceSettings(
            SettingsSchema.of(Setting.of(SERVER, SettingType.URI, "Server").required().build()))
        .contentRules(ContentRules.builder().text(TextRule.optional("Text", LONGEST)).build())
        .maxConcurrency(MOST_AT_ONCE)
        .publishDeadline(Duration.ofSeconds(20))
        .build();
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return List.of(new AuthorizationMethod.AccessToken("Token", "Any word will do."));
  }

  @Override
  public List<SettingProblem> test(ServiceContext context) {
    return List.of();
  }

  @Override
  public AccountIdentity identify(AccountContext account) {
    String bird = account.accessToken().expose();
    return new AccountIdentity(bird, bird, bird, Optional.empty(), Optional.empty());
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    if (content.text().contains(UNBEARABLE)) {
      throw new StackOverflowError("It cannot stand " + content.text());
    }
    return List.of();
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context)
      throws InterruptedException {
    URI address = address(context.service(), request);
    try {
      HttpResponse<String> answer =
          context
              .http()
              .send(
                  HttpRequest.newBuilder(address)
                      .POST(BodyPublishers.ofString(request.content().text()))
                      .build());
      return answer.statusCode() == CREATED
          ? new PublishResult.Published(request.publication().toString(), Optional.empty())
          : new PublishResult.Unknown("Chirp answered " + answer.statusCode() + ".");
    } catch (NetworkClient.NotSent e) {
      return new PublishResult.Failed(true, "Chirp was not reached.");
    } catch (IOException e) {
      return new PublishResult.Unknown("The answer of Chirp was lost.");
    }
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context)
      throws NetworkException, InterruptedException {
    try {
      URI address = address(context.service(), attempt.request());
      return switch (context.http().send(HttpRequest.newBuilder(address).build()).statusCode()) {
        case OK ->
            new ReconcileResult.Found(attempt.request().publication().toString(), Optional.empty());
        case NOT_FOUND -> new ReconcileResult.Absent();
        default -> new ReconcileResult.Undetermined("Chirp does not say.", true);
      };
    } catch (IOException e) {
      throw new NetworkException(NetworkException.Kind.TEMPORARY, "Chirp was not reached.");
    }
  }

  private static URI address(SettingValues service, PublishRequest request) {
    return URI.create(service.require(SERVER) + "/posts/" + request.publication());
  }
}
