package org.rostrum.scheduler.posts;

import static org.jooq.Records.mapping;
import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.rostrum.posts.MediaCover;
import org.rostrum.posts.MediaUse;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.Target;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.provider.content.Media;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.store.ManyIds;

/**
 * What the workspace knows of the things that a draft names.
 *
 * @param accounts by their ids; those that do not exist are missing
 * @param media one for each use, in order; empty if there is none of that id
 */
record DraftFacts(Map<UUID, KnownAccount> accounts, List<Optional<Media>> media) {

  /** An account as far as posts care. */
  record KnownAccount(
      UUID id,
      String name,
      String providerId,
      String state,
      String reason,
      String environmentLabel) {}

  static DraftFacts load(DSLContext sql, MediaFiles files, UUID workspace, PostDraft draft) {
    return loadAll(sql, files, workspace, List.of(draft)).getFirst();
  }

  /** The facts of many drafts, with one question for all of their accounts. */
  static List<DraftFacts> loadAll(
      DSLContext sql, MediaFiles files, UUID workspace, List<PostDraft> drafts) {
    Map<UUID, KnownAccount> accounts =
        accounts(
            sql,
            workspace,
            drafts.stream()
                .flatMap(draft -> draft.targets().stream())
                .map(Target::accountId)
                .collect(Collectors.toSet()));
    Map<MediaUse, Media> known =
        files.describeAll(
            sql,
            workspace,
            drafts.stream().flatMap(draft -> draft.media().stream()).collect(Collectors.toSet()));
    List<DraftFacts> facts = new ArrayList<>();
    for (PostDraft draft : drafts) {
      List<Optional<Media>> media =
          draft.media().stream().map(use -> Optional.ofNullable(known.get(use))).toList();
      facts.add(new DraftFacts(accounts, media));
    }
    return facts;
  }

  private static Map<UUID, KnownAccount> accounts(DSLContext sql, UUID workspace, Set<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return sql.select(
            ACCOUNT.ID,
            ACCOUNT.DISPLAY_NAME,
            ACCOUNT.PROVIDER_ID,
            ACCOUNT.STATE,
            ACCOUNT.REASON,
            ACCOUNT.ENVIRONMENT_LABEL)
        .from(ACCOUNT)
        .where(ACCOUNT.WORKSPACE_ID.eq(workspace))
        .and(ManyIds.among(sql, ACCOUNT.ID, ids))
        .fetchMap(ACCOUNT.ID, mapping(KnownAccount::new));
  }

  /** What the draft names and does not exist; accounts that it named before are let through. */
  List<FieldProblem> unknown(PostDraft draft, Set<UUID> namedBefore) {
    List<FieldProblem> problems = new ArrayList<>();
    for (int index = 0; index < media.size(); index++) {
      if (media.get(index).isEmpty()) {
        problems.add(
            new FieldProblem(
                "media[" + index + "].mediaId",
                "UNKNOWN",
                "The picture is no longer in the library. Remove it or upload it again."));
      } else if (lacksCover(draft.media().get(index), media.get(index).get())) {
        problems.add(
            new FieldProblem(
                "media[" + index + "].cover.mediaId",
                "UNKNOWN",
                "The cover is no longer in the library. Choose another."));
      }
    }
    for (int index = 0; index < draft.targets().size(); index++) {
      UUID account = draft.targets().get(index).accountId();
      if (!accounts.containsKey(account) && !namedBefore.contains(account)) {
        problems.add(
            new FieldProblem(
                "targets[" + index + "].accountId",
                "UNKNOWN",
                "There is no such account. It may have been disconnected."));
      }
    }
    return problems;
  }

  private static boolean lacksCover(MediaUse use, Media found) {
    return use.cover().filter(MediaCover.Picture.class::isInstance).isPresent()
        && found.cover().isEmpty();
  }

  /** The labels of the environments of the accounts that exist, by their ids. */
  Map<UUID, String> environments() {
    return accounts.values().stream()
        .collect(Collectors.toMap(KnownAccount::id, KnownAccount::environmentLabel));
  }

  /** The media that exist, in order. */
  List<Media> known() {
    return media.stream().flatMap(Optional::stream).toList();
  }
}
