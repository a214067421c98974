package org.example.chirp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
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

/** The template's provider with one of the mistakes that authors make. */
final class Mischief implements NetworkProvider {
  /** A mistake. */
  enum Mistake {
    NONE,
    /** Takes a lost answer for a failure, so that the post is sent again. */
    SENDS_BLINDLY,
    /** Takes a refusal for a lost answer. */
    KNOWS_NOTHING,
    /** Says that a post is not there whenever it does not see it. */
    CLAIMS_ABSENCE,
    /** Repeats the token to people. */
    TELLS_THE_TOKEN,
    /** Lets the parser's exception out. */
    THROWS,
    /** Finds a problem and does not say which. */
    SAYS_NOTHING,
    /** Keeps the account of the first call. */
    REMEMBERS,
    /** Publishes twice. */
    PUBLISHES_TWICE,
    /** Takes the account of whoever publishes at the same time. */
    MIXES_UP,
    /** Takes what it cannot read for the end of a session. */
    ENDS_SESSIONS,
    /** Sees no figures of a post where it sees nothing. */
    SEES_NO_FIGURES
  }

  private final NetworkProvider good = new ChirpProvider();
  private final Map<String, PublishContext> remembered = new ConcurrentHashMap<>();
  private final Exchanger<PublishContext> meeting = new Exchanger<>();
  private final Mistake mistake;

  Mischief(Mistake mistake) {
    this.mistake = mistake;
  }

  @Override
  public ProviderDescriptor descriptor() {
    return good.descriptor();
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return List.of(
        new AuthorizationMethod.AppPassword(
            SettingsSchema.of(Setting.of("password", SettingType.SECRET, "Password").build()),
            "Any password of Chirp."));
  }

  @Override
  public List<SettingProblem> test(ServiceContext context)
      throws NetworkException, InterruptedException {
    return good.test(context);
  }

  @Override
  public AccountIdentity identify(AccountContext account)
      throws NetworkException, InterruptedException {
    try {
      return good.identify(account);
    } catch (NetworkException e) {
      if (mistake == Mistake.THROWS) {
        throw new IllegalStateException(e);
      }
      throw e;
    }
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return mistake == Mistake.SAYS_NOTHING && content.text().length() > 1_000
        ? List.of(ContentProblem.of("text", "LONG", " "))
        : good.validate(content, options);
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context)
      throws InterruptedException {
    PublishContext used = context;
    if (mistake == Mistake.REMEMBERS) {
      used = remembered.computeIfAbsent("first", key -> context);
    }
    if (mistake == Mistake.MIXES_UP) {
      used = another(context);
    }
    if (mistake == Mistake.PUBLISHES_TWICE) {
      PublishResult first = good.publish(request, used);
      return first instanceof PublishResult.Published ? good.publish(request, used) : first;
    }
    return changed(good.publish(request, used), context);
  }

  private PublishContext another(PublishContext context) throws InterruptedException {
    try {
      return meeting.exchange(context, 10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return context;
    }
  }

  private PublishResult changed(PublishResult result, PublishContext context) {
    return switch (result) {
      case PublishResult.Unknown unknown when mistake == Mistake.SENDS_BLINDLY ->
          new PublishResult.Failed(true, unknown.reason());
      case PublishResult.RateLimited limited when mistake == Mistake.KNOWS_NOTHING ->
          new PublishResult.Unknown(limited.reason());
      case PublishResult.ReauthorizationRequired again when mistake == Mistake.TELLS_THE_TOKEN ->
          new PublishResult.ReauthorizationRequired(
              "Not " + context.accessToken().expose(), again.missingScopes());
      default -> result;
    };
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context)
      throws NetworkException, InterruptedException {
    try {
      return good.reconcile(attempt, context);
    } catch (NetworkException e) {
      if (mistake == Mistake.CLAIMS_ABSENCE) {
        return new ReconcileResult.Absent();
      }
      throw e;
    }
  }
}
