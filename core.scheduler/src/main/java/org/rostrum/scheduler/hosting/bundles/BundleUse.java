package org.rostrum.scheduler.hosting.bundles;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.store.Store;

/** Who depends on a provider: accounts and publications of all workspaces. */
final class BundleUse {
  private static final Set<PublicationState> NOT_WAITING = EnumSet.of(PublicationState.DRAFT);
  private static final List<String> WAITING =
      Arrays.stream(PublicationState.values())
          .filter(state -> !state.isFinal() && !NOT_WAITING.contains(state))
          .map(Enum::name)
          .toList();

  private final Store store;

  BundleUse(Store store) {
    this.store = store;
  }

  int accounts(String providerId) {
    return store.read(sql -> sql.fetchCount(ACCOUNT, ACCOUNT.PROVIDER_ID.eq(providerId)));
  }

  int waiting(String providerId) {
    return store.read(
        sql ->
            sql.fetchCount(
                PUBLICATION,
                PUBLICATION.PROVIDER_ID.eq(providerId).and(PUBLICATION.STATE.in(WAITING))));
  }
}
