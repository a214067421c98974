package org.rostrum.scheduler.publishing;

import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.MediaUse;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.scheduler.media.MediaFiles;

/** What goes to an account: the shared content of a post with the account's version applied. */
public final class PublicationContents {
  private PublicationContents() {}

  /**
   * The texts of a publication as they are stored; null where the account has no own version.
   *
   * @param post the post
   * @param workspace whose
   * @param media whether the post has media
   */
  public record Stored(
      UUID post,
      UUID workspace,
      boolean media,
      @Nullable String ownTitle,
      @Nullable String ownBody,
      @Nullable String ownLink,
      @Nullable String ownReplies,
      String title,
      String body,
      @Nullable String link,
      @Nullable String replies) {

    /** The same with the texts of the post, and whether it has media. */
    public Stored with(
        String newTitle,
        String newBody,
        @Nullable String newLink,
        @Nullable String newReplies,
        boolean newMedia) {
      return new Stored(
          post,
          workspace,
          newMedia,
          ownTitle,
          ownBody,
          ownLink,
          ownReplies,
          newTitle,
          newBody,
          newLink,
          newReplies);
    }

    Content with(List<Media> pieces) {
      return new Content(
          ownTitle == null ? title : ownTitle,
          ownBody == null ? body : ownBody,
          PublicationContents.link(ownLink, link),
          pieces,
          RepliesText.read(ownReplies == null ? replies : ownReplies));
    }
  }

  /** Puts texts and media together, for publications by their ids. */
  public static Map<UUID, Content> of(DSLContext sql, MediaFiles files, Map<UUID, Stored> stored) {
    Map<UUID, UUID> workspaces = new HashMap<>();
    for (Stored one : stored.values()) {
      if (one.media()) {
        workspaces.put(one.post(), one.workspace());
      }
    }
    Map<UUID, List<Media>> media = workspaces.isEmpty() ? Map.of() : media(sql, files, workspaces);
    Map<UUID, Content> contents = new HashMap<>();
    stored.forEach(
        (id, one) -> contents.put(id, one.with(media.getOrDefault(one.post(), List.of()))));
    return contents;
  }

  /** The link in force: the account's own where it has one, blank for none. */
  public static Optional<String> link(@Nullable String own, @Nullable String shared) {
    return Optional.ofNullable(own == null ? shared : own).filter(link -> !link.isBlank());
  }

  private static Map<UUID, List<Media>> media(
      DSLContext sql, MediaFiles files, Map<UUID, UUID> workspaceOfPost) {
    Map<UUID, List<MediaUse>> uses =
        sql.select(POST_MEDIA.POST_ID)
            .select(PieceRows.FIELDS)
            .from(POST_MEDIA)
            .where(POST_MEDIA.POST_ID.in(workspaceOfPost.keySet()))
            .orderBy(POST_MEDIA.POST_ID, POST_MEDIA.ORDINAL)
            .fetchGroups(row -> row.get(POST_MEDIA.POST_ID), PieceRows::read);
    Map<UUID, Set<MediaUse>> ofWorkspaces = new HashMap<>();
    uses.forEach(
        (post, pieces) ->
            ofWorkspaces
                .computeIfAbsent(workspaceOfPost.getOrDefault(post, post), first -> new HashSet<>())
                .addAll(pieces));
    Map<UUID, Map<MediaUse, Media>> known = new HashMap<>();
    ofWorkspaces.forEach(
        (workspace, pieces) -> known.put(workspace, files.describeAll(sql, workspace, pieces)));
    Map<UUID, List<Media>> media = new HashMap<>();
    uses.forEach(
        (post, pieces) -> {
          Map<MediaUse, Media> there =
              known.getOrDefault(workspaceOfPost.getOrDefault(post, post), Map.of());
          media.put(
              post,
              pieces.stream()
                  .map(use -> Optional.ofNullable(there.get(use)).orElseGet(() -> gone(use)))
                  .toList());
        });
    return media;
  }

  /** Stands for a picture that is gone, so that preparing it fails instead of leaving it out. */
  private static Media gone(MediaUse use) {
    return new Media(
        use.mediaId().toString(),
        MediaKind.IMAGE,
        "",
        0,
        0,
        0,
        Optional.empty(),
        "",
        use.altText());
  }
}
