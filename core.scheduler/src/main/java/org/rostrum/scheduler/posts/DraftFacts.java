package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.rostrum.posts.MediaCover;
import org.rostrum.posts.MediaUse;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.Target;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.provider.content.Media;
import org.rostrum.scheduler.media.MediaFiles;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.ManyIds;

/**
 * What the workspace knows of the things that a draft names.
 *
 * @param accounts by their ids; those that do not exist are missing
 * @param media one for each use, in order; empty if there is none of that id
 */
record DraftFacts(Map<UUID, KnownAccount> accounts, List<Optional<Media>> media) {

  /** An account as far as posts care. */
  record KnownAccount(UUID id, String name, String providerId, String state, String reason) {}

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
    Map<MediaUse, Optional<Media>> known = new HashMap<>();
    List<DraftFacts> facts = new ArrayList<>();
    for (PostDraft draft : drafts) {
      List<Optional<Media>> media = new ArrayList<>();
      for (MediaUse use : draft.media()) {
        media.add(known.computeIfAbsent(use, one -> files.describe(sql, workspace, one)));
      }
      facts.add(new DraftFacts(accounts, media));
    }
    return facts;
  }

  private static Map<UUID, KnownAccount> accounts(DSLContext sql, UUID workspace, Set<UUID> ids) {
    Map<UUID, KnownAccount> accounts = new HashMap<>();
    sql.select(ACCOUNT.ID, ACCOUNT.DISPLAY_NAME, ACCOUNT.PROVIDER_ID, ACCOUNT.STATE, ACCOUNT.REASON)
        .from(ACCOUNT)
        .where(ACCOUNT.WORKSPACE_ID.eq(workspace))
        .and(ManyIds.among(dialect(sql), ACCOUNT.ID, ids))
        .fetch()
        .forEach(
            row ->
                accounts.put(
                    row.value1(),
                    new KnownAccount(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
    return accounts;
  }

  private static Dialect dialect(DSLContext sql) {
    return sql.dialect() == SQLDialect.POSTGRES ? Dialect.POSTGRES : Dialect.H2;
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

  /** The media that exist, in order. */
  List<Media> known() {
    return media.stream().flatMap(Optional::stream).toList();
  }
}
