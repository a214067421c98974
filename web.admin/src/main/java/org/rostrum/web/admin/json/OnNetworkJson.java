package org.rostrum.web.admin.json;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.OnNetwork;
import org.rostrum.posts.Presence;
import org.rostrum.posts.PublicationChange;
import org.rostrum.posts.PublishedEdit;
import org.rostrum.provider.publish.EditableParts;

/** A published post on its network. */
public record OnNetworkJson(
    PublicationJson publication,
    Presence presence,
    @Nullable Instant lookedAt,
    List<EditableParts.Text> editableTexts,
    List<String> editableOptions,
    boolean removable,
    String title,
    String text,
    String link,
    String altText,
    Map<String, String> options,
    List<ChangeJson> changes) {

  /** What it shall say instead; null or absent means as it is, an empty text removes the text. */
  public record PublishedEditJson(
      @Nullable String title,
      @Nullable String text,
      @Nullable String link,
      @Nullable String altText,
      @Nullable Map<String, @Nullable String> options) {
    /** What the platform takes. */
    public PublishedEdit toEdit() {
      return new PublishedEdit(
          Optional.ofNullable(title),
          Optional.ofNullable(text),
          Optional.ofNullable(link),
          Optional.ofNullable(altText),
          Texts.withoutNulls(options));
    }
  }

  /** A change that a person asked for. */
  public record ChangeJson(
      UUID id,
      PublicationChange.Kind kind,
      PublicationChange.State state,
      String reason,
      String requestedBy,
      Instant requestedAt,
      @Nullable Instant endedAt) {
    static ChangeJson of(PublicationChange change) {
      return new ChangeJson(
          change.id(),
          change.kind(),
          change.state(),
          change.reason(),
          change.requestedBy(),
          change.requestedAt(),
          change.endedAt().orElse(null));
    }
  }

  /** The JSON form. */
  public static OnNetworkJson of(OnNetwork post) {
    return new OnNetworkJson(
        PublicationJson.of(post.publication()),
        post.presence(),
        post.lookedAt().orElse(null),
        post.editable().texts().stream().sorted().toList(),
        post.editable().options().stream().sorted().toList(),
        post.removable(),
        post.texts().title(),
        post.texts().text(),
        post.texts().link(),
        post.texts().altText(),
        Texts.sorted(post.options()),
        post.changes().stream().map(ChangeJson::of).toList());
  }
}
