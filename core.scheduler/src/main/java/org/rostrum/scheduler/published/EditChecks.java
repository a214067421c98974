package org.rostrum.scheduler.published;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PublishedEdit;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentRules;
import org.rostrum.provider.content.TextRule;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.EditableParts.Text;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.provider.settings.Setting;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.scheduler.publishing.Texts;

/**
 * What an edit makes of a published post, and everything that is wrong with it.
 *
 * @param texts all that the post shall say
 * @param options all its options
 * @param changed what of it is new
 * @param problems what is wrong; nothing may be sent unless this is empty
 */
record EditChecks(
    PostTexts texts,
    Map<String, String> options,
    EditableParts changed,
    List<FieldProblem> problems) {
  private static final Set<String> TEXT_FIELDS = Set.of("title", "text", "link");

  static EditChecks of(
      ProviderDescriptor network,
      EditableParts editable,
      PostTexts now,
      Map<String, String> optionsNow,
      PublishedEdit edit) {
    PostTexts texts =
        new PostTexts(
            edit.title().orElse(now.title()),
            edit.text().orElse(now.text()),
            edit.link().map(String::strip).orElse(now.link()),
            edit.altText().orElse(now.altText()));
    Map<String, String> options = options(network, optionsNow, edit.options());
    EditableParts changed = changed(now, texts, optionsNow, options);
    List<FieldProblem> problems = new ArrayList<>();
    refuse(network, editable, changed, problems);
    tooLong(texts, problems);
    if (problems.isEmpty()) {
      rules(network.contentRules(), texts, changed, problems);
      for (SettingProblem one : network.publicationOptions().validate(options, Set.of())) {
        problems.add(new FieldProblem("options." + one.field(), one.code().name(), one.message()));
      }
    }
    return new EditChecks(texts, options, changed, List.copyOf(problems));
  }

  /** A choice that was narrowed by another one, such as a section, goes when that one changes. */
  private static Map<String, String> options(
      ProviderDescriptor network, Map<String, String> now, Map<String, String> edit) {
    Map<String, String> options = new HashMap<>(now);
    options.putAll(edit);
    options.values().removeIf(String::isBlank);
    for (Setting setting : network.publicationOptions().settings()) {
      boolean moved =
          setting.lookupDependsOn().stream()
              .anyMatch(key -> !options.getOrDefault(key, "").equals(now.getOrDefault(key, "")));
      if (moved && !edit.containsKey(setting.key())) {
        options.remove(setting.key());
      }
    }
    return Map.copyOf(options);
  }

  private static EditableParts changed(
      PostTexts now, PostTexts then, Map<String, String> optionsNow, Map<String, String> options) {
    EnumSet<Text> texts = EnumSet.noneOf(Text.class);
    add(texts, Text.TITLE, now.title(), then.title());
    add(texts, Text.TEXT, now.text(), then.text());
    add(texts, Text.LINK, now.link(), then.link());
    add(texts, Text.ALT_TEXT, now.altText(), then.altText());
    Set<String> keys = new HashSet<>(optionsNow.keySet());
    keys.addAll(options.keySet());
    keys.removeIf(key -> optionsNow.getOrDefault(key, "").equals(options.getOrDefault(key, "")));
    return new EditableParts(texts, keys);
  }

  private static void add(EnumSet<Text> texts, Text part, String now, String then) {
    if (!now.equals(then)) {
      texts.add(part);
    }
  }

  private static void refuse(
      ProviderDescriptor network,
      EditableParts editable,
      EditableParts changed,
      List<FieldProblem> problems) {
    if (changed.isNothing()) {
      problems.add(new FieldProblem("text", "UNCHANGED", "Nothing was changed."));
    }
    for (Text text : changed.texts()) {
      if (!editable.texts().contains(text)) {
        problems.add(fixed(network, field(text)));
      }
    }
    for (String key : changed.options()) {
      if (!editable.options().contains(key)) {
        problems.add(fixed(network, "options." + key));
      }
    }
  }

  private static FieldProblem fixed(ProviderDescriptor network, String field) {
    return new FieldProblem(
        field, "FIXED", network.name() + " does not let this be changed once it is published.");
  }

  static String field(Text text) {
    return switch (text) {
      case TITLE -> "title";
      case TEXT -> "text";
      case LINK -> "link";
      case ALT_TEXT -> "altText";
    };
  }

  private static void tooLong(PostTexts texts, List<FieldProblem> problems) {
    bounded("title", texts.title(), PostDraft.MAX_TITLE, problems);
    bounded("text", texts.text(), PostDraft.MAX_TEXT, problems);
    bounded("link", texts.link(), PostDraft.MAX_LINK, problems);
    bounded("altText", texts.altText(), PostDraft.MAX_ALT_TEXT, problems);
  }

  private static void bounded(String field, String text, int most, List<FieldProblem> problems) {
    if (text.codePointCount(0, text.length()) > most || !Texts.isStorable(text)) {
      problems.add(
          new FieldProblem(
              field, "TOO_LONG", "At most " + most + " characters, and no broken ones, fit here."));
    }
  }

  /** Pictures cannot change, so that only what is said is checked. */
  private static void rules(
      ContentRules rules, PostTexts texts, EditableParts changed, List<FieldProblem> problems) {
    Optional<String> link = Optional.of(texts.link()).filter(one -> !one.isBlank());
    rules.check(new Content(texts.title(), texts.text(), link, List.of())).stream()
        .filter(problem -> TEXT_FIELDS.contains(problem.field()))
        .forEach(
            problem ->
                problems.add(new FieldProblem(problem.field(), problem.code(), problem.message())));
    TextRule alt = rules.altText();
    int length = alt.unit().count(texts.altText());
    if (changed.texts().contains(Text.ALT_TEXT) && length > alt.maxLength()) {
      problems.add(
          new FieldProblem(
              "altText",
              "TOO_LONG",
              alt.label()
                  + " has "
                  + length
                  + " characters; at most "
                  + alt.maxLength()
                  + " are allowed."));
    }
    if (changed.texts().contains(Text.LINK) && link.isPresent() && !isWeb(link.get())) {
      problems.add(
          new FieldProblem(
              "link", "MALFORMED", "The link must be an address such as https://example.org/."));
    }
  }

  private static boolean isWeb(String link) {
    try {
      URI uri = new URI(link);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
