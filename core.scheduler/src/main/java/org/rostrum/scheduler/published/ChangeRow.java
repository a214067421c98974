package org.rostrum.scheduler.published;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rostrum.posts.PublicationChange.Kind;
import org.rostrum.provider.publish.EditableParts;
import org.rostrum.provider.publish.PostEdit;
import org.rostrum.provider.publish.PostTexts;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.publishing.OptionsText;
import org.rostrum.scheduler.store.jooq.tables.records.PostChangeRecord;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/**
 * A change that was taken to be worked on.
 *
 * @param maySent whether the network may have been called for it before
 * @param fence with which its outcome is believed
 * @param tries how often it was taken, this time included
 */
record ChangeRow(
    UUID id,
    UUID publication,
    UUID workspace,
    UUID account,
    String providerId,
    String remoteId,
    Kind kind,
    PostTexts texts,
    Map<String, String> options,
    EditableParts changed,
    boolean maySent,
    long fence,
    int tries,
    UUID requestedById,
    String requestedBy) {

  static ChangeRow of(PostChangeRecord row, PublicationRecord publication) {
    return new ChangeRow(
        row.getId(),
        row.getPublicationId(),
        row.getWorkspaceId(),
        publication.getAccountId(),
        publication.getProviderId(),
        Optional.ofNullable(publication.getRemoteId()).orElse(""),
        Kind.valueOf(row.getKind()),
        new PostTexts(row.getTitle(), row.getBody(), row.getLink(), row.getAltText()),
        OptionsText.read(row.getOptions()),
        parts(row.getChanged()),
        row.getState().equals("UNDER_WAY"),
        row.getFence() + 1,
        row.getTries() + 1,
        row.getRequestedById(),
        row.getRequestedBy());
  }

  PostEdit edit() {
    return new PostEdit(remoteId, texts, SettingValues.of(options, Map.of()), changed);
  }

  /** The parts as they are stored: texts in capitals, keys of options with a colon before. */
  static String text(EditableParts parts) {
    TreeSet<String> names = new TreeSet<>();
    parts.texts().forEach(one -> names.add(one.name()));
    parts.options().forEach(key -> names.add(":" + key));
    return String.join(" ", names);
  }

  static EditableParts parts(String text) {
    Map<Boolean, Set<String>> names =
        Arrays.stream(text.split(" "))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.partitioningBy(name -> name.startsWith(":"), Collectors.toSet()));
    return new EditableParts(
        names.getOrDefault(false, Set.of()).stream()
            .map(EditableParts.Text::valueOf)
            .collect(Collectors.toSet()),
        names.getOrDefault(true, Set.of()).stream()
            .map(name -> name.substring(1))
            .collect(Collectors.toSet()));
  }

  /** Whether what the network says now is what was wanted, in all that was to change. */
  boolean isWhat(PostTexts there, Map<String, String> at) {
    for (EditableParts.Text part : changed.texts()) {
      if (!same(part, there)) {
        return false;
      }
    }
    return changed.options().stream()
        .allMatch(key -> options.getOrDefault(key, "").equals(at.getOrDefault(key, "")));
  }

  private boolean same(EditableParts.Text part, PostTexts there) {
    return switch (part) {
      case TITLE -> alike(texts.title(), there.title());
      case TEXT -> alike(texts.text(), there.text());
      case LINK -> alike(texts.link(), there.link());
      case ALT_TEXT -> alike(texts.altText(), there.altText());
    };
  }

  /** Networks tidy spaces and line ends. */
  private static boolean alike(String one, String other) {
    return one.strip().replaceAll("\\s+", " ").equals(other.strip().replaceAll("\\s+", " "));
  }
}
