package org.rostrum.itest.thready;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.ReplyRules;
import org.rostrum.provider.content.TextRule;
import org.rostrum.provider.content.TextRule.Unit;
import org.rostrum.provider.content.TextRule.Usage;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;

/**
 * A network of threads that nobody can reach: it publishes one text in a call, and the address of
 * the thread is what was said in it.
 */
public final class ThreadyProvider implements NetworkProvider {
  /** The id of the network. */
  public static final String ID = "thready";

  /** How many people see as characters a text has. */
  public static final int MAX_LENGTH = 30;

  private static final int MAX_BYTES = 200;
  private static final int MAX_REPLIES = 3;

  @Override
  public ProviderDescriptor descriptor() {
    return ProviderDescriptor.of(ID, "Thready")
        .contentRules(
            ContentRules.builder()
                .text(text("Text", Usage.REQUIRED))
                .replies(new ReplyRules(MAX_REPLIES, text("Reply", Usage.OPTIONAL)))
                .build())
        .build();
  }

  private static TextRule text(String label, Usage usage) {
    return new TextRule(label, usage, MAX_LENGTH, Unit.GRAPHEMES).withMaxBytes(MAX_BYTES);
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return List.of(new AuthorizationMethod.AccessToken("Token", "Any will do."));
  }

  @Override
  public List<SettingProblem> test(ServiceContext context) {
    return List.of();
  }

  @Override
  public AccountIdentity identify(AccountContext account) {
    return new AccountIdentity("1", "Mia", "mia", Optional.empty(), Optional.empty());
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return List.of();
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context) {
    List<String> replies = request.content().replies();
    // How many texts are there: this call creates the next one.
    int there = request.checkpoint().map(Integer::parseInt).orElse(0) + 1;
    String said = String.join("|", replies.subList(0, there - 1));
    URI thread = address(request.content().text() + (said.isEmpty() ? "" : "|") + said);
    String id = request.publication().toString();
    if (there > replies.size()) {
      return new PublishResult.Published(id, Optional.of(thread));
    }
    return new PublishResult.PublishedInPart(
        id,
        Optional.of(thread),
        new PublishResult.InProgress(
            Integer.toString(there),
            Duration.ofSeconds(1),
            "%d of %d are there.".formatted(there, replies.size() + 1)));
  }

  private static URI address(String said) {
    return URI.create(
        "https://thready.example/?said=" + URLEncoder.encode(said, StandardCharsets.UTF_8));
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context) {
    return new ReconcileResult.Undetermined("Thready keeps no lists.", false);
  }
}
