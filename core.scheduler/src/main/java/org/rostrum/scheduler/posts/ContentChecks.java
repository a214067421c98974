package org.rostrum.scheduler.posts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.accounts.AccountView;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.Target;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.isolation.ProviderSilent;
import org.rostrum.scheduler.network.FaultTrace;
import org.rostrum.scheduler.posts.DraftFacts.KnownAccount;
import org.rostrum.scheduler.publishing.PublicationContents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds everything that keeps a draft from being published to its accounts. */
final class ContentChecks {
  private static final Logger LOG = LoggerFactory.getLogger(ContentChecks.class);

  private static final String WHOLE_ADDRESS =
      "The link must be an address such as https://example.org/.";

  private final LiveProviders providers;

  ContentChecks(LiveProviders providers) {
    this.providers = providers;
  }

  /** The problems of one target; runs provider code, so not for inside a transaction. */
  List<ContentProblem> check(PostDraft draft, Target target, DraftFacts facts) {
    @Nullable KnownAccount account = facts.accounts().get(target.accountId());
    if (account == null) {
      return List.of(
          problem("account", "UNKNOWN", "The account was disconnected. Remove it from this post."));
    }
    List<ContentProblem> problems = new ArrayList<>();
    if (!account.state().equals(AccountView.State.CONNECTED.name())) {
      problems.add(
          problem("account", account.state(), account.name() + " must be connected again."));
    }
    Optional<LiveProvider> live = providers.find(account.providerId());
    if (live.isEmpty()) {
      problems.add(
          problem(
              "account",
              "PROVIDER_MISSING",
              providers.absence(account.providerId()) + " The post cannot be checked."));
      return problems;
    }
    problems.addAll(rules(live.get(), content(draft, target, facts), target.options()));
    return problems;
  }

  /** The same problems as fields of the draft. */
  static List<FieldProblem> asFields(int target, List<ContentProblem> problems) {
    return problems.stream()
        .filter(ContentProblem::blocks)
        .map(
            problem ->
                new FieldProblem(
                    "targets[" + target + "]." + problem.path(), problem.code(), problem.message()))
        .toList();
  }

  private static Content content(PostDraft draft, Target target, DraftFacts facts) {
    return new Content(
        target.version().title().orElse(draft.title()),
        target.version().text().orElse(draft.text()),
        PublicationContents.link(target.version().link().orElse(null), draft.link().orElse(null)),
        facts.known(),
        target.version().replies().orElse(draft.replies()));
  }

  private static List<ContentProblem> rules(
      LiveProvider live, Content content, Map<String, String> options) {
    List<ContentProblem> problems = new ArrayList<>();
    ContentRules contentRules = live.descriptor().contentRules();
    problems.addAll(contentRules.check(content));
    content
        .link()
        .filter(ContentChecks::malformed)
        .ifPresent(link -> problems.add(problem("link", "MALFORMED", WHOLE_ADDRESS)));
    if (contentRules.takesOwnLinks(content.media())) {
      problems.addAll(malformedOfPieces(content.media()));
    }
    SettingsSchema schema = live.descriptor().publicationOptions();
    List<SettingProblem> wrong = schema.validate(options, Set.of());
    for (SettingProblem one : wrong) {
      problems.add(problem("options." + one.field(), one.code().name(), one.message()));
    }
    if (wrong.isEmpty()) {
      problems.addAll(asked(live, taken(contentRules, content), schema.withDefaults(options)));
    }
    return problems;
  }

  /** The content as the provider will be handed it. */
  private static Content taken(ContentRules rules, Content content) {
    return new Content(
        content.title(),
        content.text(),
        content.link(),
        content.media(),
        rules.replies().of(content.replies()));
  }

  private static List<ContentProblem> asked(
      LiveProvider live, Content content, Map<String, String> options) {
    try {
      return List.copyOf(live.provider().validate(content, SettingValues.of(options, Map.of())));
    } catch (ProviderSilent e) {
      return List.of(problem("account", "PROVIDER_SILENT", String.valueOf(e.getMessage())));
    } catch (RuntimeException | Error e) {
      LOG.error("Provider {} failed to check a post", live.id(), FaultTrace.of(e));
      return List.of(
          problem(
              "account",
              "PROVIDER_FAILED",
              "The provider «" + live.id() + "» failed to check the post. See the log."));
    }
  }

  private static List<ContentProblem> malformedOfPieces(List<Media> media) {
    List<ContentProblem> problems = new ArrayList<>();
    for (int index = 0; index < media.size(); index++) {
      if (media.get(index).link().filter(ContentChecks::malformed).isPresent()) {
        problems.add(ContentProblem.ofPiece(index, "link", "MALFORMED", WHOLE_ADDRESS));
      }
    }
    return problems;
  }

  private static boolean malformed(String link) {
    try {
      URI uri = new URI(link);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return !web || uri.getHost() == null;
    } catch (URISyntaxException e) {
      return true;
    }
  }

  private static ContentProblem problem(String field, String code, String message) {
    return ContentProblem.of(field, code, message);
  }
}
