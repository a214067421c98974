package org.rostrum.scheduler.posts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rostrum.posts.MediaUse;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.Target;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.scheduler.publishing.Texts;

/** Checks the limits that every draft keeps, whatever the networks say. */
final class DraftLimits {
  private static final int MAX_OPTION_KEY = 64;

  private final List<FieldProblem> problems = new ArrayList<>();

  private DraftLimits() {}

  /** Every limit that the draft breaks; empty if it can be kept. */
  static List<FieldProblem> check(PostDraft draft) {
    DraftLimits limits = new DraftLimits();
    limits.text("title", draft.title(), PostDraft.MAX_TITLE);
    limits.text("text", draft.text(), PostDraft.MAX_TEXT);
    draft.link().ifPresent(link -> limits.link("link", link));
    limits.count("media", draft.media().size(), PostDraft.MAX_MEDIA);
    limits.replies("replies", draft.replies());
    limits.count("targets", draft.targets().size(), PostDraft.MAX_TARGETS);
    limits.media(draft.media());
    limits.targets(draft.targets());
    return List.copyOf(limits.problems);
  }

  private void media(List<MediaUse> media) {
    for (int index = 0; index < media.size(); index++) {
      MediaUse use = media.get(index);
      String field = "media[" + index + "]";
      text(field + ".altText", use.altText(), PostDraft.MAX_ALT_TEXT);
      text(field + ".title", use.title(), PostDraft.MAX_TITLE);
      text(field + ".text", use.text(), PostDraft.MAX_TEXT);
      use.link().ifPresent(link -> link(field + ".link", link));
    }
  }

  private void targets(List<Target> targets) {
    Set<UUID> seen = new HashSet<>();
    for (int index = 0; index < targets.size(); index++) {
      Target target = targets.get(index);
      String field = "targets[" + index + "]";
      if (!seen.add(target.accountId())) {
        problem(field + ".accountId", "DUPLICATE", "The account is there twice. Remove one.");
      }
      target
          .version()
          .title()
          .ifPresent(title -> text(field + ".version.title", title, PostDraft.MAX_TITLE));
      target
          .version()
          .text()
          .ifPresent(text -> text(field + ".version.text", text, PostDraft.MAX_TEXT));
      target.version().link().ifPresent(link -> link(field + ".version.link", link));
      target.version().replies().ifPresent(own -> replies(field + ".version.replies", own));
      options(field + ".options", target.options());
    }
  }

  private void replies(String field, List<String> replies) {
    count(field, replies.size(), PostDraft.MAX_REPLIES);
    for (int index = 0; index < replies.size(); index++) {
      text(field + "[" + index + "]", replies.get(index), PostDraft.MAX_REPLY);
    }
  }

  private void options(String field, Map<String, String> options) {
    count(field, options.size(), SettingsSchema.MAX_SETTINGS);
    options.forEach(
        (key, value) -> {
          if (key.length() > MAX_OPTION_KEY || !Texts.isStorable(key)) {
            problem(field, "UNKNOWN", "An option's name is too long or malformed.");
          } else {
            text(field + "." + key, value, SettingsSchema.DEFAULT_MAX_LENGTH);
          }
        });
  }

  private void text(String field, String value, int most) {
    int length = value.codePointCount(0, value.length());
    if (length > most) {
      problem(
          field,
          "TOO_LONG",
          "It has " + length + " characters; at most " + most + " are allowed. Shorten it.");
    }
    storable(field, value);
  }

  private void link(String field, String value) {
    if (value.length() > PostDraft.MAX_LINK) {
      problem(
          field,
          "TOO_LONG",
          "The link has "
              + value.length()
              + " characters; at most "
              + PostDraft.MAX_LINK
              + " are allowed.");
    }
    storable(field, value);
  }

  private void storable(String field, String value) {
    if (!Texts.isStorable(value)) {
      problem(
          field, "MALFORMED", "It contains characters that are none (U+0000 or halves of pairs).");
    }
  }

  private void count(String field, int count, int most) {
    if (count > most) {
      problem(
          field,
          "TOO_MANY",
          "There are " + count + "; at most " + most + " are allowed. Remove some.");
    }
  }

  private void problem(String field, String code, String message) {
    problems.add(new FieldProblem(field, code, message));
  }
}
