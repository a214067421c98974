package org.rostrum.scheduler.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.scheduler.accounts.AccountsBench.person;
import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.VAULT_SECRET;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.StoreTest;
import org.rostrum.scheduler.store.TestClock;

/** What {@link AccountSessions#prepare} leaves in memory. */
class PreparedSessionsTest {
  private static final long FIRST_GRANT = 1;

  private final AccountsBench bench;

  PreparedSessionsTest(Store store, TestClock clock) throws IOException {
    bench = new AccountsBench(store, clock);
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  @StoreTest
  void openPreparedSessionsFromMemory() throws Exception {
    UUID account = bench.connectedAccount();

    bench.sessions().prepare(List.of(account, UUID.randomUUID()));
    loseTheTokens();

    AccountSession session = bench.sessions().open(account, FIRST_GRANT);
    assertThat(session.accessToken().expose()).isEqualTo("access-0");
    assertThat(session.remoteId()).isEqualTo("42");
    assertThat(session.service().require("environment")).isEqualTo("sandbox");
    assertThat(session.grantVersion()).isEqualTo(FIRST_GRANT);
  }

  @StoreTest
  void leaveATokenThatEndsSoonToBeRefreshed() throws Exception {
    UUID account = bench.connectedAccount();
    bench.letTokenEnd();
    bench.grants("access-1", "refresh-1", person("42", "Berta"));

    bench.sessions().prepare(List.of(account));

    assertThat(bench.sessions().open(account, FIRST_GRANT).accessToken().expose())
        .isEqualTo("access-1");
  }

  private void loseTheTokens() {
    bench.store.change(
        sql -> {
          int ignored =
              sql.update(ACCOUNT)
                  .setNull(ACCOUNT.ACCESS_SECRET)
                  .setNull(ACCOUNT.REFRESH_SECRET)
                  .execute();
          ignored =
              sql.deleteFrom(VAULT_SECRET).where(VAULT_SECRET.PURPOSE.like("account:%")).execute();
        });
  }
}
