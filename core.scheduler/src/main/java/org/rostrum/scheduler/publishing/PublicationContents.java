package org.rostrum.scheduler.publishing;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.scheduler.media.MediaFiles;

/** Reads what goes to an account: the shared content with the account's version applied. */
public final class PublicationContents {
  private PublicationContents() {}

  /** The content of publications, by their ids. */
  public static Map<UUID, Content> read(
      DSLContext sql, MediaFiles files, Collection<UUID> publications) {
    var rows =
        sql.select(
                PUBLICATION.ID,
                PUBLICATION.POST_ID,
                PUBLICATION.WORKSPACE_ID,
                PUBLICATION.VERSION_TITLE,
                PUBLICATION.VERSION_BODY,
                PUBLICATION.VERSION_LINK,
                POST.TITLE,
                POST.BODY,
                POST.LINK)
            .from(PUBLICATION)
            .join(POST)
            .on(POST.ID.eq(PUBLICATION.POST_ID))
            .where(PUBLICATION.ID.in(publications))
            .fetch();
    Map<UUID, UUID> workspaces = new HashMap<>();
    rows.forEach(row -> workspaces.put(row.value2(), row.value3()));
    Map<UUID, List<Media>> media = media(sql, files, workspaces);
    Map<UUID, Content> contents = new HashMap<>();
    for (var row : rows) {
      contents.put(
          row.value1(),
          new Content(
              either(row.value4(), row.value7()),
              either(row.value5(), row.value8()),
              link(row.value6(), row.value9()),
              media.getOrDefault(row.value2(), List.of())));
    }
    return contents;
  }

  /** The link in force: the account's own where it has one, blank for none. */
  public static Optional<String> link(@Nullable String own, @Nullable String shared) {
    return Optional.ofNullable(own == null ? shared : own).filter(link -> !link.isBlank());
  }

  private static String either(@Nullable String own, String shared) {
    return own == null ? shared : own;
  }

  private static Map<UUID, List<Media>> media(
      DSLContext sql, MediaFiles files, Map<UUID, UUID> workspaceOfPost) {
    Map<UUID, List<Media>> media = new HashMap<>();
    sql.select(POST_MEDIA.POST_ID, POST_MEDIA.MEDIA_ID, POST_MEDIA.ALT_TEXT)
        .from(POST_MEDIA)
        .where(POST_MEDIA.POST_ID.in(workspaceOfPost.keySet()))
        .orderBy(POST_MEDIA.POST_ID, POST_MEDIA.ORDINAL)
        .fetch()
        .forEach(
            row ->
                media
                    .computeIfAbsent(row.value1(), post -> new ArrayList<>())
                    .add(
                        files
                            .describe(
                                sql,
                                workspaceOfPost.getOrDefault(row.value1(), row.value1()),
                                row.value2(),
                                row.value3())
                            .orElseGet(() -> gone(row.value2(), row.value3()))));
    return media;
  }

  /** Stands for a picture that is gone, so that preparing it fails instead of leaving it out. */
  private static Media gone(UUID id, String altText) {
    return new Media(id.toString(), MediaKind.IMAGE, "", 0, 0, 0, Optional.empty(), "", altText);
  }
}
