package org.rostrum.scheduler.hosting;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.rostrum.hosting.EnvironmentCheck;
import org.rostrum.hosting.EnvironmentCheck.Elsewhere;
import org.rostrum.hosting.EnvironmentView;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.NetworkEnvironment;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.scheduler.store.jooq.tables.Account;

/** Counts what a workspace has inside and outside an environment. */
final class EnvironmentFacts {
  private static final Set<String> AHEAD =
      Set.of(
          PublicationState.SCHEDULED.name(),
          PublicationState.WAITING.name(),
          PublicationState.RETRYING.name());

  private EnvironmentFacts() {}

  static EnvironmentCheck of(
      DSLContext sql, UUID workspace, ProviderDescriptor network, EnvironmentView environment) {
    Condition ours = ACCOUNT.WORKSPACE_ID.eq(workspace).and(ACCOUNT.PROVIDER_ID.eq(network.id()));
    Condition away = ours.and(ACCOUNT.ENVIRONMENT.ne(environment.value()));
    return new EnvironmentCheck(
        environment,
        network.environment(environment.value()).map(NetworkEnvironment::notes).orElse(List.of()),
        sql.fetchCount(ACCOUNT, ours.and(ACCOUNT.ENVIRONMENT.eq(environment.value()))),
        elsewhere(sql, away, environment.value()),
        Math.max(0, sql.fetchCount(ACCOUNT, away) - EnvironmentCheck.MAX_SHOWN));
  }

  private static List<Elsewhere> elsewhere(DSLContext sql, Condition away, String environment) {
    Field<Integer> ahead =
        DSL.field(
            DSL.selectCount()
                .from(PUBLICATION)
                .where(PUBLICATION.ACCOUNT_ID.eq(ACCOUNT.ID))
                .and(PUBLICATION.STATE.in(AHEAD)));
    Account twin = ACCOUNT.as("twin");
    Field<Boolean> also =
        DSL.field(
            DSL.exists(
                DSL.selectOne()
                    .from(twin)
                    .where(twin.WORKSPACE_ID.eq(ACCOUNT.WORKSPACE_ID))
                    .and(twin.PROVIDER_ID.eq(ACCOUNT.PROVIDER_ID))
                    .and(twin.REMOTE_ID.eq(ACCOUNT.REMOTE_ID))
                    .and(twin.ENVIRONMENT.eq(environment))));
    return sql.select(ACCOUNT.ID, ACCOUNT.DISPLAY_NAME, ACCOUNT.ENVIRONMENT_LABEL, ahead, also)
        .from(ACCOUNT)
        .where(away)
        .orderBy(ACCOUNT.DISPLAY_NAME, ACCOUNT.ID)
        .limit(EnvironmentCheck.MAX_SHOWN)
        .fetch(
            row ->
                new Elsewhere(
                    row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }
}
