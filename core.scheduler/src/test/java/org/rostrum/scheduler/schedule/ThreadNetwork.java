package org.rostrum.scheduler.schedule;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.ReplyRules;
import org.rostrum.provider.content.TextRule;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishContext;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;

/** A network of threads, and a provider for it that keeps what the SPI says of replies. */
final class ThreadNetwork implements NetworkProvider {
  /** What happens to the call that creates one post of a thread. */
  enum Fault {
    LIMIT,
    FAIL_FOR_NOW,
    TOKEN_REFUSED,
    SCOPE_MISSING,
    TIME_IS_UP,
    TOKEN_REFUSED_WITHOUT_ID,
    REFUSE,
    FORGETFUL_LIMIT,
    FORGETFUL_FAILURE,
    FORGETFUL_REFUSAL,
    LOST_BEFORE,
    LOST_AFTER,
    THROW_AFTER
  }

  /** What is there, in the order of its creation. */
  final List<String> posts = new CopyOnWriteArrayList<>();

  final List<PublishRequest> requests = new CopyOnWriteArrayList<>();
  final List<PublishAttempt> questions = new CopyOnWriteArrayList<>();

  /** Whether it denies what is there when it is asked. */
  volatile boolean denies;

  /** Faults of which the provider tells as if nothing were there yet. */
  private static final Set<Fault> FORGETFUL =
      Set.of(Fault.FORGETFUL_LIMIT, Fault.FORGETFUL_FAILURE, Fault.FORGETFUL_REFUSAL);

  private final Map<UUID, Integer> length = new ConcurrentHashMap<>();
  private final Map<Integer, Queue<Fault>> faults = new ConcurrentHashMap<>();

  /** Says what happens to the calls that create the post (0) or one of its replies. */
  void script(int number, Fault... script) {
    faults.put(number, new ConcurrentLinkedQueue<>(List.of(script)));
  }

  @Override
  public ProviderDescriptor descriptor() {
    return ProviderDescriptor.of(FakeNetwork.ID, "Threads")
        .contentRules(
            ContentRules.builder()
                .text(TextRule.optional("Text", 100))
                .replies(new ReplyRules(5, TextRule.optional("Reply", 100)))
                .build())
        // so long that no call is cut short because the machine is slow: what happens is scripted
        .publishDeadline(Duration.ofMinutes(1))
        .build();
  }

  @Override
  public List<AuthorizationMethod> authorization(SettingValues service) {
    return List.of();
  }

  @Override
  public List<SettingProblem> test(ServiceContext context) {
    return List.of();
  }

  @Override
  public AccountIdentity identify(AccountContext account) {
    return new AccountIdentity("me", "Me", "", Optional.empty(), Optional.empty());
  }

  @Override
  public List<ContentProblem> validate(Content content, SettingValues options) {
    return List.of();
  }

  @Override
  public PublishResult publish(PublishRequest request, PublishContext context) {
    requests.add(request);
    List<String> texts = new ArrayList<>(List.of(request.content().text()));
    texts.addAll(request.content().replies());
    UUID publication = request.publication();
    int there = request.checkpoint().map(Integer::parseInt).orElse(0);
    while (there < texts.size()) {
      boolean anonymous = next(there).equals(Optional.of(Fault.TOKEN_REFUSED_WITHOUT_ID));
      boolean forgetful = next(there).filter(FORGETFUL::contains).isPresent();
      Optional<PublishResult> stopped = create(publication, there, texts.get(there));
      if (stopped.isPresent()) {
        return there > 0 && !forgetful && stopped.get() instanceof PublishResult.Stop stop
            ? new PublishResult.PublishedInPart(
                anonymous ? "" : id(publication), url(publication), stop)
            : stopped.get();
      }
      there++;
      context.checkpoint(Integer.toString(there));
    }
    return new PublishResult.Published(id(publication), url(publication));
  }

  private Optional<Fault> next(int number) {
    return Optional.ofNullable(faults.getOrDefault(number, new ConcurrentLinkedQueue<>()).peek());
  }

  private Optional<PublishResult> create(UUID publication, int number, String text) {
    Queue<Fault> script = faults.getOrDefault(number, new ConcurrentLinkedQueue<>());
    @Nullable Fault fault = script.poll();
    if (fault == null || fault == Fault.LOST_AFTER || fault == Fault.THROW_AFTER) {
      posts.add(text);
      int ignored = length.merge(publication, 1, Integer::sum);
    }
    if (fault == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (fault) {
          case LIMIT, FORGETFUL_LIMIT ->
              new PublishResult.RateLimited(
                  Duration.ofMillis(10), RateLimit.Scope.ACCOUNT, "too many");
          case FAIL_FOR_NOW, FORGETFUL_FAILURE -> new PublishResult.Failed(true, "not now");
          case TOKEN_REFUSED, TOKEN_REFUSED_WITHOUT_ID ->
              new PublishResult.ReauthorizationRequired("token refused", Set.of());
          case SCOPE_MISSING ->
              new PublishResult.ReauthorizationRequired("scope missing", Set.of("write"));
          case TIME_IS_UP ->
              new PublishResult.InProgress(
                  Integer.toString(number), Duration.ofMillis(10), number + " are there");
          case REFUSE, FORGETFUL_REFUSAL ->
              new PublishResult.Rejected(
                  List.of(ContentProblem.ofReply(number - 1, "BAD", "Reply refused.")));
          case LOST_BEFORE, LOST_AFTER -> new PublishResult.Unknown("no answer");
          case THROW_AFTER -> throw new IllegalStateException("broken after");
        });
  }

  @Override
  public ReconcileResult reconcile(PublishAttempt attempt, PublishContext context) {
    questions.add(attempt);
    UUID publication = attempt.request().publication();
    int there = length.getOrDefault(publication, 0);
    int wanted = attempt.request().content().replies().size() + 1;
    if (there == 0 || denies) {
      return new ReconcileResult.Absent();
    }
    return there == wanted
        ? new ReconcileResult.Found(id(publication), url(publication))
        : new ReconcileResult.FoundInPart(
            id(publication),
            url(publication),
            Integer.toString(there),
            "%d of %d are there.".formatted(there, wanted));
  }

  private static String id(UUID publication) {
    return "at-" + publication;
  }

  private static Optional<URI> url(UUID publication) {
    return Optional.of(URI.create("https://threads.example/" + publication));
  }
}
